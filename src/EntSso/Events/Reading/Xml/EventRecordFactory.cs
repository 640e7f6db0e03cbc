using System.Globalization;

namespace EntSso.Events.Reading.Xml;

/// <summary>Makes a record of a scanned Event element, if the query wants it.</summary>
internal sealed class EventRecordFactory(string source, EventQuery query)
{
    private readonly XmlText _text = new();
    private readonly List<(int Place, string Message)> _doubts = [];
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private char[] _buffer = [];
    private bool _hasUnknownReference;

    /// <summary>
    /// What was odd about the last record: index and message, each kind of oddity once. The record was read in spite of it.
    /// </summary>
    public IReadOnlyList<(int Place, string Message)> Doubts => _doubts;

    /// <summary>Makes the record.</summary>
    /// <param name="buffer">The buffer that was scanned.</param>
    /// <param name="element">What was found in it.</param>
    /// <param name="record">The record, or null when the query does not want it.</param>
    /// <param name="damage">Why there is no record, although the query might want it; otherwise empty.</param>
    public void Create(char[] buffer, EventElement element, out EventRecord? record, out string damage)
    {
        _buffer = buffer;
        _hasUnknownReference = false;
        _doubts.Clear();
        record = null;
        damage = "";
        string provider = Known(Decode(element.ProviderName));
        string eventSource = Known(Decode(element.EventSourceName));
        if (!query.MatchesProvider(provider) && !(eventSource.Length > 0 && query.MatchesProvider(eventSource)))
        {
            _doubts.Clear();
            return;
        }

        string idText = Decode(element.EventId).Trim();
        if (!uint.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out uint fullId))
        {
            damage = element.EventId.IsPresent
                ? $"the EventID is '{PrintableText.Cut(idText, 40)}', expected a number from 0 to 4294967295"
                : "the event has no System element with an EventID";
            return;
        }

        int id = (int)(fullId & 0xFFFF);
        if (!query.Matches(provider, eventSource, id))
        {
            _doubts.Clear();
            return;
        }

        byte[] binary = TakeBytes(element);
        EventRecord candidate = new()
        {
            ProviderName = provider,
            EventSourceName = eventSource,
            Id = id,
            Qualifiers = fullId > 0xFFFF ? (int)(fullId >> 16) : (int)Number(element.Qualifiers, "Qualifiers", 0xFFFF),
            Level = (int)Number(element.Level, "Level", byte.MaxValue),
            Keywords = Hexadecimal(element.Keywords),
            TimeCreated = Time(element.SystemTime),
            RecordId = Number(element.RecordId, "EventRecordID", long.MaxValue),
            Computer = Known(Decode(element.Computer).Trim()),
            Channel = Known(Decode(element.Channel).Trim()),
            UserSid = Known(Decode(element.UserSid)),
            Strings = Decode(element.Values),
            Names = Decode(element.Names).Select(Known).ToArray(),
            Binary = binary,
            Source = source,
        };
        if (query.Matches(candidate))
        {
            record = candidate;
        }
        else
        {
            _doubts.Clear();
        }
    }

    private string[] Decode(List<TextSlice> slices)
    {
        string[] texts = new string[slices.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Decode(slices[i]);
        }

        return texts;
    }

    private string Decode(TextSlice slice)
    {
        string text = _text.Decode(_buffer, slice);
        if (_text.UnknownReferenceAt >= 0 && !_hasUnknownReference)
        {
            // Once for an event: each doubt costs finding its line, and an event may hold a hundred thousand references.
            _hasUnknownReference = true;
            _doubts.Add((_text.UnknownReferenceAt, "a reference (&name;) that is not defined in XML was kept as text"));
        }

        return text;
    }

    // Names repeat from event to event; records that are kept should not each hold their own copy.
    private string Known(string text)
    {
        if (text.Length is 0 or > 256)
        {
            return text;
        }

        if (_known.TryGetValue(text, out string? known))
        {
            return known;
        }

        if (_known.Count < 1024)
        {
            _known.Add(text, text);
        }

        return text;
    }

    private long Number(TextSlice slice, string what, long largest)
    {
        string text = Decode(slice).Trim();
        if (text.Length == 0)
        {
            return 0;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= largest)
        {
            return number;
        }

        _doubts.Add((slice.Start, $"the {what} is '{PrintableText.Cut(text, 40)}', expected a number from 0 to {largest}; 0 was taken"));
        return 0;
    }

    private ulong Hexadecimal(TextSlice slice)
    {
        string text = Decode(slice).Trim();
        return text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && ulong.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong number)
                ? number
                : 0;
    }

    private DateTime? Time(TextSlice slice)
    {
        string text = Decode(slice);
        if (text.Length == 0)
        {
            return null;
        }

        if (IsoTime.TryParse(text.Trim(), out DateTime utc))
        {
            return utc;
        }

        _doubts.Add((slice.Start, $"the SystemTime is '{PrintableText.Cut(text, 40)}', expected 2024-05-06T07:08:09.1234567Z; the event has no time"));
        return null;
    }

    // What is not hexadecimal stays a value, so that it is not lost.
    private byte[] TakeBytes(EventElement element)
    {
        string text = Decode(element.Binary);
        if (HexDigits.TryParse(text, out byte[] bytes))
        {
            return bytes;
        }

        _doubts.Add((element.Binary.Start, "Binary does not consist of pairs of hex digits; its text was taken as a value"));
        element.InsertBinaryAsValue();
        return [];
    }
}
