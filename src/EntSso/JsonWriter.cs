using System.Globalization;

namespace EntSso;

/// <summary>
/// Writes JSON (RFC 8259) in the order of the calls: one value a line with two spaces of indentation and LF, so that it diffs well, small
/// objects on one line where asked, or all of it on one line. The caller sees to it that names and values alternate.
/// </summary>
/// <remarks>
/// Every text can be written and read back. Control characters, lone surrogates (which UTF-8 cannot hold) and the few characters that
/// are not seen in a diff are written as escapes.
/// </remarks>
/// <param name="output">Where to.</param>
/// <param name="isCompact">Whether everything stays on one line without spaces, as in JSON lines.</param>
internal sealed class JsonWriter(TextWriter output, bool isCompact = false)
{
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

    /// <summary>Writes the name of the value that comes next.</summary>
    public JsonWriter Name(string name)
    {
        Separate();
        Quote(name);
        output.Write(isCompact ? ":" : ": ");
        _isAfterName = true;
        return this;
    }

    public JsonWriter Value(string value)
    {
        Separate();
        Quote(value);
        return this;
    }

    public JsonWriter Value(long value) => Raw(value.ToString(CultureInfo.InvariantCulture));

    public JsonWriter Value(bool value) => Raw(value ? "true" : "false");

    public JsonWriter Value(DateTime? time) => time is { } known ? Value(IsoTime.Format(known)) : Null();

    public JsonWriter Value(Guid? id) => id is { } known ? Value(known.ToString()) : Null();

    public JsonWriter Null() => Raw("null");

    /// <summary>Writes a value that is JSON already.</summary>
    public JsonWriter Raw(string json)
    {
        Separate();
        output.Write(json);
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
        output.Write('\n');
        _hasItem = false;
    }

    private JsonWriter Open(char bracket, bool isInline)
    {
        Separate();
        output.Write(bracket);
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
        if (_hasItem)
        {
            Space(isInline);
        }

        output.Write(bracket);
        _hasItem = true;
        return this;
    }

    private void Separate()
    {
        if (!_isAfterName)
        {
            if (_hasItem)
            {
                output.Write(',');
            }

            if (_depth > 0)
            {
                Space(_inlineDepth > 0);
            }
        }

        _isAfterName = false;
        _hasItem = true;
    }

    private void Space(bool isInline)
    {
        if (isCompact)
        {
            return;
        }

        output.Write(isInline ? ' ' : '\n');
        for (int i = 0; i < _depth && !isInline; i++)
        {
            output.Write("  ");
        }
    }

    private void Quote(string value)
    {
        output.Write('"');
        int plainFrom = 0;
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c >= ' ' && c is not ('"' or '\\') && c < 0x7F)
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
                continue;
            }

            if (c >= 0xA0 && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'))
            {
                continue;
            }

            WritePlain(value, plainFrom, i);
            plainFrom = i + 1;
            output.Write(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
            });
        }

        WritePlain(value, plainFrom, value.Length);
        output.Write('"');
    }

    private void WritePlain(string value, int from, int to)
    {
        if (from == 0 && to == value.Length)
        {
            output.Write(value);
            return;
        }

        for (int i = from; i < to; i++)
        {
            output.Write(value[i]);
        }
    }
}
