using System;
using System.Collections.Generic;
using System.Text;

namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Turns the elements, attributes and values of one event, told in document order, into an <see cref="EventRecord"/>. Reused from
/// record to record.
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

    private static readonly byte[] NoBytes = [];

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _attributeText = new();
    private readonly List<string> _items = [];
    private readonly List<string> _strings = [];
    private readonly List<string> _names = [];

    private Section _section;
    private string _element = "";
    private string _elementNameAttribute = "";
    private string _attribute = "";
    private bool _inAttribute;
    private bool _leaf;
    private bool _omitted;
    private bool _isArray;
    private bool _hasOpenItem;
    private int _binaryOffset;
    private int _binarySize;

    private string _provider = "";
    private string _eventSource = "";
    private string _id = "";
    private string _qualifiers = "";
    private string _level = "";
    private string _recordId = "";
    private string _computer = "";
    private string _channel = "";
    private string _userSid = "";
    private DateTime? _time;
    private byte[] _binary = NoBytes;

    /// <summary>How many elements are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether any element has been met.</summary>
    public bool HasElements { get; private set; }

    public bool InAttribute => _inAttribute;

    public void Reset()
    {
        Depth = 0;
        HasElements = false;
        _section = Section.None;
        _inAttribute = false;
        _leaf = false;
        _strings.Clear();
        _names.Clear();
        _provider = _eventSource = _id = _qualifiers = _level = _recordId = _computer = _channel = _userSid = "";
        _time = null;
        _binary = NoBytes;
    }

    public void StartElement(string name)
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
    }

    public void EndElement()
    {
        if (_leaf && !_omitted)
        {
            EndLeaf();
        }

        _leaf = false;
        ClearText();
        Depth--;
        if (Depth == 1)
        {
            _section = Section.None;
        }
    }

    public void StartAttribute(string name)
    {
        _inAttribute = true;
        _attribute = name;
        _attributeText.Clear();
    }

    public void EndAttribute()
    {
        _inAttribute = false;
        if (_section == Section.System && Depth == 3)
        {
            SetSystemAttribute(_attributeText.ToString());
        }
        else if (_section is Section.EventData or Section.Values && Depth > 2 && _attribute == "Name")
        {
            _elementNameAttribute = _attributeText.ToString();
        }
    }

    /// <summary>An optional substitution without value: the element or attribute around it is left out.</summary>
    public void Omit()
    {
        if (!_inAttribute && Depth > 2)
        {
            _omitted = true;
        }
    }

    public void AddText(string text) => (_inAttribute ? _attributeText : _text).Append(text);

    public void AddText(char character) => (_inAttribute ? _attributeText : _text).Append(character);

    /// <summary>An array without items.</summary>
    public void AddEmptyArray() => _isArray |= !_inAttribute;

    public void AddValue(byte type, int offset, int size)
    {
        if ((type & BinXmlType.ArrayFlag) != 0)
        {
            AddArray((byte)(type & ~BinXmlType.ArrayFlag), offset, size);
        }
        else if (_inAttribute && type == BinXmlType.FileTime && size == 8 && IsSystemTime)
        {
            _time = BinXmlText.TimeOf(chunk.UInt64(offset));
        }
        else if (!_inAttribute && type == BinXmlType.Binary && IsBinaryElement && _text.Length == 0)
        {
            _binaryOffset = offset;
            _binarySize = size;
        }
        else
        {
            AddText(BinXmlText.Of(chunk, type, offset, size));
        }
    }

    public EventRecord Build()
    {
        var id = Number(_id);
        return new EventRecord
        {
            ProviderName = _provider,
            EventSourceName = _eventSource,
            Id = (int)(id & 0xFFFF),
            Qualifiers = (int)((_qualifiers.Length > 0 ? Number(_qualifiers) : id >> 16) & 0xFFFF),
            Level = (int)(Number(_level) & 0xFF),
            TimeCreated = _time,
            RecordId = unchecked((long)Number(_recordId)),
            Computer = _computer,
            Channel = _channel,
            UserSid = _userSid,
            Strings = _strings.ToArray(),
            Names = _names.ToArray(),
            Binary = _binary,
            Source = source,
        };
    }

    private bool IsSystemTime => _section == Section.System && Depth == 3 && _element == "TimeCreated" && _attribute == "SystemTime";

    private bool IsBinaryElement =>
        (_section == Section.EventData && Depth == 3 && _element == "Binary") || (Depth == 2 && _element == "BinaryEventData");

    /// <summary>A decimal number, or a hexadecimal one after 0x; 0 for anything else.</summary>
    private static ulong Number(string text)
    {
        text = text.Trim();
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var number = 0UL;
        for (var i = isHex ? 2 : 0; i < text.Length; i++)
        {
            var digit = HexDigit(text[i]);
            var radix = isHex ? 16 : 10;
            if (digit < 0 || digit >= radix || number > (ulong.MaxValue - (ulong)digit) / (ulong)radix)
            {
                return 0;
            }

            number = (number * (ulong)radix) + (ulong)digit;
        }

        return number;
    }

    private static int HexDigit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'A' and <= 'F' => character - 'A' + 10,
        >= 'a' and <= 'f' => character - 'a' + 10,
        _ => -1,
    };

    private void ClearText()
    {
        _text.Clear();
        _items.Clear();
        _isArray = false;
        _hasOpenItem = false;
        _binarySize = -1;
    }

    private void AddArray(byte itemType, int offset, int size)
    {
        if (_inAttribute)
        {
            var values = new List<string>();
            BinXmlText.Items(chunk, itemType, offset, size, values);
            _attributeText.Append(string.Join(",", values));
            return;
        }

        // An element with an array in it stands for one element per item ([MS-EVEN6] 3.1.4.7.5). Its last item stays open for what
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
            _items[first] = _text.Length > 0 ? _text + _items[first] : _items[first];
            var last = _items.Count - 1;
            _text.Clear().Append(_items[last]);
            _items.RemoveAt(last);
            _hasOpenItem = true;
        }
    }

    private void SetSystemAttribute(string value)
    {
        switch (_element)
        {
            case "Provider" when _attribute == "Name":
                _provider = value;
                break;
            case "Provider" when _attribute == "EventSourceName":
                _eventSource = value;
                break;
            case "EventID" when _attribute == "Qualifiers":
                _qualifiers = value;
                break;
            case "TimeCreated" when _attribute == "SystemTime" && value.Length > 0:
                _time = IsoTime.TryParse(value, out var time) ? time : null;
                break;
            case "Security" when _attribute == "UserID":
                _userSid = value;
                break;
        }
    }

    private void EndLeaf()
    {
        switch (_section)
        {
            case Section.System when Depth == 3:
                SetSystemElement(_text.ToString());
                break;
            case Section.EventData or Section.Values when IsBinaryElement && SetBinary():
                break;
            case Section.EventData or Section.Values when Depth > 2:
                AddStrings(_section == Section.EventData && _element == "Data" ? _elementNameAttribute : _element);
                break;
            case Section.EventData or Section.Values when Depth == 2 && (_text.Length > 0 || _isArray):
                AddStrings("");
                break;
        }
    }

    private void SetSystemElement(string value)
    {
        switch (_element)
        {
            case "EventID":
                _id = value;
                break;
            case "Level":
                _level = value;
                break;
            case "EventRecordID":
                _recordId = value;
                break;
            case "Channel":
                _channel = value;
                break;
            case "Computer":
                _computer = value;
                break;
        }
    }

    private void AddStrings(string name)
    {
        if (!_isArray)
        {
            _strings.Add(_text.ToString());
            _names.Add(name);
            return;
        }

        foreach (var item in _items)
        {
            _strings.Add(item);
            _names.Add(name);
        }

        if (_hasOpenItem || _text.Length > 0)
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

        if (_isArray || HexBytes(_text.ToString()) is not { } bytes)
        {
            return false;
        }

        _binary = bytes;
        return true;
    }

    /// <summary>The bytes of hexadecimal text, or null when it is something else: then it is kept as a string.</summary>
    private static byte[]? HexBytes(string text)
    {
        if (text.Length % 2 != 0)
        {
            return null;
        }

        var bytes = new byte[text.Length / 2];
        for (var i = 0; i < text.Length; i++)
        {
            var digit = HexDigit(text[i]);
            if (digit < 0)
            {
                return null;
            }

            bytes[i / 2] = (byte)((bytes[i / 2] << 4) | digit);
        }

        return bytes;
    }
}
