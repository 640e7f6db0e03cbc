using System.Globalization;
using System.Text;

namespace EntSso.Deployment.Json;

/// <summary>
/// Reads strict JSON (RFC 8259) piece by piece with the line and column of each piece, from any <see cref="TextReader"/>. The
/// framework's reader over JSON shows no places and keeps property names only where they are XML names, hence an own one.
/// </summary>
internal sealed class JsonTextReader
{
    /// <summary>No deployment nests nearly as deep; hostile input does.</summary>
    private const int DeepestNesting = 64;

    /// <summary>No name or text of a deployment is nearly as long; hostile input may be.</summary>
    private const int LongestText = 1 << 20;

    private readonly TextReader _text;
    private readonly string _file;
    private readonly TextPool _pool = new();
    private readonly bool[] _isObject = new bool[DeepestNesting];
    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _long = new();
    private int _position;
    private int _length;
    private int _depth;
    private int _line = 1;
    private int _lineStart;
    private long _passed;
    private bool _hasItem;
    private bool _afterName;

    public JsonTextReader(TextReader text, string file)
    {
        _text = text;
        _file = file;
    }

    /// <summary>The current piece.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>The property name, text or number as written.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The line of the current piece, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The column of the current piece in characters, from 1.</summary>
    public int Column { get; private set; }

    /// <summary>Goes to the next piece; <see cref="JsonToken.End"/> after the last.</summary>
    /// <exception cref="DeploymentFormatException">The text is not JSON, nests too deep, or holds a text that is too long.</exception>
    public JsonToken Next()
    {
        int next = SkipWhiteSpace();
        if (Token != JsonToken.None && !_afterName && Token is not (JsonToken.ObjectStart or JsonToken.ArrayStart) && _depth > 0)
        {
            _hasItem = true;
        }

        if (_depth == 0 && Token != JsonToken.None)
        {
            Mark();
            return Token = next < 0 ? JsonToken.End : throw Error("expected nothing after the closing brace");
        }

        bool wantsName = _depth > 0 && _isObject[_depth - 1] && !_afterName;
        char close = _depth == 0 ? '\0' : _isObject[_depth - 1] ? '}' : ']';
        if (!_afterName && _depth > 0)
        {
            if (next == close)
            {
                Mark();
                _position++;
                _depth--;
                _hasItem = true;
                return Token = close == '}' ? JsonToken.ObjectEnd : JsonToken.ArrayEnd;
            }

            if (_hasItem)
            {
                if (next != ',')
                {
                    Mark();
                    throw Error($"expected ',' or '{close}', found {Describe(next)}");
                }

                _position++;
                next = SkipWhiteSpace();
            }
        }

        Mark();
        if (wantsName)
        {
            if (next != '"')
            {
                throw Error($"expected a property name in quotes{(_hasItem ? "" : " or '}'")}, found {Describe(next)}");
            }

            Text = ReadText();
            if (SkipWhiteSpace() != ':')
            {
                Mark();
                throw Error($"expected ':' after the property name \"{MessageText.Shorten(Text, 40)}\"");
            }

            _position++;
            _afterName = true;
            return Token = JsonToken.PropertyName;
        }

        _afterName = false;
        return Token = ReadValue(next);
    }

    /// <summary>Goes behind the value that begins at the current piece.</summary>
    public void SkipValue()
    {
        if (Token is not (JsonToken.ObjectStart or JsonToken.ArrayStart))
        {
            return;
        }

        int depth = _depth;
        while (_depth >= depth)
        {
            Next();
        }
    }

    /// <summary>An error at the current piece.</summary>
    /// <param name="problem">What was expected or is wrong, as the end of a sentence.</param>
    /// <param name="path">Where in the deployment, or empty.</param>
    public DeploymentFormatException Error(string problem, string path = "") => new(_file, Line, Column, path, problem);

    private static int HexDigit(int value) => value switch
    {
        >= '0' and <= '9' => value - '0',
        >= 'a' and <= 'f' => value - 'a' + 10,
        >= 'A' and <= 'F' => value - 'A' + 10,
        _ => -1,
    };

    private JsonToken ReadValue(int next)
    {
        switch (next)
        {
            case '{':
                Open(true);
                return JsonToken.ObjectStart;
            case '[':
                Open(false);
                return JsonToken.ArrayStart;
            case '"':
                Text = ReadText();
                return JsonToken.Text;
            case 't':
                ReadWord("true");
                return JsonToken.True;
            case 'f':
                ReadWord("false");
                return JsonToken.False;
            case 'n':
                ReadWord("null");
                return JsonToken.Null;
            case '-':
            case >= '0' and <= '9':
                Text = ReadNumber();
                return JsonToken.Number;
            case < 0:
                throw Error("expected a value, but the file ends here");
            default:
                throw Error($"expected a value, found {Describe(next)}");
        }
    }

    private static string Describe(int character) =>
        character < 0 ? "the end of the file"
        : character == 0 ? "U+0000, which may mean that the file is damaged, or UTF-16 without a byte order mark"
        : character is > ' ' and < 0x7F ? $"'{(char)character}'"
        : "U+" + character.ToString("X4", CultureInfo.InvariantCulture);

    private void Open(bool isObject)
    {
        if (_depth == DeepestNesting)
        {
            throw Error($"values may nest {DeepestNesting} deep at most");
        }

        _position++;
        _isObject[_depth++] = isObject;
        _hasItem = false;
    }

    private void ReadWord(string word)
    {
        foreach (char expected in word)
        {
            if (Peek() != expected)
            {
                throw Error($"expected a value; '{word}' is misspelt here");
            }

            _position++;
        }

        if (Peek() is var after && (after is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_'))
        {
            throw Error($"expected a value; '{word}' is misspelt here");
        }
    }

    private string ReadNumber()
    {
        _long.Clear();
        Take('-');
        if (!Take('0'))
        {
            TakeDigits();
        }

        if (Take('.'))
        {
            TakeDigits();
        }

        if (Take('e') || Take('E'))
        {
            if (!Take('+'))
            {
                Take('-');
            }

            TakeDigits();
        }

        if (Peek() is var after && (after is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '.' or '+' or '-'))
        {
            throw Error("expected a number as JSON writes it");
        }

        return _long.ToString();
    }

    private bool Take(char expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        _long.Append(expected);
        _position++;
        return true;
    }

    private void TakeDigits()
    {
        int from = _long.Length;
        while (Peek() is >= '0' and <= '9' && _long.Length < 64)
        {
            _long.Append(_buffer[_position++]);
        }

        if (_long.Length == from || _long.Length >= 64)
        {
            throw Error("expected a number as JSON writes it");
        }
    }

    private string ReadText()
    {
        _position++;
        _long.Clear();
        while (true)
        {
            if (Peek() < 0)
            {
                throw Error("the text in quotes that begins here has no end");
            }

            int start = _position;
            while (_position < _length && _buffer[_position] is not ('"' or '\\') && _buffer[_position] >= ' ')
            {
                _position++;
            }

            if (_long.Length + (_position - start) > LongestText)
            {
                throw Error($"a text may have {LongestText} characters at most");
            }

            if (_position == _length)
            {
                _long.Append(_buffer, start, _position - start);
                continue;
            }

            char stop = _buffer[_position];
            if (stop == '"' && _long.Length == 0)
            {
                string whole = _pool.Get(_buffer, start, _position - start);
                _position++;
                return whole;
            }

            _long.Append(_buffer, start, _position - start);
            if (stop == '"')
            {
                _position++;
                return Pooled();
            }

            if (stop < ' ')
            {
                Mark();
                throw Error($"{Describe(stop)} must be written as an escape inside a text");
            }

            _position++;
            _long.Append(ReadEscape());
        }
    }

    private string Pooled()
    {
        if (_long.Length > 64)
        {
            return _long.ToString();
        }

        char[] text = new char[_long.Length];
        _long.CopyTo(0, text, 0, text.Length);
        return _pool.Get(text, 0, text.Length);
    }

    private char ReadEscape()
    {
        int kind = Peek();
        _position++;
        switch (kind)
        {
            case '"':
            case '\\':
            case '/':
                return (char)kind;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int code = 0;
                for (int i = 0; i < 4; i++)
                {
                    int digit = HexDigit(Peek());
                    if (digit < 0)
                    {
                        Mark();
                        throw Error("expected four hexadecimal digits after \\u");
                    }

                    code = (code << 4) | digit;
                    _position++;
                }

                return (char)code;
            default:
                _position--;
                Mark();
                throw Error($"{Describe(kind)} is not an escape of JSON");
        }
    }

    private int SkipWhiteSpace()
    {
        while (true)
        {
            int next = Peek();
            switch (next)
            {
                case ' ':
                case '\t':
                case '\r':
                    _position++;
                    break;
                case '\n':
                    _position++;
                    _line++;
                    _lineStart = (int)(_passed + _position);
                    break;
                default:
                    return next;
            }
        }
    }

    private void Mark()
    {
        Line = _line;
        Column = (int)(_passed + _position - _lineStart) + 1;
    }

    private int Peek()
    {
        if (_position < _length)
        {
            return _buffer[_position];
        }

        _passed += _length;
        _position = 0;
        _length = 0;
        try
        {
            _length = _text.Read(_buffer, 0, _buffer.Length);
        }
        catch (DecoderFallbackException)
        {
            Mark();
            throw Error("the file is not UTF-8 from about here on");
        }

        return _length == 0 ? -1 : _buffer[0];
    }
}

/// <summary>The pieces of a JSON text (RFC 8259).</summary>
internal enum JsonToken
{
    None,
    ObjectStart,
    ObjectEnd,
    ArrayStart,
    ArrayEnd,
    PropertyName,
    Text,
    Number,
    True,
    False,
    Null,
    End,
}
