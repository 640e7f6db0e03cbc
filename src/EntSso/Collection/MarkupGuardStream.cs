namespace EntSso.Collection;

/// <summary>
/// Stops XML that would fill the memory: a parser holds a tag, a text, a comment or a CDATA section as a whole, so the length of each is
/// limited. Also notes whether a document type was met, which the parser's refusal does not distinguish by number. Checks ASCII signs only,
/// in units of one, two or four bytes as the parser detects them.
/// </summary>
internal sealed class MarkupGuardStream(Stream stream) : Stream
{
    /// <summary>Far longer than any tag or text in a configuration.</summary>
    public const int LongestRun = 8 << 20;

    private const string DocumentType = "<!DOCTYPE";
    private const string CharacterData = "<![CDATA[";
    private const string Comment = "<!--";
    private const string Instruction = "<?";
    private const int BytesToDetect = 4;

    private readonly byte[] _first = new byte[BytesToDetect];
    private int _seen;
    private int _unitSize = 1;
    private bool _isBigEndian;
    private uint _unit;
    private int _unitBytes;
    private int _run;

    // The text since the last "<", as far as it may open something; and what ends that which is open.
    private string _opening = "";
    private string _end = "";
    private int _ended;

    /// <summary>Whether a document type declaration went by.</summary>
    public bool SawDocumentType { get; private set; }

    /// <summary>Whether the limit was met.</summary>
    public bool IsTooLong { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int length = stream.Read(buffer, offset, count);
        for (int i = offset; i < offset + length; i++)
        {
            Look(buffer[i]);
        }

        if (_run > LongestRun)
        {
            IsTooLong = true;
            throw new InvalidDataException("A tag or text is too long.");
        }

        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Look(byte value)
    {
        if (_seen < BytesToDetect)
        {
            _first[_seen++] = value;
            if (_seen == BytesToDetect)
            {
                Detect();
                foreach (byte first in _first)
                {
                    AddToUnit(first);
                }
            }
        }
        else
        {
            AddToUnit(value);
        }
    }

    // As the parser does: a byte order mark, or the zeros beside the first sign (XML 1.0, appendix F). Two orders of bytes that the parser
    // knows as well no program writes.
    private void Detect()
    {
        if ((_first[0], _first[1], _first[2], _first[3])
            is (0, 0, 0xFF, 0xFE) or (0, 0, (byte)'<', 0) or (0xFE, 0xFF, 0, 0) or (0, (byte)'<', 0, 0))
        {
            throw new InvalidDataException("The file is in an unusual order of bytes.");
        }

        (_unitSize, _isBigEndian) = (_first[0], _first[1], _first[2], _first[3]) switch
        {
            (0, 0, 0xFE, 0xFF) or (0, 0, 0, (byte)'<') => (4, true),
            (0xFF, 0xFE, 0, 0) or ((byte)'<', 0, 0, 0) => (4, false),
            (0xFE, 0xFF, _, _) or (0, (byte)'<', _, _) => (2, true),
            (0xFF, 0xFE, _, _) or ((byte)'<', 0, _, _) => (2, false),
            _ => (1, false),
        };
    }

    private void AddToUnit(byte value)
    {
        _run++;
        _unit = _isBigEndian ? (_unit << 8) | value : _unit | ((uint)value << (8 * _unitBytes));
        if (++_unitBytes == _unitSize)
        {
            Look(_unit < 0x80 ? (char)_unit : '\uFFFD');
            _unit = 0;
            _unitBytes = 0;
        }
    }

    private void Look(char sign)
    {
        if (_end.Length > 0)
        {
            LookForEnd(sign);
        }
        else if (sign == '<')
        {
            _run = 0;
            _opening = "<";
        }
        else if (_opening.Length == 1 && sign is not ('!' or '?'))
        {
            // An element, as nearly always.
            _opening = "";
        }
        else if (_opening.Length > 0)
        {
            LookForBeginning(_opening + sign);
        }
    }

    private void LookForBeginning(string opening)
    {
        _opening = opening;
        switch (opening)
        {
            case CharacterData:
                Open("]]>");
                break;
            case Comment:
                Open("-->");
                break;
            case Instruction:
                Open("?>");
                break;
            case DocumentType:
                SawDocumentType = true;
                _opening = "";
                break;
            default:
                if (!CharacterData.StartsWith(opening, StringComparison.Ordinal) && !Comment.StartsWith(opening, StringComparison.Ordinal)
                    && !DocumentType.StartsWith(opening, StringComparison.Ordinal))
                {
                    _opening = "";
                }

                break;
        }
    }

    private void Open(string end)
    {
        _opening = "";
        _end = end;
        _ended = 0;
    }

    private void LookForEnd(char sign)
    {
        // Of "]]]>" the last three signs end it: a repeated first sign keeps what is matched.
        _ended = sign == _end[_ended] ? _ended + 1 : _ended == _end.Length - 1 && sign == _end[0] ? _ended : sign == _end[0] ? 1 : 0;
        if (_ended == _end.Length)
        {
            _end = "";
            _run = 0;
        }
    }
}
