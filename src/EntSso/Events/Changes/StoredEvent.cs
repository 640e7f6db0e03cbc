using System.Collections;
using System.Text;
using EntSso.Events.Reading;

namespace EntSso.Events.Changes;

/// <summary>What many events of a log share.</summary>
internal sealed record EventOrigin(
    string ProviderName, string EventSourceName, string Computer, string Channel, string Source, int Level, int Qualifiers, ulong Keywords, EventNames Names);

/// <summary>The names of the values of a manifest event, compared by content.</summary>
internal readonly struct EventNames(IReadOnlyList<string> names) : IEquatable<EventNames>
{
    public IReadOnlyList<string> Names { get; } = names;

    public bool Equals(EventNames other) => ReferenceEquals(Names, other.Names) || Names.SequenceEqual(other.Names);

    public override bool Equals(object? obj) => obj is EventNames other && Equals(other);

    public override int GetHashCode() => Names.Count == 0 ? 0 : (Names.Count * 397) ^ Names[0].GetHashCode();
}

/// <summary>
/// An event kept until the end of a reading in some 150 bytes instead of 2,000, so that a million changes fit into memory. What a user
/// requests is interpreted again.
/// </summary>
internal sealed class StoredEvent
{
    private readonly EventOrigin? _origin;
    private readonly object _content;
    private readonly long _ticks;

    public StoredEvent(EventRecord record, EventDefinition definition, EventOrigin origin)
    {
        Definition = definition;
        RecordId = record.RecordId;
        _origin = origin;
        _ticks = record.TimeCreated?.Ticks ?? -1;
        _content = PackedStrings.Pack(record.Strings);
    }

    public StoredEvent(SyncEvent syncEvent, EventDefinition definition)
    {
        Definition = definition;
        RecordId = syncEvent.RecordId;
        _ticks = syncEvent.TimeCreated?.Ticks ?? -1;
        _content = syncEvent;
    }

    public EventDefinition Definition { get; }

    public long RecordId { get; }

    public string Computer => _origin?.Computer ?? ((SyncEvent)_content).Computer;

    public string Source => _origin?.Source ?? ((SyncEvent)_content).Source;

    public DateTime? Time => _ticks < 0 ? null : new DateTime(_ticks, DateTimeKind.Utc);

    /// <summary>For sorting: events without a time come first.</summary>
    public long Ticks => _ticks;

    /// <summary>The event that was joined to the same change before this one.</summary>
    public StoredEvent? Previous { get; set; }

    public SyncEvent ToEvent(SyncEventInterpreter interpreter) => _origin is null
        ? (SyncEvent)_content
        : interpreter.Interpret(new EventRecord
        {
            ProviderName = _origin.ProviderName,
            EventSourceName = _origin.EventSourceName,
            Id = Definition.Id,
            Qualifiers = _origin.Qualifiers,
            Level = _origin.Level,
            Keywords = _origin.Keywords,
            TimeCreated = Time,
            RecordId = RecordId,
            Computer = _origin.Computer,
            Channel = _origin.Channel,
            Strings = PackedStrings.Unpack((byte[])_content),
            Names = _origin.Names.Names,
            Source = _origin.Source,
        });
}

/// <summary>Events that are interpreted one by one when they are requested: a caller may have been refused a million times.</summary>
internal sealed class StoredEvents(StoredEvent[] events, SyncEventInterpreter interpreter) : IReadOnlyList<SyncEvent>
{
    public int Count => events.Length;

    public SyncEvent this[int index] => events[index].ToEvent(interpreter);

    public IEnumerator<SyncEvent> GetEnumerator() => events.Select(stored => stored.ToEvent(interpreter)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Insertion strings in few bytes, and back without loss.</summary>
internal static class PackedStrings
{
    private const int Latin = 0, Utf16 = 1, LowerGuid = 2, UpperGuid = 3;
    private static readonly Encoding _latin = Encoding.GetEncoding(28591);

    public static byte[] Pack(IReadOnlyList<string> strings)
    {
        using var packed = new MemoryStream(96);
        WriteNumber(packed, strings.Count);
        foreach (string text in strings)
        {
            if (text.Length == 36 && Guid.TryParseExact(text, "D", out Guid guid) && KindOfGuid(text, guid) is { } kind)
            {
                WriteNumber(packed, kind);
                packed.Write(guid.ToByteArray(), 0, 16);
                continue;
            }

            bool isLatin = text.All(c => c <= 0xFF);
            WriteNumber(packed, (text.Length << 2) | (isLatin ? Latin : Utf16));
            if (isLatin)
            {
                byte[] bytes = _latin.GetBytes(text);
                packed.Write(bytes, 0, bytes.Length);
                continue;
            }

            // Not through an encoding: it would replace lone surrogates.
            foreach (char c in text)
            {
                packed.WriteByte((byte)c);
                packed.WriteByte((byte)(c >> 8));
            }
        }

        return packed.ToArray();
    }

    public static string[] Unpack(byte[] packed)
    {
        int at = 0;
        var strings = new string[ReadNumber(packed, ref at)];
        for (int i = 0; i < strings.Length; i++)
        {
            int head = ReadNumber(packed, ref at);
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

        return strings;
    }

    private static int? KindOfGuid(string text, Guid guid)
    {
        string lower = guid.ToString();
        return text == lower ? LowerGuid : string.Equals(text, lower.ToUpperInvariant(), StringComparison.Ordinal) ? UpperGuid : null;
    }

    private static void WriteNumber(MemoryStream packed, int number)
    {
        uint rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
        {
            packed.WriteByte((byte)(rest | 0x80));
        }

        packed.WriteByte((byte)rest);
    }

    private static int ReadNumber(byte[] packed, ref int at)
    {
        uint number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = packed[at++];
            number |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)number;
            }
        }
    }
}
