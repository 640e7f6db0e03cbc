namespace EntSso.Events.Reading.Xml;

/// <summary>
/// Finds the end of one Event element and the parts of it that make a record, in one pass and without copying text.
/// </summary>
/// <remarks>
/// This is not left to XmlReader because what Windows renders is not always XML: control characters and lone surrogates come
/// unescaped, and so does an ampersand in attributes (libyal/libevtx issues 20 and 30, elastic/beats pull request 11006), and a
/// line end in an insertion string must stay CR LF (elastic/beats pull request 11357). XmlReader refuses the one and alters the
/// other. Well-formedness in the sense of elements, attributes, comments and sections is checked anyway.
/// </remarks>
internal sealed class EventElementScanner
{
    /// <summary>How deep elements may be nested inside an event; Windows uses six levels.</summary>
    public const int MaxDepth = 32;

    private readonly TextSlice[] _names = new TextSlice[MaxDepth];
    private readonly EventPart[] _parts = new EventPart[MaxDepth];
    private readonly TextSlice[] _valueNames = new TextSlice[MaxDepth];
    private readonly int[] _contentStarts = new int[MaxDepth];
    private readonly bool[] _hasChildren = new bool[MaxDepth];
    private char[] _buffer = [];
    private int _end;
    private int _depth;
    private int _nestedEvent;
    private int _nestedEventDepth;

    /// <summary>The parts of the event after <see cref="ScanResult.Complete"/>.</summary>
    public EventElement Element { get; } = new();

    /// <summary>Where the damage is, or which token the buffer cuts off.</summary>
    public int Place { get; private set; }

    /// <summary>What is wrong, after <see cref="ScanResult.Damaged"/>.</summary>
    public string Damage { get; private set; } = "";

    /// <summary>Scans the Event element that begins at an index.</summary>
    /// <param name="buffer">The text.</param>
    /// <param name="start">The index of the start tag's <c>&lt;</c>.</param>
    /// <param name="end">The index behind the last character.</param>
    public ScanResult Scan(char[] buffer, int start, int end)
    {
        _buffer = buffer;
        _end = end;
        _depth = 0;
        _nestedEvent = -1;
        Element.Clear();
        Damage = "";
        int at = start;
        while (true)
        {
            Place = at;
            int tag = Array.IndexOf(buffer, '<', at, end - at);
            if (tag < 0 || tag + 1 >= end)
            {
                return ScanResult.NeedMore;
            }

            Place = tag;
            ScanResult result = buffer[tag + 1] switch
            {
                '/' => ScanEndTag(tag, ref at),
                '!' => ScanSection(tag, ref at),
                '?' => ScanPast(tag, tag + 2, "?>", ref at),
                _ => ScanStartTag(tag, ref at),
            };
            if (result != ScanResult.Complete)
            {
                return result;
            }

            if (_depth == 0)
            {
                Element.End = at;
                return ScanResult.Complete;
            }
        }
    }

    private ScanResult Damaged(int place, string damage)
    {
        Place = place;
        Damage = damage;
        return ScanResult.Damaged;
    }

    private ScanResult ScanPast(int tag, int from, string terminator, ref int next)
    {
        int found = XmlChars.IndexOf(_buffer, from, _end, terminator);
        Place = tag;
        next = found + terminator.Length;
        return found < 0 ? ScanResult.NeedMore : ScanResult.Complete;
    }

    private ScanResult ScanSection(int tag, ref int next)
    {
        if (XmlChars.StartsWith(_buffer, tag, _end, "<!--"))
        {
            return ScanPast(tag, tag + 4, "-->", ref next);
        }

        if (XmlChars.StartsWith(_buffer, tag, _end, "<![CDATA["))
        {
            return ScanPast(tag, tag + 9, "]]>", ref next);
        }

        return _end - tag < 9
            ? ScanResult.NeedMore
            : Damaged(tag, "a declaration (<!...) is not allowed inside an event");
    }

    private ScanResult ScanEndTag(int tag, ref int next)
    {
        int nameEnd = XmlChars.NameEnd(_buffer, tag + 2, _end);
        int close = XmlChars.SkipBlank(_buffer, nameEnd, _end);
        if (close >= _end)
        {
            return ScanResult.NeedMore;
        }

        TextSlice expected = _names[_depth - 1];
        var name = new TextSlice(tag + 2, nameEnd);
        if (_buffer[close] != '>' || !SameText(name, expected))
        {
            return Damaged(tag, $"the end tag </{Text(expected)}> was expected, </{Text(name)}> was found");
        }

        CloseElement(tag);
        next = close + 1;
        return ScanResult.Complete;
    }

    private ScanResult ScanStartTag(int tag, ref int next)
    {
        int nameEnd = XmlChars.NameEnd(_buffer, tag + 1, _end);
        if (nameEnd >= _end)
        {
            return ScanResult.NeedMore;
        }

        if (nameEnd == tag + 1 || (_buffer[nameEnd] is not ('>' or '/') && !XmlChars.IsBlank(_buffer[nameEnd])))
        {
            return Damaged(tag, "an element name was expected after <");
        }

        if (_depth == MaxDepth)
        {
            return Damaged(tag, $"elements are nested more than {MaxDepth} deep");
        }

        TextSlice local = XmlChars.LocalName(_buffer, tag + 1, nameEnd);
        if (BeginsAnotherEvent(tag, local) is { } earlier)
        {
            return Damaged(earlier, "another event begins before the end tag </Event>");
        }

        EventPart part = PartOf(local);
        bool isNamedByAttribute = part == EventPart.Data && XmlChars.Is(_buffer, local, "Data");
        TextSlice valueName = isNamedByAttribute ? TextSlice.Absent : local;
        int at = nameEnd;
        while (true)
        {
            at = XmlChars.SkipBlank(_buffer, at, _end);
            if (at >= _end || (_buffer[at] == '/' && at + 1 >= _end))
            {
                Place = tag;
                return ScanResult.NeedMore;
            }

            if (_buffer[at] == '>' || (_buffer[at] == '/' && _buffer[at + 1] == '>'))
            {
                break;
            }

            ScanResult result = ScanAttribute(tag, part, local, isNamedByAttribute, ref valueName, ref at);
            if (result != ScanResult.Complete)
            {
                return result;
            }
        }

        bool isEmpty = _buffer[at] == '/';
        next = at + (isEmpty ? 2 : 1);
        OpenElement(new TextSlice(tag + 1, nameEnd), part, valueName, next);
        if (isEmpty)
        {
            CloseElement(next);
        }

        return ScanResult.Complete;
    }

    private ScanResult ScanAttribute(
        int tag, EventPart part, TextSlice element, bool isNamedByAttribute, ref TextSlice valueName, ref int at)
    {
        int nameEnd = XmlChars.NameEnd(_buffer, at, _end);
        int equals = XmlChars.SkipBlank(_buffer, nameEnd, _end);
        if (equals >= _end)
        {
            Place = tag;
            return ScanResult.NeedMore;
        }

        if (nameEnd == at || _buffer[equals] != '=')
        {
            return Damaged(at, $"an attribute of the form name=\"value\" was expected in <{Text(element)}>");
        }

        int open = XmlChars.SkipBlank(_buffer, equals + 1, _end);
        if (open >= _end)
        {
            Place = tag;
            return ScanResult.NeedMore;
        }

        char quote = _buffer[open];
        if (quote is not ('"' or '\''))
        {
            return Damaged(open, $"the value of an attribute of <{Text(element)}> is not in quotes");
        }

        int close = Array.IndexOf(_buffer, quote, open + 1, _end - open - 1);
        int limit = close < 0 ? _end : close;
        int tagInside = Array.IndexOf(_buffer, '<', open + 1, limit - open - 1);
        if (tagInside >= 0)
        {
            return Damaged(open, $"the value of an attribute of <{Text(element)}> does not end before the next tag");
        }

        if (close < 0)
        {
            Place = open;
            return ScanResult.NeedMore;
        }

        var value = new TextSlice(open + 1, close);
        KeepAttribute(part, new TextSlice(at, nameEnd), value);
        if (isNamedByAttribute && Is(at, nameEnd, "Name"))
        {
            valueName = value;
        }

        at = close + 1;
        return ScanResult.Complete;
    }

    private void KeepAttribute(EventPart part, TextSlice name, TextSlice value)
    {
        switch (part)
        {
            case EventPart.Provider when Is(name, "Name"):
                Element.ProviderName = FirstOf(Element.ProviderName, value);
                break;
            case EventPart.Provider when Is(name, "EventSourceName"):
                Element.EventSourceName = FirstOf(Element.EventSourceName, value);
                break;
            case EventPart.EventId when Is(name, "Qualifiers"):
                Element.Qualifiers = FirstOf(Element.Qualifiers, value);
                break;
            case EventPart.TimeCreated when Is(name, "SystemTime"):
                Element.SystemTime = FirstOf(Element.SystemTime, value);
                break;
            case EventPart.Security when Is(name, "UserID"):
                Element.UserSid = FirstOf(Element.UserSid, value);
                break;
            default:
                break;
        }
    }

    private void OpenElement(TextSlice name, EventPart part, TextSlice valueName, int contentStart)
    {
        if (_depth > 0)
        {
            _hasChildren[_depth - 1] = true;
        }

        _names[_depth] = name;
        _parts[_depth] = part;
        _valueNames[_depth] = valueName;
        _contentStarts[_depth] = contentStart;
        _hasChildren[_depth] = false;
        _depth++;
    }

    private void CloseElement(int contentEnd)
    {
        _depth--;
        if (_nestedEvent >= 0 && _depth <= _nestedEventDepth)
        {
            _nestedEvent = -1;
        }

        var content = new TextSlice(_contentStarts[_depth], contentEnd);
        switch (_parts[_depth])
        {
            case EventPart.EventId:
                Element.EventId = FirstOf(Element.EventId, content);
                break;
            case EventPart.Level:
                Element.Level = FirstOf(Element.Level, content);
                break;
            case EventPart.Keywords:
                Element.Keywords = FirstOf(Element.Keywords, content);
                break;
            case EventPart.EventRecordId:
                Element.RecordId = FirstOf(Element.RecordId, content);
                break;
            case EventPart.Channel:
                Element.Channel = FirstOf(Element.Channel, content);
                break;
            case EventPart.Computer:
                Element.Computer = FirstOf(Element.Computer, content);
                break;
            case EventPart.Binary when !Element.Binary.IsPresent:
                Element.Binary = content;
                Element.BinaryName = _valueNames[_depth];
                Element.BinaryPosition = Element.Values.Count;
                break;
            case EventPart.Data or EventPart.Node when !_hasChildren[_depth]:
                Element.AddValue(_valueNames[_depth], content);
                break;
            case EventPart.EventData or EventPart.Values when !_hasChildren[_depth] && !IsBlank(content):
                Element.AddValue(TextSlice.Absent, content);
                break;
            default:
                break;
        }
    }

    private bool IsBlank(TextSlice slice) => XmlChars.SkipBlank(_buffer, slice.Start, slice.End) == slice.End;

    // A missing end tag shows when the next event begins: right below Event always, deeper down when it has a System element.
    private int? BeginsAnotherEvent(int tag, TextSlice local)
    {
        if (_depth == 0)
        {
            return null;
        }

        if (Is(local, "Event"))
        {
            if (_depth == 1)
            {
                return tag;
            }

            _nestedEvent = tag;
            _nestedEventDepth = _depth;
            return null;
        }

        return _nestedEvent >= 0 && _depth == _nestedEventDepth + 1 && Is(local, "System") ? _nestedEvent : null;
    }

    private EventPart PartOf(TextSlice local)
    {
        if (_depth == 0)
        {
            return EventPart.Event;
        }

        switch (_parts[_depth - 1])
        {
            case EventPart.Event:
                return SectionOf(local);
            case EventPart.System:
                return SystemPartOf(local);
            case EventPart.EventData:
                return Is(local, "Binary") ? EventPart.Binary : EventPart.Data;
            case EventPart.Data:
                return EventPart.Data;
            case EventPart.Values or EventPart.Node:
                return EventPart.Node;
            default:
                return EventPart.Ignored;
        }
    }

    // RenderingInfo repeats in words what System has in numbers; whatever else there is holds data.
    private EventPart SectionOf(TextSlice local) =>
        Is(local, "System") ? EventPart.System
        : Is(local, "EventData") ? EventPart.EventData
        : Is(local, "BinaryEventData") ? EventPart.Binary
        : Is(local, "RenderingInfo") ? EventPart.Ignored
        : EventPart.Values;

    private EventPart SystemPartOf(TextSlice local) =>
        Is(local, "Provider") ? EventPart.Provider
        : Is(local, "EventID") ? EventPart.EventId
        : Is(local, "Level") ? EventPart.Level
        : Is(local, "Keywords") ? EventPart.Keywords
        : Is(local, "TimeCreated") ? EventPart.TimeCreated
        : Is(local, "EventRecordID") ? EventPart.EventRecordId
        : Is(local, "Channel") ? EventPart.Channel
        : Is(local, "Computer") ? EventPart.Computer
        : Is(local, "Security") ? EventPart.Security
        : EventPart.Ignored;

    private static TextSlice FirstOf(TextSlice earlier, TextSlice later) => earlier.IsPresent ? earlier : later;

    private bool Is(TextSlice slice, string text) => XmlChars.Is(_buffer, slice, text);

    private bool Is(int start, int end, string text) => XmlChars.Is(_buffer, new TextSlice(start, end), text);

    private bool SameText(TextSlice left, TextSlice right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (_buffer[left.Start + i] != _buffer[right.Start + i])
            {
                return false;
            }
        }

        return true;
    }

    // Names in messages are cut: damage can make them any length.
    private string Text(TextSlice slice) => PrintableText.Cut(new string(_buffer, slice.Start, Math.Min(slice.Length, 64)), 40);
}
