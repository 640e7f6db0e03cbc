using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>Command lines of setspn, ready to be pasted into a command prompt or PowerShell.</summary>
internal static class SetspnCommand
{
    /// <summary>Adds an SPN to an account after a search for duplicates.</summary>
    /// <param name="servicePrincipalName">The SPN; a placeholder replaces one that cannot be pasted safely.</param>
    /// <param name="account">
    /// The account; a placeholder replaces one that cannot be pasted safely, and for a form that setspn does not take.
    /// </param>
    public static string Add(string servicePrincipalName, string account) => Line("-S", servicePrincipalName, account);

    /// <summary>Removes an SPN from an account.</summary>
    /// <param name="servicePrincipalName">The SPN; a placeholder replaces one that cannot be pasted safely.</param>
    /// <param name="account">
    /// The account; a placeholder replaces one that cannot be pasted safely, and for a form that setspn does not take.
    /// </param>
    public static string Remove(string servicePrincipalName, string account) => Line("-D", servicePrincipalName, account);

    /// <summary>Looks up who holds an SPN.</summary>
    internal static string Query(string servicePrincipalName) => $"setspn -Q {Spn(servicePrincipalName)}";

    /// <summary>An SPN as a word of a command; a place to fill in where it cannot be pasted safely.</summary>
    internal static string Spn(string servicePrincipalName) => CommandWord.Quoted(servicePrincipalName, "CLASS/HOST");

    private static string Line(string option, string servicePrincipalName, string account) =>
        $"setspn {option} {Spn(servicePrincipalName)} {Account(account)}";

    // setspn documents name and domain\name, and neither user principal names nor SIDs.
    private static string Account(string account) =>
        AccountName.TryParse(account, out var name, out _)
            && name.Form is AccountNameForm.NetBiosDomain or AccountNameForm.DnsDomain or AccountNameForm.Bare
            ? CommandWord.Quoted(account, CommandWord.AnyAccount)
            : CommandWord.AnyAccount;
}
