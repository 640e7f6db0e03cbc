namespace EntSso.Diagnosis;

/// <summary>Command lines of setspn, ready to be pasted into a command prompt or PowerShell.</summary>
public static class SetspnCommand
{
    private const string AccountToFillIn = @"DOMAIN\account";

    /// <summary>Adds an SPN to an account after a search for duplicates.</summary>
    /// <param name="servicePrincipalName">The SPN.</param>
    /// <param name="account">The account; a place to fill in stands for an empty one.</param>
    public static string Add(string servicePrincipalName, string account) => Line("-S", servicePrincipalName, account);

    /// <summary>Removes an SPN from an account.</summary>
    /// <param name="servicePrincipalName">The SPN.</param>
    /// <param name="account">The account; a place to fill in stands for an empty one.</param>
    public static string Remove(string servicePrincipalName, string account) => Line("-D", servicePrincipalName, account);

    private static string Line(string option, string servicePrincipalName, string account) =>
        $"setspn {option} {Quote(servicePrincipalName)} {Quote(account.Length == 0 ? AccountToFillIn : account)}";

    // Neither SPNs nor account names can hold a double quote. A dollar sign at the end is no variable to PowerShell.
    private static string Quote(string argument)
    {
        foreach (var c in argument)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '\\' or '.' or '-' or '_' or ':' or '@' or '$')
                && c < 0x80)
            {
                return $"\"{argument.Replace("\"", "")}\"";
            }
        }

        return argument;
    }
}
