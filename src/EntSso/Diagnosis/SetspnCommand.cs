using System.Globalization;

namespace EntSso.Diagnosis;

/// <summary>Command lines of setspn, ready to be pasted into a command prompt or PowerShell.</summary>
internal static class SetspnCommand
{
    private const string AccountToFillIn = @"DOMAIN\account";
    private const string SpnToFillIn = "CLASS/HOST";

    /// <summary>Adds an SPN to an account after a search for duplicates.</summary>
    /// <param name="servicePrincipalName">The SPN; a placeholder replaces one that cannot be pasted safely.</param>
    /// <param name="account">The account; a placeholder replaces an empty one, and one that cannot be pasted safely.</param>
    public static string Add(string servicePrincipalName, string account) => Line("-S", servicePrincipalName, account);

    /// <summary>Removes an SPN from an account.</summary>
    /// <param name="servicePrincipalName">The SPN; a placeholder replaces one that cannot be pasted safely.</param>
    /// <param name="account">The account; a placeholder replaces an empty one, and one that cannot be pasted safely.</param>
    public static string Remove(string servicePrincipalName, string account) => Line("-D", servicePrincipalName, account);

    /// <summary>Looks up who holds an SPN.</summary>
    internal static string Query(string servicePrincipalName) => $"setspn -Q {Spn(servicePrincipalName)}";

    /// <summary>An SPN as a word of a command; a place to fill in where it cannot be pasted safely.</summary>
    internal static string Spn(string servicePrincipalName) => Word(servicePrincipalName, SpnToFillIn);

    private static string Line(string option, string servicePrincipalName, string account) =>
        $"setspn {option} {Spn(servicePrincipalName)} {Word(account, AccountToFillIn)}";

    // SPNs and accounts may hold more characters than CommandWord takes for harmless; quotes make most of them so.
    internal static string Word(string name, string toFillIn)
    {
        if (name.Length == 0 || name[0] == '-' || name[name.Length - 1] == '\\')
        {
            return toFillIn;
        }

        var isPlain = true;
        for (var i = 0; i < name.Length; i++)
        {
            if (HasMeaningInQuotes(name[i]) || (name[i] == '$' && i < name.Length - 1))
            {
                return toFillIn;
            }

            isPlain &= char.IsLetterOrDigit(name[i]) || name[i] is '/' or '\\' or '.' or '-' or '_' or ':' or '@' or '$';
        }

        return isPlain ? name : $"\"{name}\"";
    }

    // To PowerShell typographic quotes are quotes too (about_Quoting_Rules); cmd.exe replaces variables between percent signs.
    private static bool HasMeaningInQuotes(char c) => c is '"' or '`' or '%' or '\u201C' or '\u201D' or '\u201E'
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
