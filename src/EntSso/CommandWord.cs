namespace EntSso;

/// <summary>
/// One word of a command that is meant to be pasted. Names come from systems, files and logs that anybody may have written: a name
/// with characters that mean something to a shell stays out, and a general word is in its place.
/// </summary>
internal static class CommandWord
{
    /// <summary>The name, in quotes where it has blanks; the general word where the name is empty or cannot be pasted safely.</summary>
    /// <param name="name">The name of a thing as it was read.</param>
    /// <param name="generalWord">What to show instead, for example <c>APPLICATION</c>.</param>
    public static string Of(string name, string generalWord) =>
        !IsPlain(name) ? generalWord : name.Any(char.IsWhiteSpace) ? $"\"{name}\"" : name;

    private static bool IsPlain(string name)
    {
        // A hyphen begins a parameter, and PowerShell takes @name for the values of a variable.
        if (name.Trim().Length == 0 || name[0] is '-' or '@')
        {
            return false;
        }

        foreach (char c in name)
        {
            if (!IsLetterOrDigit(c) && c is not ('\\' or '.' or '-' or '_' or '@' or ' ' or '$'))
            {
                return false;
            }
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
        char.IsLetterOrDigit(c)
        && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.ModifierLetter
        && c is not (>= '\u01C0' and <= '\u01C3');
}
