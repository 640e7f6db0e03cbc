using System.Collections;
using System.Globalization;
using System.Text;
using EntSso.Events.Reading;

namespace EntSso.Events.Changes;

/// <summary>What many events of a log share.</summary>
internal sealed record EventOrigin(
    EventDefinition Definition, string ProviderName, string EventSourceName, string Computer, string Channel, string Source, int Level, int Qualifiers, ulong Keywords,
    int Part, bool IsTextGuessed, EventNames Names);

/// <summary>The names of the values of a manifest event, compared by content.</summary>
internal readonly struct EventNames(IReadOnlyList<string> names) : IEquatable<EventNames>
{
    public IReadOnlyList<string> Names { get; } = names;

    public bool Equals(EventNames other) => ReferenceEquals(Names, other.Names) || Names.SequenceEqual(other.Names);

    public override bool Equals(object? obj) => obj is EventNames other && Equals(other);

    public override int GetHashCode() => Names.Count == 0 ? 0 : (Names.Count * 397) ^ Names[0].GetHashCode();
}

/// <summary>
/// An event kept until the end of a reading in some 140 bytes instead of 2,000, so that a million changes fit into memory. What a user
/// requests is interpreted again.
/// </summary>
internal sealed class StoredEvent
{
    private readonly EventOrigin? _origin;
    private readonly object _content;
    private readonly int _at;
    private readonly long _ticks;

    public StoredEvent(EventRecord record, EventOrigin origin, PackedStrings texts)
    {
        _origin = origin;
        _ticks = record.TimeCreated?.Ticks ?? -1;
        (_content, _at) = texts.Pack(record.RecordId, record.Strings);
    }

    public StoredEvent(SyncEvent syncEvent)
    {
        _ticks = syncEvent.TimeCreated?.Ticks ?? -1;
        _content = syncEvent;
    }

    public EventDefinition Definition => _origin?.Definition ?? ((SyncEvent)_content).Definition!;

    public string Computer => _origin?.Computer ?? ((SyncEvent)_content).Computer;

    public string Source => _origin?.Source ?? ((SyncEvent)_content).Source;

    /// <inheritdoc cref="EventRecord.Part"/>
    public int Part => _origin?.Part ?? ((SyncEvent)_content).Part;

    public DateTime? Time => _ticks < 0 ? null : new DateTime(_ticks, DateTimeKind.Utc);

    /// <summary>For sorting: events without a time come first.</summary>
    public long Ticks => _ticks;

    /// <summary>The event that was joined to the same change before this one.</summary>
    public StoredEvent? Previous { get; set; }

    public SyncEvent ToEvent(SyncEventInterpreter interpreter)
    {
        if (_origin is null)
        {
            return (SyncEvent)_content;
        }

        (long recordId, string[] strings) = PackedStrings.Unpack((byte[])_content, _at);
        var record = new EventRecord
        {
            ProviderName = _origin.ProviderName,
            EventSourceName = _origin.EventSourceName,
            Id = Definition.Id,
            Qualifiers = _origin.Qualifiers,
            Level = _origin.Level,
            Keywords = _origin.Keywords,
            TimeCreated = Time,
            RecordId = recordId,
            Computer = _origin.Computer,
            Channel = _origin.Channel,
            Strings = strings,
            Names = _origin.Names.Names,
            Source = _origin.Source,
            Part = _origin.Part,
        };
        if (_origin.IsTextGuessed)
        {
            record.MarkGuessedText();
        }

        return interpreter.Interpret(record);
    }
}

/// <summary>Events that are interpreted one by one when they are requested: a caller may have been refused a million times.</summary>
internal sealed class StoredEvents(StoredEvent[] events, SyncEventInterpreter interpreter) : IReadOnlyList<SyncEvent>
{
    public int Count => events.Length;

    public SyncEvent this[int index] => events[index].ToEvent(interpreter);

    public IEnumerator<SyncEvent> GetEnumerator() => events.Select(stored => stored.ToEvent(interpreter)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Their number: written out they would be longer than a cell can be.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} events", Count);
}

/// <summary>
/// Record numbers and insertion strings in few bytes, and back without loss. Many events share a block, so that each costs no object; a block is freed with its
/// last event.
/// </summary>
internal sealed class PackedStrings
{
    private const int Latin = 0, Utf16 = 1, LowerGuid = 2, UpperGuid = 3;
    private const int BlockSize = 1 << 18, LongestNumber = 10;
    private static readonly Encoding _latin = Encoding.GetEncoding(28591);

    private byte[] _block = [];
    private int _end;

    /// <summary>Keeps a record number and the strings; they are in the returned block, from the returned place on.</summary>
    public (byte[] Block, int At) Pack(long recordId, IReadOnlyList<string> strings)
    {
        int most = (2 * LongestNumber) + strings.Sum(text => LongestNumber + (2 * text.Length));
        if (_block.Length - _end < most)
        {
            (_block, _end) = (new byte[Math.Max(BlockSize, most)], 0);
        }

        int at = _end;
        WriteNumber(recordId);
        WriteNumber(strings.Count);
        foreach (string text in strings)
        {
            if (text.Length == 36 && Guid.TryParseExact(text, "D", out Guid guid) && KindOfGuid(text, guid) is { } kind)
            {
                WriteNumber(kind);
                guid.ToByteArray().CopyTo(_block, _end);
                _end += 16;
                continue;
            }

            bool isLatin = text.All(c => c <= 0xFF);
            WriteNumber((text.Length << 2) | (isLatin ? Latin : Utf16));
            if (isLatin)
            {
                _end += _latin.GetBytes(text, 0, text.Length, _block, _end);
                continue;
            }

            // Not through an encoding: it would replace lone surrogates.
            foreach (char c in text)
            {
                _block[_end++] = (byte)c;
                _block[_end++] = (byte)(c >> 8);
            }
        }

        return (_block, at);
    }

    public static (long RecordId, string[] Strings) Unpack(byte[] packed, int at)
    {
        long recordId = ReadNumber(packed, ref at);
        var strings = new string[ReadNumber(packed, ref at)];
        for (int i = 0; i < strings.Length; i++)
        {
            int head = (int)ReadNumber(packed, ref at);
            int length = head >> 2;
            switch (head & 3)
            {
                case Latin:
                    strings[i] = _latin.GetString(packed, at, length);
                    at += length;
                    break;
                case Utf16:
                    var text = new char[length];
                    Buffer.BlockCopy(packed, at, text, 0, 2 * length);
                    strings[i] = new string(text);
                    at += 2 * length;
                    break;
                default:
                    var bytes = new byte[16];
                    Buffer.BlockCopy(packed, at, bytes, 0, 16);
                    string guid = new Guid(bytes).ToString();
                    strings[i] = (head & 3) == UpperGuid ? guid.ToUpperInvariant() : guid;
                    at += 16;
                    break;
            }
        }

        return (recordId, strings);
    }

    private static int? KindOfGuid(string text, Guid guid)
    {
        string lower = guid.ToString();
        return text == lower ? LowerGuid : string.Equals(text, lower.ToUpperInvariant(), StringComparison.Ordinal) ? UpperGuid : null;
    }

    private void WriteNumber(long number)
    {
        ulong rest = (ulong)number;
        for (; rest >= 0x80; rest >>= 7)
        {
            _block[_end++] = (byte)(rest | 0x80);
        }

        _block[_end++] = (byte)rest;
    }

    private static long ReadNumber(byte[] packed, ref int at)
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = packed[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)number;
            }
        }
    }
}
