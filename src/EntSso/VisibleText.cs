using System.Globalization;
using System.Text;

namespace EntSso;

/// <summary>
/// Makes characters visible that a format cannot carry or that would mislead the reader: they are written as <c>\uXXXX</c>. Text
/// from logs and files is not to be trusted: control characters move the cursor and more, half surrogate pairs are not text, and characters
/// that turn the direction of writing or take no room hide what is really there.
/// </summary>
internal static class VisibleText
{
    /// <summary>Writes what XML 1.0 or JSON cannot hold as <c>\uXXXX</c>: controls, half surrogate pairs, non-characters.</summary>
    public static string Of(string text) => Make(text, Audience.Format);

    /// <summary>As <see cref="Of"/>, and also characters that reorder text or cannot be seen, for pages that people read.</summary>
    public static string ForPeople(string text) => Make(text, Audience.People);

    /// <summary>As <see cref="ForPeople"/>, and also carriage returns; of control characters only line feeds and tabs stay.</summary>
    public static string ForTerminal(string text) => Make(text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n"), Audience.Terminal);

    /// <summary>As <see cref="ForTerminal"/>, with further lines indented, so that no text looks like another message.</summary>
    public static string ForMessage(string text) => ForTerminal(text).TrimEnd('\n').Replace("\n", "\n  ");

    private static string Make(string text, Audience audience)
    {
        int at = 0;
        while (at < text.Length && !MustShow(text, at, audience))
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
            if (MustShow(text, at, audience))
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

    private static bool MustShow(string text, int at, Audience audience)
    {
        char c = text[at];
        if (c is >= ' ' and < '\u007F' or '\t' or '\n')
        {
            return false;
        }

        if (char.IsHighSurrogate(c))
        {
            return at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]) || (text[at + 1] >= '\uDFFE' && (c & 0x3F) == 0x3F)
                || (audience != Audience.Format && IsMisleading(text, at));
        }

        return c == '\r' ? audience == Audience.Terminal
            : char.IsControl(c) || char.IsLowSurrogate(c) || c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF')
                || (audience != Audience.Format && IsMisleading(text, at));
    }

    /// <summary>Format characters, other line ends, tags and selectors beyond the basic plane, and letters that are blank.</summary>
    private static bool IsMisleading(string text, int at) => text[at] == InvisiblePlane
        || text[at] is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u180E' or '\u2800' or '\u3164' or '\uFFA0'
            or (>= '\u180B' and <= '\u180F') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F')
        || CharUnicodeInfo.GetUnicodeCategory(text, at)
            is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>The first half of the characters from U+E0000 on, tags and selectors, none of which is seen.</summary>
    private const char InvisiblePlane = '\uDB40';

    private enum Audience
    {
        Format,
        People,
        Terminal,
    }
}
