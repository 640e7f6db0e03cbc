using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Naming;

namespace EntSso.Administration.ServicePrincipalNames;

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
    /// Without a directory see <see cref="SetspnCommand"/>.
    /// </summary>
    public IReadOnlyList<string> ToCommand()
    {
        var lines = RemoveFrom.Select(holder => SetspnCommand.Remove(ServicePrincipalName.ToString(), holder.ToString())).ToList();
        if (Kind == SpnChangeKind.Remove)
        {
            lines.Add(SetspnCommand.Remove(ServicePrincipalName.ToString(), Account.ToString()));
        }
        else if (Kind != SpnChangeKind.None && !IsHeldAlready)
        {
            lines.Add(SetspnCommand.Add(ServicePrincipalName.ToString(), Account.ToString()));
        }

        return lines;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        SpnChangeKind.Add => $"add {ServicePrincipalName} to {Account}",
        SpnChangeKind.Remove => $"remove {ServicePrincipalName} from {Account}",
        SpnChangeKind.Move => $"remove {ServicePrincipalName} from {string.Join(", ", RemoveFrom)}"
            + (IsHeldAlready ? $", {Account} keeps it" : $", then add it to {Account}"),
        _ => $"nothing to do for {ServicePrincipalName} of {Account}",
    };
}

/// <summary>What has to be done to an SPN.</summary>
public enum SpnChangeKind : long
{
    /// <summary>Nothing: it is as desired already.</summary>
    None,

    /// <summary>No one holds the SPN: it is added to the account.</summary>
    Add,

    /// <summary>Others hold the SPN, alone or beside the account: it is taken from them, and added where it is missing.</summary>
    Move,

    /// <summary>It is removed from the account.</summary>
    Remove,
}
