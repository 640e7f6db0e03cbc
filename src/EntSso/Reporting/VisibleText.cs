using System.Globalization;
using System.Text;

namespace EntSso.Reporting;

/// <summary>
/// Makes characters visible that a format cannot carry or that would mislead the reader: they are written as <c>\uXXXX</c>. Text
/// from logs and files is not to be trusted: control characters, half surrogate pairs, and characters that turn the direction of
/// writing or take no room hide what is really there.
/// </summary>
internal static class VisibleText
{
    /// <summary>The first half of the characters from U+E0000 on, tags and selectors, none of which is seen.</summary>
    private const char InvisiblePlane = '\uDB40';

    /// <summary>Writes what is no valid text in XML 1.0 or JSON as <c>\uXXXX</c>: control characters, half surrogate pairs, non-characters.</summary>
    public static string Of(string text) => Make(text, alsoMisleading: false);

    /// <summary>As <see cref="Of"/>, and also characters that reorder text or cannot be seen, for pages that people read.</summary>
    public static string ForPeople(string text) => Make(text, alsoMisleading: true);

    private static string Make(string text, bool alsoMisleading)
    {
        int at = 0;
        while (at < text.Length && !MustShow(text, at, alsoMisleading))
        {
            at += char.IsHighSurrogate(text[at]) ? 2 : 1;
        }

        if (at >= text.Length)
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        visible.Append(text, 0, at);
        while (at < text.Length)
        {
            if (MustShow(text, at, alsoMisleading))
            {
                visible.Append("\\u").Append(((int)text[at]).ToString("X4", CultureInfo.InvariantCulture));
                at++;
            }
            else
            {
                int length = char.IsHighSurrogate(text[at]) ? 2 : 1;
                visible.Append(text, at, length);
                at += length;
            }
        }

        return visible.ToString();
    }

    private static bool MustShow(string text, int at, bool alsoMisleading)
    {
        char c = text[at];
        if (c is >= ' ' and < '\u007F' or '\t' or '\n' or '\r')
        {
            return false;
        }

        if (char.IsHighSurrogate(c))
        {
            return at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]) || (alsoMisleading && c == InvisiblePlane);
        }

        return char.IsControl(c) || char.IsLowSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (alsoMisleading && IsMisleading(c));
    }

    private static bool IsMisleading(char c) => c
        is '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF' or '\u2028' or '\u2029'
        or '\u115F' or '\u1160' or '\u3164' or '\uFFA0'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F');
}
