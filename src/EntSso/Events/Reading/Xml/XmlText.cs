using System.Text;

namespace EntSso.Events.Reading.Xml;

/// <summary>
/// Resolves the references and sections of raw XML text. Everything else stays as it is: white space, line ends, characters that
/// XML does not allow.
/// </summary>
internal sealed class XmlText
{
    // The longest reference is &#x10FFFF; but leading zeros are allowed and used.
    private const int LongestReference = 24;

    private readonly StringBuilder _text = new();

    /// <summary>Where the first reference is that nothing is known of, since <see cref="Decode"/> was called; -1 if nowhere.</summary>
    public int UnknownReferenceAt { get; private set; } = -1;

    /// <summary>Resolves one slice.</summary>
    /// <param name="buffer">The buffer that the slice is in.</param>
    /// <param name="slice">The text of an attribute or the content of an element. Absent gives an empty string.</param>
    public string Decode(char[] buffer, TextSlice slice)
    {
        UnknownReferenceAt = -1;
        if (slice.Length <= 0)
        {
            return "";
        }

        int special = IndexOfSpecial(buffer, slice.Start, slice.End);
        if (special < 0)
        {
            return new string(buffer, slice.Start, slice.Length);
        }

        _text.Clear();
        int at = slice.Start;
        while (special >= 0)
        {
            _text.Append(buffer, at, special - at);
            at = buffer[special] == '&' ? TakeReference(buffer, special, slice.End) : TakeMarkup(buffer, special, slice.End);
            special = IndexOfSpecial(buffer, at, slice.End);
        }

        _text.Append(buffer, at, slice.End - at);
        string result = _text.ToString();
        if (_text.Capacity > 64 * 1024)
        {
            // One outsized value shall not cost its memory until the end of the file.
            _text.Clear();
            _text.Capacity = 1024;
        }

        return result;
    }

    private static int IndexOfSpecial(char[] buffer, int from, int end)
    {
#if NET
        int found = buffer.AsSpan(from, end - from).IndexOfAny('&', '<');
        return found < 0 ? -1 : from + found;
#else
        for (int i = from; i < end; i++)
        {
            if (buffer[i] is '&' or '<')
            {
                return i;
            }
        }

        return -1;
#endif
    }

    private int TakeReference(char[] buffer, int at, int end)
    {
        int length = Math.Min(end - at, LongestReference);
        int semicolon = Array.IndexOf(buffer, ';', at, length);
        if (semicolon > 0)
        {
            string name = new(buffer, at + 1, semicolon - at - 1);
            if (Resolve(name) is { } resolved)
            {
                _text.Append(resolved);
                return semicolon + 1;
            }

            // "&amp" as such is text that Windows left unescaped; "&name;" was meant as something.
            if (UnknownReferenceAt < 0 && IsReference(name))
            {
                UnknownReferenceAt = at;
            }
        }

        _text.Append('&');
        return at + 1;
    }

    private int TakeMarkup(char[] buffer, int at, int end)
    {
        if (XmlChars.StartsWith(buffer, at, end, "<![CDATA["))
        {
            int close = XmlChars.IndexOf(buffer, at + 9, end, "]]>");
            close = close < 0 ? end : close;
            _text.Append(buffer, at + 9, close - at - 9);
            return Math.Min(close + 3, end);
        }

        if (XmlChars.StartsWith(buffer, at, end, "<!--"))
        {
            return Behind(XmlChars.IndexOf(buffer, at + 4, end, "-->"), 3, end);
        }

        if (XmlChars.StartsWith(buffer, at, end, "<?"))
        {
            return Behind(XmlChars.IndexOf(buffer, at + 2, end, "?>"), 2, end);
        }

        int i = at + 1;
        while (i < end && buffer[i] != '>')
        {
            if (buffer[i] is '"' or '\'')
            {
                int close = Array.IndexOf(buffer, buffer[i], i + 1, end - i - 1);
                i = close < 0 ? end - 1 : close;
            }

            i++;
        }

        return Behind(i, 1, end);
    }

    private static int Behind(int found, int length, int end) => found < 0 ? end : Math.Min(found + length, end);

    private static bool IsReference(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (!char.IsLetterOrDigit(name[i]) && !(i == 0 && name[i] == '#'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static string? Resolve(string name)
    {
        switch (name)
        {
            case "lt":
                return "<";
            case "gt":
                return ">";
            case "amp":
                return "&";
            case "quot":
                return "\"";
            case "apos":
                return "'";
            default:
                break;
        }

        if (name.Length < 2 || name[0] != '#')
        {
            return null;
        }

        int code = CodeOf(name);
        if (code < 0)
        {
            return null;
        }

        // Half a surrogate pair is kept as such: insertion strings may hold one.
        return code > 0xFFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString();
    }

    // "#65" or "#x41"; -1 for what is not a character.
    private static int CodeOf(string name)
    {
        bool isHex = name[1] == 'x';
        int code = 0;
        int from = isHex ? 2 : 1;
        for (int i = from; i < name.Length; i++)
        {
            int digit = HexDigits.ValueOf(name[i]);
            if (digit < 0 || (!isHex && digit > 9))
            {
                return -1;
            }

            code = (code * (isHex ? 16 : 10)) + digit;
            if (code > 0x10FFFF)
            {
                return -1;
            }
        }

        return name.Length > from ? code : -1;
    }
}
