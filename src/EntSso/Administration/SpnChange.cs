using System.Collections.Generic;
using System.Linq;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration;

/// <summary>A change of one SPN: planned against the directory as it was then, not made yet.</summary>
public sealed record SpnChange
{
    /// <summary>The SPN.</summary>
    public required ServicePrincipalName ServicePrincipalName { get; init; }

    /// <summary>The account that is to hold the SPN, or to lose it.</summary>
    public required DirectoryAccount Account { get; init; }

    /// <summary>What has to be done.</summary>
    public required SpnChangeKind Kind { get; init; }

    /// <summary>The other accounts that the SPN is taken from first.</summary>
    public IReadOnlyList<DirectoryAccount> RemoveFrom { get; init; } = [];

    /// <summary>Whether the account holds the SPN already, and only others have to lose it.</summary>
    public bool IsHeldAlready { get; init; }

    /// <summary>
    /// The same change as lines for a command prompt or PowerShell, for an administrator who has the right: <c>setspn -D</c> for what is
    /// removed, then <c>setspn -S</c>, which searches for duplicates by itself. Empty when nothing is to be done.
    /// </summary>
    public IReadOnlyList<string> ToCommand()
    {
        var lines = RemoveFrom.Select(holder => Line("-D", ServicePrincipalName, holder.ToString())).ToList();
        if (Kind == SpnChangeKind.Remove)
        {
            lines.Add(Line("-D", ServicePrincipalName, Account.ToString()));
        }
        else if (Kind != SpnChangeKind.None && !IsHeldAlready)
        {
            lines.Add(Line("-S", ServicePrincipalName, Account.ToString()));
        }

        return lines;
    }

    /// <summary>The line that registers an SPN, without asking a directory.</summary>
    /// <param name="servicePrincipalName">The SPN.</param>
    /// <param name="account">The account.</param>
    public static string RegisterCommand(ServicePrincipalName servicePrincipalName, AccountName account) =>
        Line("-S", servicePrincipalName, account?.ToString() ?? "");

    /// <summary>The line that removes an SPN, without asking a directory.</summary>
    /// <param name="servicePrincipalName">The SPN.</param>
    /// <param name="account">The account.</param>
    public static string UnregisterCommand(ServicePrincipalName servicePrincipalName, AccountName account) =>
        Line("-D", servicePrincipalName, account?.ToString() ?? "");

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        SpnChangeKind.Add => $"add {ServicePrincipalName} to {Account}",
        SpnChangeKind.Remove => $"remove {ServicePrincipalName} from {Account}",
        SpnChangeKind.Move => $"remove {ServicePrincipalName} from {string.Join(", ", RemoveFrom)}"
            + (IsHeldAlready ? $", {Account} keeps it" : $", then add it to {Account}"),
        _ => $"nothing to do for {ServicePrincipalName} of {Account}",
    };

    private static string Line(string option, ServicePrincipalName name, string account) => $"setspn {option} {Quote(name.ToString())} {Quote(account)}";

    /// <summary>Names hold no quotation marks; spaces and what a shell would take for its own need them.</summary>
    private static string Quote(string text) => text.All(unit => char.IsLetterOrDigit(unit) || @"\/.:-_@$".IndexOf(unit) >= 0) ? text : $"\"{text}\"";
}
