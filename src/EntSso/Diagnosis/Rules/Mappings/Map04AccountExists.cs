namespace EntSso.Diagnosis.Rules.Mappings;

/// <summary>MAP-04: the mapped Windows accounts exist under the names in the mappings.</summary>
internal sealed class Map04AccountExists() : MappingRule(
    new("MAP-04", ChainLink.Mapping, "Mapped Windows accounts exist under the mapped name.") { RelatedEvents = [11031] }, "Windows account")
{
    protected override IEnumerable<Finding?> Check(RuleContext context)
    {
        var seen = new HashSet<(string, string)>(NamePairComparer.Instance);
        var reasons = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, mapping) in MappingsOf(context))
        {
            if (!seen.Add((mapping.WindowsDomain, mapping.WindowsUser)))
            {
                continue;
            }

            var (account, application) = (mapping.WindowsAccount, mapping.Application);
            if (context.Directory.Account(account) is not { Account.IsKnown: true } lookup)
            {
                Count(reasons, context.Directory.Account(account) is { } unread
                    ? $"whether they exist ({unread.Account.Reason})"
                    : "the directory was not queried for them");
            }
            else
            {
                yield return lookup.Account.Value is not null ? null : Find(FindingSubject.AccountNamed(account) with { Application = application }, Fail(
                    $"The directory has no account {account}, which {application} maps: it was renamed, replaced or deleted, and its "
                        + "mapping is not valid.",
                    Recreate(account, application, "Delete the mapping, and create one for the new name."),
                    mapping.Origin));
            }
        }

        foreach (var finding in Unread(reasons))
        {
            yield return finding;
        }
    }
}
