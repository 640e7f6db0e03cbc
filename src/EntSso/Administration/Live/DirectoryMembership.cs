using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Live;

/// <summary>Whether an account belongs to one of some groups, as a directory has it.</summary>
internal static class DirectoryMembership
{
    public static Fact<bool> IsMemberOfAny(
        string account, IReadOnlyList<string> accounts, IDirectory? directory, CancellationToken cancellationToken)
    {
        if (DeploymentNames.IsAmong(account, accounts) is { } listed)
        {
            return Fact.Known(listed);
        }

        if (directory is null)
        {
            return Fact.Unknown<bool>($"no directory was queried whether {account} belongs to {string.Join(", ", accounts)}");
        }

        var origin = new FactOrigin(directory.Source, DateTime.UtcNow);
        if (!AccountName.TryParse(account, out AccountName? name, out NameError? error))
        {
            return Fact.Unknown<bool>(error.Message, origin);
        }

        try
        {
            Fact<DirectoryAccount?> found = directory.FindAccounts([name], cancellationToken).Single().Account;
            return !found.IsKnown ? Fact.Unknown<bool>(found.Reason, origin)
                : found.Value is { } member ? IsMemberOfAny(member, accounts, directory, origin, cancellationToken)
                : Fact.Known(false, origin);
        }
        catch (DirectoryException exception)
        {
            return Fact.Unknown<bool>(exception.Message, origin);
        }
    }

    private static Fact<bool> IsMemberOfAny(
        DirectoryAccount member, IReadOnlyList<string> accounts, IDirectory directory, FactOrigin origin,
        CancellationToken cancellationToken)
    {
        string? reason = null;
        foreach (string group in accounts)
        {
            if (!AccountName.TryParse(group, out AccountName? name, out NameError? error))
            {
                reason ??= error.Message;
                continue;
            }

            Fact<bool> answer = DirectoryCollector.CollectMemberships(directory, name, [member], cancellationToken).Single().IsMember;
            if (answer.Or(false))
            {
                return Fact.Known(true, origin);
            }

            reason ??= answer.IsKnown ? null : answer.Reason;
        }

        return reason is null ? Fact.Known(false, origin) : Fact.Unknown<bool>(reason, origin);
    }
}
