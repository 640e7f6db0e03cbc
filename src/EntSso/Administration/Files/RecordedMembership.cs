using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Files;

/// <summary>What the directory facts of a deployment say about an account's groups.</summary>
internal static class RecordedMembership
{
    /// <summary>Whether an account belongs to one of some groups, or is one of them.</summary>
    public static Fact<bool> IsMemberOfAny(DirectoryFacts directory, string account, IReadOnlyList<string> accounts)
    {
        if (DeploymentNames.IsAmong(account, accounts) is { } listed)
        {
            return Fact.Known(listed);
        }

        AccountLookup? lookup = directory.Accounts.FirstOrDefault(item => NameText.Same(item.Name, account));
        if (lookup is null || !lookup.Account.IsKnown)
        {
            return Fact.Unknown<bool>($"{account} was not looked up in the directory, or the directory did not answer");
        }

        if (lookup.Account.Value is not { } found)
        {
            return Fact.Known(false, lookup.Account.Origin);
        }

        Fact<bool> answer = Fact.Known(false, lookup.Account.Origin);
        foreach (string group in accounts)
        {
            Fact<bool> isMember = IsMember(directory, found.Sid, group);
            if (isMember.Or(false))
            {
                return isMember;
            }

            answer = isMember.IsKnown ? answer : isMember;
        }

        return answer;
    }

    /// <summary>Whether an account is in a group; a membership may have been requested by the name of the group or by its SID.</summary>
    internal static Fact<bool> IsMember(DirectoryFacts directory, string sid, string group)
    {
        string groupSid = SidOf(directory, group);
        if (NameText.Same(groupSid, sid))
        {
            return Fact.Known(true);
        }

        foreach (GroupMembership membership in directory.Memberships)
        {
            if (sid.Length > 0 && NameText.Same(membership.AccountSid, sid)
                && (NameText.Same(membership.Group, group) || NameText.Same(SidOf(directory, membership.Group), groupSid)))
            {
                return membership.IsMember;
            }
        }

        return Fact.Unknown<bool>($"the directory was not queried whether the account is in {group}");
    }

    private static string SidOf(DirectoryFacts directory, string account) =>
        directory.Accounts.FirstOrDefault(item => NameText.Same(item.Name, account))?.Account.Or(null)?.Sid is { Length: > 0 } sid
            ? sid
            : account;
}
