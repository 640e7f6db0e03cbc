namespace EntSso.Events.Reading.Xml;

/// <summary>Small questions about raw XML characters in a buffer.</summary>
internal static class XmlChars
{
    /// <summary>White space as XML has it.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    /// <summary>Whether a character ends an element or attribute name.</summary>
    public static bool EndsName(char c) => IsBlank(c) || c is '/' or '>' or '=' or '<' or '"' or '\'' or '&' or '?' or '!';

    /// <summary>The index of the first character at or behind an index that is not blank.</summary>
    public static int SkipBlank(char[] buffer, int from, int end)
    {
        while (from < end && IsBlank(buffer[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>The index behind the name that begins at an index.</summary>
    public static int NameEnd(char[] buffer, int from, int end)
    {
        while (from < end && !EndsName(buffer[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>The part of a name behind its namespace prefix.</summary>
    public static TextSlice LocalName(char[] buffer, int start, int end)
    {
        int colon = Array.LastIndexOf(buffer, ':', end - 1, end - start);
        return new TextSlice(colon < 0 ? start : colon + 1, end);
    }

    /// <summary>Whether the buffer holds a text at an index.</summary>
    public static bool StartsWith(char[] buffer, int from, int end, string text)
    {
        if (end - from < text.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (buffer[from + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a slice is exactly a text.</summary>
    public static bool Is(char[] buffer, TextSlice slice, string text) =>
        slice.Length == text.Length && StartsWith(buffer, slice.Start, slice.End, text);

    /// <summary>The index of a text, or -1.</summary>
    public static int IndexOf(char[] buffer, int from, int end, string text)
    {
        while (from < end)
        {
            int at = Array.IndexOf(buffer, text[0], from, end - from);
            if (at < 0 || StartsWith(buffer, at, end, text))
            {
                return at;
            }

            from = at + 1;
        }

        return -1;
    }
}
