using System.Globalization;
using System.Text;

namespace EntSso.Events.Reading;

/// <summary>Makes a piece of unknown input fit for a message.</summary>
internal static class PrintableText
{
    /// <summary>Cuts a text and shows what cannot be printed as U+ codes.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">How many of its characters are shown at most.</param>
    public static string Cut(string text, int length)
    {
        var shown = new StringBuilder();
        for (int i = 0; i < text.Length && i < length; i++)
        {
            char c = text[i];

            // Format characters print as nothing, and some turn the direction of the text around them.
            _ = char.IsControl(c)
                || char.IsSurrogate(c)
                || char.GetUnicodeCategory(c) == UnicodeCategory.Format
                || c == '\uFFFE'
                || c == '\uFFFF'
                ? shown.Append("U+").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture))
                : shown.Append(c);
        }

        return text.Length > length ? shown.Append("...").ToString() : shown.ToString();
    }
}
