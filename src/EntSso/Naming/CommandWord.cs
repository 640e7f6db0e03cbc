namespace EntSso.Naming;

/// <summary>
/// One word of a command that is meant to be pasted. Names come from systems, files and logs that anybody may have written: a name
/// with characters that mean something to a shell stays out, and a general word takes its place.
/// </summary>
internal static class CommandWord
{
    /// <summary>The general word for an account of a domain.</summary>
    internal const string AnyAccount = @"DOMAIN\account";

    /// <summary>The name, in quotes where it has blanks; the general word where the name is empty or cannot be pasted safely.</summary>
    /// <param name="name">The name of a thing as it was read.</param>
    /// <param name="generalWord">
    /// What to show instead, for example <c>APPLICATION</c>. One with a backslash is for a command that takes an account with its domain in
    /// front, so an account in another form stays out too.
    /// </param>
    public static string Of(string name, string generalWord) =>
        !IsPlain(name) || (generalWord.IndexOf('\\') >= 0 && !HasDomainInFront(name))
            ? generalWord
            : name.Any(char.IsWhiteSpace)
            ? $"\"{name}\""
            : name;

    /// <summary>A name with characters that quotes make harmless to cmd.exe and PowerShell: accounts, SPNs, parameters.</summary>
    public static string Quoted(string name, string generalWord)
    {
        if (name.Trim().Length == 0 || name[0] is '-' or '/' || name[name.Length - 1] == '\\'
            || (name.IndexOf('$') is >= 0 and var dollar && dollar < name.Length - 1) || !name.All(IsHarmlessInQuotes))
        {
            return generalWord;
        }

        var isPlain = name[0] != '@'
            && name.All(c => IsLetterOrDigit(c) || c is '/' or '\\' or '.' or '-' or '_' or ':' or '@' or '$');
        return isPlain ? name : $"\"{name}\"";
    }

    public static string Computer(string name, string generalWord) =>
        HostName.TryParse(name, suggest: false, out _, out _) && IsPlain(name) ? name : generalWord;

    private static bool HasDomainInFront(string name) =>
        AccountName.TryParse(name, out var account, out _) && account.Form is AccountNameForm.NetBiosDomain or AccountNameForm.DnsDomain;

    // To PowerShell typographic quotes are quotes too (about_Quoting_Rules), and cmd.exe replaces variables between percent signs.
    private static bool IsHarmlessInQuotes(char c) => c < 128 ? c >= ' ' && c is not ('"' or '`' or '%' or (char)127) : IsLetterOrDigit(c);

    private static bool IsPlain(string name)
    {
        // A hyphen begins a parameter, and PowerShell takes @name for the values of a variable.
        if (name.Trim().Length == 0 || name[0] is '-' or '@'
            || !name.All(c => IsLetterOrDigit(c) || c is '\\' or '.' or '-' or '_' or '@' or ' ' or '$'))
        {
            return false;
        }

        // A backslash at the end would take the closing quote with it, and a dollar sign begins a variable unless it ends the name.
        int dollar = name.IndexOf('$');
        return name[name.Length - 1] != '\\' && (dollar < 0 || dollar == name.Length - 1);
    }

    /// <summary>
    /// Whether a character is a letter or digit that stays one: programs that take their command line in a code page of Windows get the
    /// nearest character of that, which for letters like modifiers (U+02BA) and clicks (U+01C0) is a quote, a bar or the like (best fit).
    /// </summary>
    internal static bool IsLetterOrDigit(char c) =>
        char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.ModifierLetter
        && c is not (>= '\u01C0' and <= '\u01C3');
}
