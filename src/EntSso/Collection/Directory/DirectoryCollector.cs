using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Collection.Directory;

/// <summary>Collects directory facts for a deployment. A directory that cannot be queried yields unknown facts with the reason.</summary>
internal static class DirectoryCollector
{
    /// <summary>Looks accounts and SPNs up.</summary>
    /// <returns>One fact for each name, in their order; what was answered before a failure is kept, what was not is unknown.</returns>
    public static DirectoryFacts Collect(
        IDirectory directory, IReadOnlyList<AccountName> accounts, IReadOnlyList<string> servicePrincipalNames,
        CancellationToken cancellationToken)
    {
        return new DirectoryFacts
        {
            Accounts = Keep(
                directory.FindAccounts(accounts, cancellationToken), accounts,
                (name, reason) => new AccountLookup(name.ToString(), Fact.Unknown<DirectoryAccount?>(reason, Origin(directory)))),
            ServicePrincipalNames = Keep(
                directory.FindSpnHolders(servicePrincipalNames, cancellationToken), servicePrincipalNames,
                (name, reason) => new SpnLookup(name, Fact.Unknown<IReadOnlyList<DirectoryAccount>>(reason, Origin(directory)))),
        };
    }

    /// <summary>Finds out which accounts belong to a group, as a deployment keeps it.</summary>
    /// <returns>One answer for each account, in their order, with the group's name as given; unknown where it is not known.</returns>
    public static IReadOnlyList<GroupMembership> CollectMemberships(
        IDirectory directory, AccountName group, IReadOnlyList<DirectoryAccount> accounts, CancellationToken cancellationToken)
    {
        try
        {
            var lookup = directory.FindAccounts([group], cancellationToken).Single().Account;
            if (lookup is not { IsKnown: true, Value: { } found })
            {
                return Unknown(lookup.IsKnown ? $"the forest has no group {group}" : lookup.Reason);
            }

            return found.Kind == DirectoryAccountKind.Group
                ? [.. directory.FindMembers(found, accounts, cancellationToken).Select(answer => answer with { Group = group.ToString() })]
                : [.. accounts.Select(account => Answer(account, Fact.Known(account.Sid == found.Sid, lookup.Origin)))];
        }
        catch (DirectoryException exception)
        {
            return Unknown(exception.Message);
        }

        GroupMembership Answer(DirectoryAccount account, Fact<bool> isMember) => new(account.Sid, group.ToString(), isMember);

        List<GroupMembership> Unknown(string reason) =>
            [.. accounts.Select(account => Answer(account, Fact.Unknown<bool>(reason, Origin(directory))))];
    }

    private static FactOrigin Origin(IDirectory directory) => new(directory.Source, DateTime.UtcNow);

    private static List<TAnswer> Keep<TQuestion, TAnswer>(
        IEnumerable<TAnswer> answers, IReadOnlyList<TQuestion> questions, Func<TQuestion, string, TAnswer> unknown)
    {
        var kept = new List<TAnswer>(questions.Count);
        try
        {
            foreach (var answer in answers)
            {
                kept.Add(answer);
            }
        }
        catch (DirectoryException exception)
        {
            kept.AddRange(questions.Skip(kept.Count).Select(question => unknown(question, exception.Message)));
        }

        return kept;
    }
}
