using System.Text;

namespace EntSso.Administration;

/// <summary>
/// A text as PowerShell takes it without a change, for commands that are meant to be pasted. For names that belong to others, see
/// <see cref="CommandWord"/>, which leaves out what has a meaning to any shell.
/// </summary>
internal static class PowerShellLiteral
{
    // PowerShell takes the typographic ones for single quotes too (about_Quoting_Rules).
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>The text in single quotes.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        StringBuilder literal = new StringBuilder().Append('\'');
        foreach (char c in text)
        {
            literal.Append(c, SingleQuotes.IndexOf(c) >= 0 ? 2 : 1);
        }

        return literal.Append('\'').ToString();
    }
}
