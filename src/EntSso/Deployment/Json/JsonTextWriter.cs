using System.Globalization;

namespace EntSso.Deployment.Json;

/// <summary>
/// Writes JSON that diffs well: one property a line, two spaces of indentation, LF, and small objects on one line where asked.
/// </summary>
internal sealed class JsonTextWriter
{
    private readonly TextWriter _text;
    private int _depth;
    private int _inlineDepth;
    private bool _hasItem;
    private bool _afterName;

    public JsonTextWriter(TextWriter text)
    {
        _text = text;
    }

    /// <summary>Begins an object; with <paramref name="isInline"/> everything up to its end stays on the line.</summary>
    public void ObjectStart(bool isInline = false) => Open('{', isInline);

    /// <summary>Ends an object.</summary>
    public void ObjectEnd() => Close('}');

    /// <summary>Begins an array.</summary>
    public void ArrayStart(bool isInline = false) => Open('[', isInline);

    /// <summary>Ends an array.</summary>
    public void ArrayEnd() => Close(']');

    /// <summary>Writes the name of the value that comes next.</summary>
    public void Name(string name)
    {
        Separate();
        Quote(name);
        _text.Write(": ");
        _afterName = true;
    }

    /// <summary>Writes a text.</summary>
    public void Text(string value)
    {
        Separate();
        Quote(value);
    }

    /// <summary>Writes a number, <c>true</c>, <c>false</c> or <c>null</c> as it stands.</summary>
    public void Raw(string value)
    {
        Separate();
        _text.Write(value);
    }

    /// <summary>Writes the last line's end.</summary>
    public void End() => _text.Write('\n');

    private void Open(char bracket, bool isInline)
    {
        Separate();
        _text.Write(bracket);
        _depth++;
        if (isInline || _inlineDepth > 0)
        {
            _inlineDepth++;
        }

        _hasItem = false;
    }

    private void Close(char bracket)
    {
        _depth--;
        if (_inlineDepth > 0)
        {
            _inlineDepth--;
            if (_hasItem)
            {
                _text.Write(' ');
            }
        }
        else if (_hasItem)
        {
            NewLine();
        }

        _text.Write(bracket);
        _hasItem = true;
    }

    private void Separate()
    {
        if (_afterName)
        {
            _afterName = false;
            _hasItem = true;
            return;
        }

        if (_hasItem)
        {
            _text.Write(',');
        }

        if (_inlineDepth > 0)
        {
            _text.Write(' ');
        }
        else if (_depth > 0)
        {
            NewLine();
        }

        _hasItem = true;
    }

    private void NewLine()
    {
        _text.Write('\n');
        for (int i = 0; i < _depth; i++)
        {
            _text.Write("  ");
        }
    }

    private void Quote(string value)
    {
        _text.Write('"');
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

            // A lone surrogate has no UTF-8 form; the others are what people cannot see in a diff.
            bool needsEscape = c < 0xA0 || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';
            if (!needsEscape)
            {
                continue;
            }

            WritePlain(value, plainFrom, i);
            plainFrom = i + 1;
            _text.Write(c switch
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
        _text.Write('"');
    }

    private void WritePlain(string value, int from, int to)
    {
        if (from == 0 && to == value.Length)
        {
            _text.Write(value);
            return;
        }

        for (int i = from; i < to; i++)
        {
            _text.Write(value[i]);
        }
    }
}
