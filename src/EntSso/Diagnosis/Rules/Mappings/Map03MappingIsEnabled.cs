using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Mappings;

/// <summary>MAP-03: the mappings are enabled and have credentials.</summary>
internal sealed class Map03MappingIsEnabled() : MappingRule(
    // 10764, 10765 and 10770 are error codes that other events carry.
    new(
        "MAP-03",
        ChainLink.Mapping,
        "Mappings are enabled and have credentials.") { Events = [11032], RelatedEvents = [10764, 10765, 10770] })
{
    protected override IEnumerable<Finding?> Check(RuleContext context)
    {
        var events = EventsByMapping(context);
        var reasons = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, mapping) in MappingsOf(context))
        {
            if (events.Count > 0 && events.TryGetValue((mapping.WindowsAccount, mapping.Application), out var evidence))
            {
                events.Remove((mapping.WindowsAccount, mapping.Application));
                yield return Find(SubjectOf(mapping), EventWitness.Weigh(Check(mapping), Question(mapping), evidence));
            }
            else if (mapping.State == MappingState.Unknown)
            {
                Count(reasons, "whether they are enabled was not read");
            }
            else
            {
                yield return mapping is { State: MappingState.Enabled, Credentials: not MappingCredentials.Missing }
                    ? null
                    : Find(SubjectOf(mapping), Check(mapping));
            }
        }

        foreach (var finding in Unread(reasons))
        {
            yield return finding;
        }

        foreach (var left in events)
        {
            yield return Find(FindingSubject.MappingOf(left.Key.Account, left.Key.Application), Warn(
                $"The mapping was disabled when {EventWitness.Describe(left.Value)}; it is not among the mappings that were read.",
                Enable(left.Key.Account, left.Key.Application)) with { Events = [left.Value] });
        }

        foreach (var evidence in EventsWithoutAccount(context))
        {
            yield return Find(FindingSubject.LogOf(evidence.Computer), Warn(
                $"A mapping was disabled when {EventWitness.Describe(evidence)}; the event does not name the account.",
                [Say("Find the account in the events of the same Tracking ID, and enable its mapping.")]) with { Events = [evidence] });
        }
    }

    private static Answer Check(Mapping mapping)
    {
        var (account, application) = (mapping.WindowsAccount, mapping.Application);
        return mapping.State switch
        {
            MappingState.Disabled =>
                Fail($"The mapping {mapping} is disabled: changes skip it.", Enable(account, application), mapping.Origin),
            MappingState.DisabledByAdministrator => Fail(
                $"The mapping {mapping} was disabled by an administrator, so only an administrator can enable it: changes skip it.",
                Enable(account, application),
                mapping.Origin),
            MappingState.Unknown => Unknown($"whether the mapping {mapping} is enabled", "it was not read").From(mapping.Origin),
            _ when mapping.Credentials == MappingCredentials.Missing => Warn(
                $"The mapping {mapping} is enabled but has no credentials yet.",
                [Run($@"ssomanage -setcredentials {account:DOMAIN\user} {application:APPLICATION}")],
                mapping.Origin),
            _ => Pass($"The mapping {mapping} is enabled."),
        };
    }

    private static EventQuestion Question(Mapping mapping) => new()
    {
        Age = AgeOf(mapping), Meaning = "the mapping was skipped as disabled anyway",
        Remedy = Enable(mapping.WindowsAccount, mapping.Application),
    };

    private static RemedyStep[] Enable(string account, string application) =>
    [
        RemedyStep.Cmdlet("Enable-EntSsoMapping", ("Application", application), ("WindowsAccount", account)),
        Run($@"ssomanage -enablemapping {account:DOMAIN\user} {application:APPLICATION}").Or,
        Run(
            $@"ssomanage -setcredentials {account:DOMAIN\user} {application:APPLICATION}",
            "Then set its credentials, or change the password again"),
    ];
}
