using System.Globalization;

namespace EntSso.Reporting;

/// <summary>
/// Writes indented JSON to a text writer, in the order of the calls. Characters beyond what JSON carries safely are made visible by
/// <see cref="VisibleText"/>. The caller sees to it that names and values alternate.
/// </summary>
internal sealed class JsonText
{
    private readonly TextWriter _output;
    private readonly Stack<int> _counts = new();
    private bool _isAfterName;

    public JsonText(TextWriter output) => _output = output;

    public JsonText StartObject() => Open('{');

    public JsonText EndObject() => Close('}');

    public JsonText StartArray() => Open('[');

    public JsonText EndArray() => Close(']');

    public JsonText Name(string name)
    {
        Separate();
        Quote(name);
        _output.Write(": ");
        _isAfterName = true;
        return this;
    }

    public JsonText Value(string value)
    {
        Separate();
        Quote(value);
        return this;
    }

    public JsonText Value(long value)
    {
        Separate();
        _output.Write(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public JsonText Value(bool value)
    {
        Separate();
        _output.Write(value ? "true" : "false");
        return this;
    }

    public JsonText Null()
    {
        Separate();
        _output.Write("null");
        return this;
    }

    public JsonText Member(string name, string value) => Name(name).Value(value);

    public JsonText Member(string name, long value) => Name(name).Value(value);

    /// <summary>Ends the document with a line feed.</summary>
    public void End() => _output.Write('\n');

    private JsonText Open(char bracket)
    {
        Separate();
        _output.Write(bracket);
        _counts.Push(0);
        return this;
    }

    private JsonText Close(char bracket)
    {
        if (_counts.Pop() > 0)
        {
            NewLine();
        }

        _output.Write(bracket);
        return this;
    }

    private void Separate()
    {
        if (_isAfterName)
        {
            _isAfterName = false;
            return;
        }

        if (_counts.Count == 0)
        {
            return;
        }

        int count = _counts.Pop();
        _counts.Push(count + 1);
        if (count > 0)
        {
            _output.Write(',');
        }

        NewLine();
    }

    private void NewLine()
    {
        _output.Write('\n');
        for (int i = 0; i < _counts.Count; i++)
        {
            _output.Write("  ");
        }
    }

    private void Quote(string value)
    {
        _output.Write('"');
        foreach (char c in VisibleText.Of(value))
        {
            switch (c)
            {
                case '"':
                    _output.Write("\\\"");
                    break;
                case '\\':
                    _output.Write("\\\\");
                    break;
                case '\n':
                    _output.Write("\\n");
                    break;
                case '\r':
                    _output.Write("\\r");
                    break;
                case '\t':
                    _output.Write("\\t");
                    break;
                case '\u2028':
                    _output.Write("\\u2028");
                    break;
                case '\u2029':
                    _output.Write("\\u2029");
                    break;
                default:
                    _output.Write(c);
                    break;
            }
        }

        _output.Write('"');
    }
}
