namespace EntSso.Diagnosis.Old.Mappings;

/// <summary>MAP-04: the mapped Windows accounts exist under the names in the mappings.</summary>
internal sealed class Map04AccountExists : MappingRule
{
    public override string Id => "MAP-04";

    public override string Title => "Mapped Windows accounts exist under the mapped name.";

    public override IReadOnlyList<int> EventIds => [11031];

    protected override string One => "Windows account";

    protected override IEnumerable<Finding?> Judge(RuleInput input, IReadOnlyList<SyncedApplication> applications)
    {
        var seen = new HashSet<(string, string)>(NamePairComparer.Instance);
        var reasons = new ReasonCounts();
        foreach (var (_, mapping) in MappingsOf(input, applications))
        {
            if (!seen.Add((mapping.WindowsDomain, mapping.WindowsUser)))
            {
                continue;
            }

            var account = mapping.WindowsAccount;
            var lookup = input.Directory.Account(account);
            if (lookup is null)
            {
                reasons.Add("the directory was not asked whether they exist");
            }
            else if (!lookup.Account.IsKnown)
            {
                reasons.Add($"whether they exist ({lookup.Account.Reason.TrimEnd('.')})");
            }
            else
            {
                yield return lookup.Account.Value is not null ? null : Find(
                    FindingStatus.Fail,
                    account,
                    $"The directory has no account {account}, which {mapping.Application} maps: it was renamed, replaced or deleted, and its mapping is not valid.",
                    $"Delete the mapping, and create one for the new name.\n{Recreate(account, mapping.Application)}",
                    PlaceOf(mapping.Origin));
            }
        }

        foreach (var finding in Unknown(reasons))
        {
            yield return finding;
        }

        if (seen.Count == 0)
        {
            yield return Nothing(input);
        }
    }
}
