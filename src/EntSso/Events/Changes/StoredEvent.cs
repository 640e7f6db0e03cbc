using System.Collections;
using System.Globalization;
using System.Text;
using EntSso.Events.Reading;

namespace EntSso.Events.Changes;

/// <summary>What many events of a log share.</summary>
internal sealed record EventOrigin(
    EventDefinition Definition, string ProviderName, string EventSourceName, string Computer, string Channel, string Source, int Level,
    int Qualifiers, ulong Keywords,
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
/// An event kept until the end of a reading in some 120 bytes instead of 2,000, so that a million changes fit into memory. What a user
/// requests is interpreted again.
/// </summary>
internal sealed class StoredEvent
{
    private readonly object _content;
    private readonly int _at;

    public StoredEvent(EventRecord record, EventDefinition definition, PackedEvents packed)
    {
        Ticks = record.TimeCreated?.Ticks ?? -1;
        (_content, _at) = packed.Pack(record, definition);
    }

    public StoredEvent(SyncEvent syncEvent)
    {
        Ticks = syncEvent.TimeCreated?.Ticks ?? -1;
        _content = syncEvent;
    }

    public EventDefinition Definition => Origin?.Definition ?? ((SyncEvent)_content).Definition!;

    public string Computer => Origin?.Computer ?? ((SyncEvent)_content).Computer;

    public string Source => Origin?.Source ?? ((SyncEvent)_content).Source;

    /// <inheritdoc cref="EventRecord.Part"/>
    public int Part => Origin?.Part ?? ((SyncEvent)_content).Part;

    public DateTime? Time => Ticks < 0 ? null : new DateTime(Ticks, DateTimeKind.Utc);

    /// <summary>For sorting: events without a time come first.</summary>
    public long Ticks { get; }

    /// <summary>The event that was joined to the same change before this one.</summary>
    public StoredEvent? Previous { get; set; }

    private EventOrigin? Origin => (_content as PackedEvents.Block)?.OriginAt(_at);

    public SyncEvent ToEvent() =>
        _content is PackedEvents.Block block ? SyncEventInterpreter.Interpret(block.RecordAt(_at, Time)) : (SyncEvent)_content;
}

/// <summary>Events that are interpreted one by one when they are requested: a caller may have been refused a million times.</summary>
internal sealed class StoredEvents(StoredEvent[] events) : IReadOnlyList<SyncEvent>
{
    public int Count => events.Length;

    public SyncEvent this[int index] => events[index].ToEvent();

    public IEnumerator<SyncEvent> GetEnumerator() => events.Select(stored => stored.ToEvent()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Their number: written out they would be longer than a cell can be.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} events", Count);
}

/// <summary>
/// Records in few bytes, and back without loss of what the interpreter reads. Many records share a block, so that each costs no object; a
/// block is freed with its last event.
/// </summary>
internal sealed class PackedEvents
{
    private const int Latin = 0, Utf16 = 1, LowerGuid = 2, UpperGuid = 3;
    private const int BlockSize = 1 << 18, LongestNumber = 10;
    private static readonly Encoding _latin = Encoding.GetEncoding(28591);

    private readonly List<EventOrigin> _origins = [];
    private readonly Dictionary<EventOrigin, int> _numbers = [];
    private Block _block = new([], []);
    private int _end;

    /// <summary>Keeps a record; it is in the returned block, from the returned place on.</summary>
    public (Block Block, int At) Pack(EventRecord record, EventDefinition definition)
    {
        int most = (3 * LongestNumber) + record.Strings.Sum(text => LongestNumber + (2 * text.Length));
        if (_block.Bytes.Length - _end < most)
        {
            (_block, _end) = (new Block(new byte[Math.Max(BlockSize, most)], _origins), 0);
        }

        int at = _end;
        WriteNumber(NumberOf(record, definition));
        WriteNumber(record.RecordId);
        WriteNumber(record.Strings.Count);
        byte[] bytes = _block.Bytes;
        foreach (string text in record.Strings)
        {
            if (text.Length == 36 && Guid.TryParseExact(text, "D", out Guid guid) && KindOfGuid(text, guid) is { } kind)
            {
                WriteNumber(kind);
                guid.ToByteArray().CopyTo(bytes, _end);
                _end += 16;
                continue;
            }

            bool isLatin = text.All(c => c <= 0xFF);
            WriteNumber((4L * text.Length) + (isLatin ? Latin : Utf16));
            if (isLatin)
            {
                _end += _latin.GetBytes(text, 0, text.Length, bytes, _end);
                continue;
            }

            // Not through an encoding: it would replace lone surrogates.
            foreach (char c in text)
            {
                bytes[_end++] = (byte)c;
                bytes[_end++] = (byte)(c >> 8);
            }
        }

        return (_block, at);
    }

    private int NumberOf(EventRecord record, EventDefinition definition)
    {
        bool isNamed = record.Names.Any(name => name.Length > 0);
        var origin = new EventOrigin(
            definition, record.ProviderName, record.EventSourceName, record.Computer, record.Channel, record.Source, record.Level,
            record.Qualifiers, record.Keywords,
            record.Part, record.IsTextGuessed, new EventNames(isNamed ? record.Names : []));
        if (!_numbers.TryGetValue(origin, out int number))
        {
            _numbers.Add(origin, number = _origins.Count);
            _origins.Add(origin);
        }

        return number;
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
            _block.Bytes[_end++] = (byte)(rest | 0x80);
        }

        _block.Bytes[_end++] = (byte)rest;
    }

    /// <summary>Packed records of one reading.</summary>
    internal sealed class Block(byte[] bytes, List<EventOrigin> origins)
    {
        public byte[] Bytes => bytes;

        public EventOrigin OriginAt(int at) => origins[(int)ReadNumber(ref at)];

        public EventRecord RecordAt(int at, DateTime? time)
        {
            EventOrigin origin = origins[(int)ReadNumber(ref at)];
            var record = new EventRecord
            {
                ProviderName = origin.ProviderName,
                EventSourceName = origin.EventSourceName,
                Id = origin.Definition.Id,
                Qualifiers = origin.Qualifiers,
                Level = origin.Level,
                Keywords = origin.Keywords,
                TimeCreated = time,
                RecordId = ReadNumber(ref at),
                Computer = origin.Computer,
                Channel = origin.Channel,
                Strings = ReadStrings(at),
                Names = origin.Names.Names,
                Source = origin.Source,
                Part = origin.Part,
            };
            if (origin.IsTextGuessed)
            {
                record.MarkGuessedText();
            }

            return record;
        }

        private string[] ReadStrings(int at)
        {
            var strings = new string[ReadNumber(ref at)];
            for (int i = 0; i < strings.Length; i++)
            {
                long head = ReadNumber(ref at);
                int length = (int)(head >> 2);
                switch (head & 3)
                {
                    case Latin:
                        strings[i] = _latin.GetString(bytes, at, length);
                        at += length;
                        break;
                    case Utf16:
                        var text = new char[length];
                        Buffer.BlockCopy(bytes, at, text, 0, 2 * length);
                        strings[i] = new string(text);
                        at += 2 * length;
                        break;
                    default:
                        var id = new byte[16];
                        Buffer.BlockCopy(bytes, at, id, 0, 16);
                        string guid = new Guid(id).ToString();
                        strings[i] = (head & 3) == UpperGuid ? guid.ToUpperInvariant() : guid;
                        at += 16;
                        break;
                }
            }

            return strings;
        }

        private long ReadNumber(ref int at)
        {
            ulong number = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = bytes[at++];
                number |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80)
                {
                    return (long)number;
                }
            }
        }
    }
}
