namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Turns the elements, attributes and values of one event, reported in document order, into an <see cref="EventRecord"/>. Reused from
/// record to record. Text that no field of the record takes is not even decoded.
/// </summary>
internal sealed class EvtxRecordBuilder(EvtxChunk chunk, string source)
{
    private enum Section
    {
        None,
        System,
        EventData,
        Values,
        Ignored,
    }

    /// <summary>Where the text of an element or attribute of the System section goes.</summary>
    internal enum Field : byte
    {
        None,
        Provider,
        EventSource,
        Id,
        Qualifiers,
        Level,
        Keywords,
        Time,
        RecordId,
        Channel,
        Computer,
        UserSid,
    }

    private static readonly byte[] _noBytes = [];

    private readonly TextCollector _text = new();
    private readonly TextCollector _attributeText = new();
    private readonly List<string> _items = [];
    private readonly List<string> _strings = [];
    private readonly List<string> _names = [];

    private Section _section;
    private string _element = "";
    private string _elementNameAttribute = "";
    private Field _elementField;
    private Field _attributeField;
    private bool _isNameAttribute;
    private bool _inAttribute;
    private bool _leaf;
    private bool _omitted;
    private bool _isArray;
    private bool _hasOpenItem;
    private ulong? _number;
    private int _binaryOffset;
    private int _binarySize;

    private string _provider = "";
    private string _eventSource = "";
    private ulong _id;
    private ulong? _qualifiers;
    private ulong _level;
    private ulong _keywords;
    private ulong _recordId;
    private string _computer = "";
    private string _channel = "";
    private string _userSid = "";
    private DateTime? _time;
    private byte[] _binary = _noBytes;

    // A log says the same few names over and over again.
    private string _lastProvider = "";
    private string _lastComputer = "";
    private string _lastChannel = "";

    /// <summary>How many elements are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether any element has been met.</summary>
    public bool HasElements { get; private set; }

    /// <summary>Whether the System element was read to its end: what follows is data.</summary>
    public bool HasSystem { get; private set; }

    /// <summary>Whether the event names its provider, as every event does.</summary>
    public bool HasProvider => _provider.Length > 0;

    public bool InAttribute => _inAttribute;

    /// <summary>Whether text at this place goes into the record.</summary>
    public bool WantsText => _inAttribute
        ? _attributeField != Field.None || _isNameAttribute
        : _section is Section.EventData or Section.Values || _elementField != Field.None;

    public void Reset()
    {
        Depth = 0;
        HasElements = false;
        HasSystem = false;
        _section = Section.None;
        _elementField = Field.None;
        _inAttribute = false;
        _leaf = false;
        _strings.Clear();
        _names.Clear();
        _provider = _eventSource = _computer = _channel = _userSid = "";
        _id = _level = _keywords = _recordId = 0;
        _qualifiers = null;
        _time = null;
        _binary = _noBytes;
    }

    /// <summary>Begins an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="field"><see cref="ElementField"/> of the name.</param>
    public void StartElement(string name, Field field)
    {
        Depth++;
        HasElements = true;
        _element = name;
        _elementNameAttribute = "";
        _leaf = true;
        _omitted = false;
        ClearText();
        if (Depth == 2)
        {
            // What a section of another name holds (DebugData, ProcessingErrorData) is data too; RenderingInfo repeats in words what
            // the System element has in numbers.
            _section = name switch
            {
                "System" => Section.System,
                "EventData" => Section.EventData,
                "RenderingInfo" => Section.Ignored,
                _ => Section.Values,
            };
        }

        _elementField = _section == Section.System && Depth == 3 ? field : Field.None;
    }

    public void EndElement()
    {
        if (_leaf && !_omitted)
        {
            EndLeaf();
        }

        _leaf = false;
        _elementField = Field.None;
        ClearText();
        Depth--;
        if (Depth == 1)
        {
            HasSystem |= _section == Section.System;
            _section = Section.None;
        }
    }

    /// <summary>The name of the element that was begun last.</summary>
    public string Element => _element;

    /// <summary>Begins an attribute.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="field"><see cref="AttributeField"/> of the element's and its name.</param>
    public void StartAttribute(string name, Field field)
    {
        _inAttribute = true;
        _attributeText.Clear();
        _number = null;
        _attributeField = _section == Section.System && Depth == 3 ? field : Field.None;
        _isNameAttribute = _section == Section.EventData && Depth > 2 && name == "Name";
    }

    public void EndAttribute()
    {
        _inAttribute = false;
        if (_attributeField != Field.None)
        {
            Set(_attributeField, _attributeText);
        }
        else if (_isNameAttribute)
        {
            _elementNameAttribute = _attributeText.ToString();
        }

        _number = null;
    }

    /// <summary>An optional substitution without value: the element or attribute around it is left out.</summary>
    public void Omit()
    {
        if (!_inAttribute && Depth > 2)
        {
            _omitted = true;
        }
    }

    public void AddText(string text)
    {
        if (WantsText)
        {
            (_inAttribute ? _attributeText : _text).Add(text);
        }
    }

    public void AddText(char character)
    {
        if (WantsText)
        {
            (_inAttribute ? _attributeText : _text).Add(character);
        }
    }

    /// <summary>UTF-16 text in the chunk.</summary>
    public void AddText(int offset, int characters)
    {
        if (!WantsText)
        {
            return;
        }

        var known = LastOf(_inAttribute ? _attributeField : _elementField);
        AddText(known.Length == characters && chunk.HasText(offset, known) ? known : chunk.Text(offset, characters));
    }

    /// <summary>An array without items.</summary>
    public void AddEmptyArray() => _isArray |= !_inAttribute;

    public void AddValue(byte type, int offset, int size)
    {
        if (!WantsText)
        {
            return;
        }

        if ((type & BinXmlType.ArrayFlag) != 0)
        {
            AddArray((byte)(type & ~BinXmlType.ArrayFlag), offset, size);
        }
        else if (type == BinXmlType.Text && size > 0 && chunk.UInt16(offset + (2 * (size / 2)) - 2) != 0)
        {
            AddText(offset, size / 2);
        }
        else if (_attributeField == Field.Time && _inAttribute && type == BinXmlType.FileTime && size == 8)
        {
            _time = BinXmlText.TimeOf(chunk.UInt64(offset));
        }
        else if (_section == Section.System && BinXmlText.UnsignedOf(chunk, type, offset, size) is { } number)
        {
            _number = number;
        }
        else if (!_inAttribute && type == BinXmlType.Binary && IsBinaryElement && _text.IsEmpty)
        {
            _binaryOffset = offset;
            _binarySize = size;
        }
        else
        {
            AddText(BinXmlText.Of(chunk, type, offset, size));
        }
    }

    /// <summary>Whether a query selects the record, as far as it was read.</summary>
    public bool IsSelectedBy(EventQuery query) => query.Matches(_provider, _eventSource, (int)(_id & 0xFFFF)) && query.MatchesTime(_time);

    /// <summary>Sets a field of the System element from a text of the template.</summary>
    public void SetField(Field field, string text)
    {
        _attributeText.Clear();
        _attributeText.Add(text);
        _number = null;
        Set(field, _attributeText);
    }

    /// <summary>Sets a field of the System element from a value; false where its type is not the usual one.</summary>
    public bool SetField(Field field, byte type, int offset, int size)
    {
        switch (field)
        {
            case Field.Time:
                var isTime = type == BinXmlType.FileTime && size == 8;
                _time = isTime ? BinXmlText.TimeOf(chunk.UInt64(offset)) : null;
                return isTime;
            case Field.Provider or Field.EventSource or Field.Channel or Field.Computer:
                var characters = size / 2;
                if (type != BinXmlType.Text || (size & 1) != 0)
                {
                    return false;
                }

                characters -= characters > 0 && chunk.UInt16(offset + (2 * characters) - 2) == 0 ? 1 : 0;
                var known = LastOf(field);
                SetField(field, known.Length == characters && chunk.HasText(offset, known) ? known : chunk.Text(offset, characters));
                return true;
            default:
                _number = BinXmlText.UnsignedOf(chunk, type, offset, size);
                _attributeText.Clear();
                Set(field, _attributeText);
                return _number is not null;
        }
    }

    public EventRecord Build()
    {
        _lastProvider = _provider;
        _lastComputer = _computer;
        _lastChannel = _channel;
        return new EventRecord
        {
            ProviderName = _provider,
            EventSourceName = _eventSource,
            Id = (int)(_id & 0xFFFF),
            Qualifiers = (int)((_qualifiers ?? (_id >> 16)) & 0xFFFF),
            Level = (int)(_level & 0xFF),
            Keywords = _keywords,
            TimeCreated = _time,
            RecordId = unchecked((long)_recordId),
            Computer = _computer,
            Channel = _channel,
            UserSid = _userSid,
            Strings = _strings.ToArray(),
            Names = _names.ToArray(),
            Binary = _binary,
            Source = source,
        };
    }

    private string LastOf(Field field) => field switch
    {
        Field.Provider => _lastProvider,
        Field.Computer => _lastComputer,
        Field.Channel => _lastChannel,
        _ => "",
    };

    private bool IsBinaryElement =>
        (_section == Section.EventData && Depth == 3 && _element == "Binary") || (Depth == 2 && _element == "BinaryEventData");

    /// <summary>The field that the text of a child of the System element goes to.</summary>
    internal static Field ElementField(string element) => element switch
    {
        "EventID" => Field.Id,
        "Level" => Field.Level,
        "Keywords" => Field.Keywords,
        "EventRecordID" => Field.RecordId,
        "Channel" => Field.Channel,
        "Computer" => Field.Computer,
        _ => Field.None,
    };

    /// <summary>The field that an attribute of a child of the System element goes to.</summary>
    internal static Field AttributeField(string element, string attribute) => element switch
    {
        "Provider" when attribute == "Name" => Field.Provider,
        "Provider" when attribute == "EventSourceName" => Field.EventSource,
        "EventID" when attribute == "Qualifiers" => Field.Qualifiers,
        "TimeCreated" when attribute == "SystemTime" => Field.Time,
        "Security" when attribute == "UserID" => Field.UserSid,
        _ => Field.None,
    };

    /// <summary>A decimal number, or a hexadecimal one after 0x; 0 for anything else.</summary>
    private static ulong Number(string text)
    {
        text = text.Trim();
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var radix = isHex ? 16UL : 10UL;
        var number = 0UL;
        for (var i = isHex ? 2 : 0; i < text.Length; i++)
        {
            var digit = HexDigits.ValueOf(text[i]);
            if (digit < 0 || (ulong)digit >= radix || number > (ulong.MaxValue - (ulong)digit) / radix)
            {
                return 0;
            }

            number = (number * radix) + (ulong)digit;
        }

        return number;
    }

    private void ClearText()
    {
        _text.Clear();
        _items.Clear();
        _isArray = false;
        _hasOpenItem = false;
        _number = null;
        _binarySize = -1;
    }

    private void AddArray(byte itemType, int offset, int size)
    {
        if (_inAttribute)
        {
            var values = new List<string>();
            BinXmlText.Items(chunk, itemType, offset, size, values);
            _attributeText.Add(string.Join(",", values));
            return;
        }

        // An element with an array in it represents one element per item ([MS-EVEN6] 3.1.4.7.5). Its last item stays open for what
        // text may follow.
        _isArray = true;
        var first = _items.Count;
        if (_hasOpenItem)
        {
            _items.Add(_text.ToString());
            _text.Clear();
            first++;
        }

        BinXmlText.Items(chunk, itemType, offset, size, _items);
        if (_items.Count > first)
        {
            _items[first] = _text.IsEmpty ? _items[first] : _text + _items[first];
            var last = _items.Count - 1;
            _text.Clear();
            _text.Add(_items[last]);
            _items.RemoveAt(last);
            _hasOpenItem = true;
        }
    }

    private void Set(Field field, TextCollector text)
    {
        switch (field)
        {
            case Field.Provider:
                _provider = text.ToString();
                break;
            case Field.EventSource:
                _eventSource = text.ToString();
                break;
            case Field.Channel:
                _channel = text.ToString();
                break;
            case Field.Computer:
                _computer = text.ToString();
                break;
            case Field.UserSid:
                _userSid = text.ToString();
                break;
            case Field.Time when !text.IsEmpty:
                _time = IsoTime.TryParse(text.ToString(), out var time) ? time : null;
                break;
            case Field.Qualifiers when _number is not null || !text.IsEmpty:
                _qualifiers = _number ?? Number(text.ToString());
                break;
            case Field.Id:
                _id = _number ?? Number(text.ToString());
                break;
            case Field.Level:
                _level = _number ?? Number(text.ToString());
                break;
            case Field.Keywords:
                _keywords = _number ?? Number(text.ToString());
                break;
            case Field.RecordId:
                _recordId = _number ?? Number(text.ToString());
                break;
        }
    }

    private void EndLeaf()
    {
        switch (_section)
        {
            case Section.System when _elementField != Field.None:
                Set(_elementField, _text);
                break;
            case Section.EventData or Section.Values when IsBinaryElement && SetBinary():
                break;
            case Section.EventData or Section.Values when Depth > 2:
                AddStrings(_section == Section.EventData && _element == "Data" ? _elementNameAttribute : _element);
                break;
            case Section.EventData or Section.Values when Depth == 2 && (!_text.IsEmpty || _isArray):
                AddStrings("");
                break;
        }
    }

    private void AddStrings(string name)
    {
        foreach (var item in _items)
        {
            _strings.Add(item);
            _names.Add(name);
        }

        if (!_isArray || _hasOpenItem || !_text.IsEmpty)
        {
            _strings.Add(_text.ToString());
            _names.Add(name);
        }
    }

    private bool SetBinary()
    {
        if (_binarySize >= 0)
        {
            _binary = new byte[_binarySize];
            Buffer.BlockCopy(chunk.Data, chunk.Start + _binaryOffset, _binary, 0, _binarySize);
            return true;
        }

        // What is not hexadecimal is kept as a string.
        if (_isArray || !HexDigits.TryParse(_text.ToString(), out var bytes))
        {
            return false;
        }

        _binary = bytes;
        return true;
    }
}
