using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Mappings;

/// <summary>MAP-03: the mappings are enabled and have credentials.</summary>
internal sealed class Map03MappingIsEnabled : MappingRule
{
    public override string Id => "MAP-03";

    public override string Title => "Mappings are enabled and have credentials.";

    // 10764, 10765 and 10770 are error codes that other events carry.
    public override IReadOnlyList<int> EventIds => [11032, 10764, 10765, 10770];

    protected override IReadOnlyList<int> AskedIds => [11032];

    protected override IEnumerable<Finding?> Judge(RuleInput input, IReadOnlyList<SyncedApplication> applications)
    {
        var events = EventsByMapping(input);
        var reasons = new ReasonCounts();
        var hasMapping = false;
        foreach (var (_, mapping) in MappingsOf(input, applications))
        {
            hasMapping = true;
            if (events.Count > 0 && events.TryGetValue((mapping.WindowsAccount, mapping.Application), out var evidence))
            {
                events.Remove((mapping.WindowsAccount, mapping.Application));
                yield return EventWitness.Weigh(Judge(mapping), Question(mapping), evidence);
            }
            else if (mapping.State == MappingState.Unknown)
            {
                reasons.Add("whether they are enabled was not read");
            }
            else
            {
                yield return mapping is { State: MappingState.Enabled, Credentials: not MappingCredentials.Missing } ? null : Judge(mapping);
            }
        }

        foreach (var finding in Unknown(reasons))
        {
            yield return finding;
        }

        foreach (var left in events)
        {
            hasMapping = true;
            yield return Find(
                FindingStatus.Warning,
                SubjectOf(left.Key.Account, left.Key.Application),
                $"The mapping was disabled when {EventWitness.Tell(left.Value)}; it is not among the mappings that were read.",
                Enable(left.Key.Account, left.Key.Application));
        }

        if (!hasMapping)
        {
            yield return Nothing(input);
        }
    }

    private Finding Judge(Mapping mapping)
    {
        var account = mapping.WindowsAccount;
        var subject = SubjectOf(account, mapping.Application);
        var place = PlaceOf(mapping.Origin);
        return mapping.State switch
        {
            MappingState.Disabled => Find(
                FindingStatus.Fail, subject, $"The mapping {mapping} is disabled: changes skip it.", Enable(account, mapping.Application), place),
            MappingState.DisabledByAdministrator => Find(
                FindingStatus.Fail,
                subject,
                $"The mapping {mapping} was disabled by an administrator, so only an administrator can enable it: changes skip it.",
                Enable(account, mapping.Application),
                place),
            MappingState.Unknown => Find(FindingStatus.Unknown, subject, $"It is unknown whether the mapping {mapping} is enabled: it was not read.", place: place),
            _ when mapping.Credentials == MappingCredentials.Missing => Find(
                FindingStatus.Warning,
                subject,
                $"The mapping {mapping} is enabled but has no credentials yet.",
                $"ssomanage -setcredentials {Words(account, mapping.Application)}",
                place),
            _ => Find(FindingStatus.Pass, subject, $"The mapping {mapping} is enabled."),
        };
    }

    private static EventQuestion Question(Mapping mapping) => new()
    {
        Ids = [],
        Age = new FactAge { Read = mapping.Origin?.Time, Source = mapping.Origin?.Place },
        AgainstUnknown = FindingStatus.Fail,
        Meaning = "the mapping was skipped as disabled all the same",
        Remedy = Enable(mapping.WindowsAccount, mapping.Application),
    };

    private static string Enable(string account, string application) =>
        $"ssomanage -enablemapping {Words(account, application)}\nThen set its credentials, or change the password again: ssomanage -setcredentials {Words(account, application)}";
}
