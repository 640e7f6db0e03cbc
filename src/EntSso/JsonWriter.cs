using System.Globalization;
#if NET
using System.Runtime.Intrinsics;
#endif

namespace EntSso;

/// <summary>
/// Writes JSON (RFC 8259) in the order of the calls: one value a line with two spaces of indentation and LF, so that it diffs well, small
/// objects on one line where asked, or all of it on one line. The caller sees to it that names and values alternate. The text is buffered
/// up to <see cref="End"/>.
/// </summary>
/// <remarks>
/// Every text can be written and read back. Control characters, lone surrogates (which UTF-8 cannot hold) and the few characters that
/// are not seen in a diff are written as escapes.
/// </remarks>
/// <param name="output">Where to.</param>
/// <param name="isCompact">Whether everything stays on one line without spaces, as in JSON lines.</param>
internal sealed class JsonWriter(TextWriter output, bool isCompact = false)
{
    /// <summary>Longer documents go to the output in parts.</summary>
    private const int FullBuffer = 16 * 1024;

    private char[] _text = new char[1024];
    private int _length;
    private int _depth;
    private int _inlineDepth;
    private bool _hasItem;
    private bool _isAfterName;

    /// <summary>Begins an object; with <paramref name="isInline"/> everything up to its end stays on the line.</summary>
    public JsonWriter StartObject(bool isInline = false) => Open('{', isInline);

    public JsonWriter EndObject() => Close('}');

    /// <summary>Begins an array; with <paramref name="isInline"/> everything up to its end stays on the line.</summary>
    public JsonWriter StartArray(bool isInline = false) => Open('[', isInline);

    public JsonWriter EndArray() => Close(']');

    /// <summary>Goes on in an array that is a document and has items already: the next item comes with a comma before it.</summary>
    public void ContinueArray()
    {
        _depth = 1;
        _hasItem = true;
    }

    /// <summary>Writes the name of the value that comes next.</summary>
    public JsonWriter Name(string name)
    {
        Separate();
        Quote(name);
        Write(isCompact ? ":" : ": ");
        _isAfterName = true;
        return this;
    }

    public JsonWriter Value(string value)
    {
        Separate();
        Quote(value);
        return this;
    }

    /// <summary>Begins a text value that comes in pieces: by <see cref="Append"/>, up to <see cref="EndText"/>.</summary>
    public void StartText()
    {
        Separate();
        Write('"');
    }

    public void EndText() => Write('"');

    public JsonWriter Value(long value)
    {
#if NET
        const int LongestNumber = 20;
        Separate();
        Reserve(LongestNumber);
        value.TryFormat(_text.AsSpan(_length), out int written, provider: CultureInfo.InvariantCulture);
        _length += written;
        return this;
#else
        return Raw(value.ToString(CultureInfo.InvariantCulture));
#endif
    }

    public JsonWriter Value(bool value) => Raw(value ? "true" : "false");

    public JsonWriter Value(DateTime? time)
    {
        if (time is not { } known)
        {
            return Null();
        }

        Separate();
        Write('"');
        Reserve(IsoTime.Length);
        IsoTime.Write(known, _text, _length);
        _length += IsoTime.Length;
        Write('"');
        return this;
    }

    public JsonWriter Value(Guid? id) => id is { } known ? Value(known.ToString()) : Null();

    public JsonWriter Null() => Raw("null");

    /// <summary>Writes a value that is JSON already.</summary>
    public JsonWriter Raw(string json)
    {
        Separate();
        Write(json);
        return this;
    }

    public JsonWriter Member(string name, string value) => Name(name).Value(value);

    public JsonWriter Member(string name, long value) => Name(name).Value(value);

    public JsonWriter Member(string name, bool value) => Name(name).Value(value);

    public JsonWriter Member(string name, DateTime? value) => Name(name).Value(value);

    public JsonWriter Member(string name, Guid? value) => Name(name).Value(value);

    /// <summary>Ends a document with a line feed; another one may follow.</summary>
    public void End()
    {
        Write('\n');
        _hasItem = false;
        Flush();
    }

    private JsonWriter Open(char bracket, bool isInline)
    {
        Separate();
        Write(bracket);
        _depth++;
        if (isInline || _inlineDepth > 0)
        {
            _inlineDepth++;
        }

        _hasItem = false;
        return this;
    }

    private JsonWriter Close(char bracket)
    {
        _depth--;
        bool isInline = _inlineDepth > 0;
        _inlineDepth -= isInline ? 1 : 0;
        if (_hasItem && !isCompact)
        {
            Space(isInline);
        }

        Write(bracket);
        _hasItem = true;
        return this;
    }

    private void Separate()
    {
        bool isItem = !_isAfterName;
        _isAfterName = false;
        if (isItem)
        {
            if (_hasItem)
            {
                Write(',');
            }

            if (!isCompact && _depth > 0)
            {
                Space(_inlineDepth > 0);
            }
        }

        _hasItem = true;
    }

    private void Space(bool isInline)
    {
        Write(isInline ? ' ' : '\n');
        for (int i = 0; i < 2 * _depth && !isInline; i++)
        {
            Write(' ');
        }
    }

    private void Quote(string value)
    {
        Reserve(value.Length + 2);
        _text[_length++] = '"';
        Append(value);
        Write('"');
    }

    /// <summary>Writes a piece of a text value that <see cref="StartText"/> began; a surrogate pair is in one piece.</summary>
    public void Append(string value)
    {
        for (int at = 0; ;)
        {
            Reserve(value.Length - at);
            int plain = CopyPlain(value, at);
            _length += plain;
            at += plain;
            if (at == value.Length)
            {
                return;
            }

            at += AppendSpecial(value, at);
        }
    }

    /// <summary>Writes a character that is not plain, or a surrogate pair.</summary>
    /// <returns>How many units of the text it was.</returns>
    private int AppendSpecial(string value, int at)
    {
        char c = value[at];
        if (char.IsHighSurrogate(c) && at + 1 < value.Length && char.IsLowSurrogate(value[at + 1]))
        {
            Write(c);
            Write(value[at + 1]);
            return 2;
        }

        if (c >= 0xA0 && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'))
        {
            Write(c);
            return 1;
        }

        Write(c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        });
        return 1;
    }

    private static bool IsPlain(char character) => character is >= ' ' and < '\x7F' and not ('"' or '\\');

    /// <summary>
    /// Copies the characters up to the first one that is not printable ASCII, or is a quote or a backslash; there is room for all.
    /// </summary>
    /// <returns>How many there are.</returns>
    private unsafe int CopyPlain(string value, int start)
    {
        int i = start;
        fixed (char* from = value)
        fixed (char* free = _text)
        {
            char* to = free + _length - start;
#if NET
            Vector128<ushort> first = Vector128.Create((ushort)' ');
            Vector128<ushort> range = Vector128.Create((ushort)('\x7E' - ' '));
            Vector128<ushort> quote = Vector128.Create((ushort)'"');
            Vector128<ushort> backslash = Vector128.Create((ushort)'\\');
            for (; i <= value.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
            {
                Vector128<ushort> next = Vector128.Load((ushort*)from + i);
                Vector128<ushort> special =
                    Vector128.GreaterThan(next - first, range) | Vector128.Equals(next, quote) | Vector128.Equals(next, backslash);
                if (special != Vector128<ushort>.Zero)
                {
                    break;
                }

                next.Store((ushort*)to + i);
            }
#endif
            for (; i < value.Length && IsPlain(from[i]); i++)
            {
                to[i] = from[i];
            }
        }

        return i - start;
    }

    private void Write(char character)
    {
        Reserve(1);
        _text[_length++] = character;
    }

    private void Write(string value)
    {
        Reserve(value.Length);
        value.CopyTo(0, _text, _length, value.Length);
        _length += value.Length;
    }

    private void Reserve(int count)
    {
        if (count > _text.Length - _length)
        {
            MakeRoom(count);
        }
    }

    private void MakeRoom(int count)
    {
        if (_length >= FullBuffer)
        {
            Flush();
        }

        if (count > _text.Length - _length)
        {
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + count));
        }
    }

    /// <summary>Sends what was written to the output.</summary>
    public void Flush()
    {
        output.Write(_text, 0, _length);
        _length = 0;
    }
}
