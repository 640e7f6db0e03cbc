using System.Globalization;
using System.Text;

namespace EntSso.Naming;

/// <summary>What the parsers of all names have in common.</summary>
internal static class NameText
{
    private const int LongestQuote = 80;

    /// <summary>Beyond this length nothing is guessed: the text is not a mistyped name.</summary>
    internal const int LongestToMend = 1024;

    /// <summary>The text in quotes for a message: what cannot be seen is spelled out, what is long is cut.</summary>
    internal static string Quote(string text)
    {
        if (text.Length <= LongestQuote && IsPrintableAscii(text))
        {
            return $"'{text}'";
        }

        var quoted = new StringBuilder(LongestQuote + 40).Append('\'');
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted.Length > LongestQuote)
            {
                return quoted.Append("…' (").Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append(" characters)").ToString();
            }

            if (char.IsSurrogate(text[i]) && IsPairAt(text, i))
            {
                quoted.Append(text[i]).Append(text[++i]);
            }
            else if (IsInvisible(text, i) || char.IsControl(text[i]))
            {
                quoted.Append(Spell(text[i]));
            }
            else
            {
                quoted.Append(text[i]);
            }
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>The text in one line with everything spelled out that cannot be seen: control characters, line ends, invisible characters.</summary>
    internal static string Visible(string text)
    {
        if (IsPrintableAscii(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || IsInvisible(text, i))
            {
                visible.Append(Spell(text[i]));
            }
            else
            {
                visible.Append(text[i]);
            }
        }

        return visible.ToString();
    }

    internal static string Spell(char character) => $"U+{(int)character:X4}";

    /// <summary>The place for a message, counted from 1 as people count.</summary>
    internal static string At(int position) => $"at character {(position + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The errors that no name is free to hold: emptiness, control and invisible characters, white space at the ends.</summary>
    internal static NameError? FindCommonError(string text, string what, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new NameError(NameErrorKind.Empty, $"The {what} is empty.", 0, "");
        }

        if (text.Length > longest)
        {
            return new NameError(
                NameErrorKind.TooLong,
                $"{Quote(text)} is too long for {Article(what)}: at most {longest.ToString(CultureInfo.InvariantCulture)} characters.",
                longest,
                "");
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and < (char)0x7F)
            {
                continue;
            }

            if (char.IsControl(text[i]))
            {
                return new NameError(
                    NameErrorKind.ControlCharacter, $"{Quote(text)} has a control character ({Spell(text[i])}) {At(i)}.", i, "");
            }

            if (char.IsSurrogate(text[i]) && IsPairAt(text, i))
            {
                i++;
            }
            else if (IsInvisible(text, i))
            {
                return new NameError(
                    NameErrorKind.InvisibleCharacter,
                    $"{Quote(text)} has a character that cannot be seen ({Spell(text[i])}) {At(i)}; it often comes along when text is copied.",
                    i,
                    "");
            }
        }

        if (char.IsWhiteSpace(text[0]))
        {
            return new NameError(NameErrorKind.WhiteSpace, $"{Quote(text)} starts with white space.", 0, "");
        }

        return char.IsWhiteSpace(text[text.Length - 1])
            ? new NameError(NameErrorKind.WhiteSpace, $"{Quote(text)} ends with white space.", text.TrimEnd().Length, "")
            : null;
    }

    /// <summary>
    /// The text as it was probably meant, for a suggestion: without control and invisible characters and outer white space, with plain
    /// hyphens, dots and letters where a document or an input method put look-alikes.
    /// </summary>
    internal static string Plain(string text)
    {
        if (IsPrintableAscii(text))
        {
            return text.Trim();
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c) && IsPairAt(text, i))
            {
                plain.Append(c).Append(text[++i]);
            }
            else if (c is '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212')
            {
                plain.Append('-');
            }
            else if (c is '\u3002' or '\uFF61')
            {
                plain.Append('.');
            }
            else if (c is >= '\uFF01' and <= '\uFF5E')
            {
                plain.Append((char)(c - 0xFEE0));
            }
            else if (c is '\t' or '\r' or '\n')
            {
                plain.Append(' ');
            }
            else if (!char.IsControl(c) && !IsInvisible(text, i))
            {
                plain.Append(c);
            }
        }

        return plain.ToString().Trim();
    }

    internal static int IndexOfWhiteSpace(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    internal static bool IsAllDigits(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static bool IsPrintableAscii(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or >= (char)0x7F)
            {
                return false;
            }
        }

        return true;
    }

    private static string Article(string what) => what[0] is 'a' or 'e' or 'i' or 'o' or 'u' or 'S' ? $"an {what}" : $"a {what}";

    private static bool IsPairAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    private static bool IsInvisible(string text, int index)
    {
        if (text[index] < 0x7F)
        {
            return false;
        }

        return char.IsSurrogate(text[index])
            ? !IsPairAt(text, index) && !(index > 0 && IsPairAt(text, index - 1))
            : CharUnicodeInfo.GetUnicodeCategory(text[index])
                is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
    }
}
