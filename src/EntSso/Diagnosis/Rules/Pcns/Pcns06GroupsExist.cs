using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-06: the groups that filter a target's notifications exist.</summary>
internal sealed class Pcns06GroupsExist() : TargetRule(
    new("PCNS-06", ChainLink.DomainController, "The inclusion and exclusion groups of the PCNS target exist.")
    {
        Events = PcnsSubjects.Events(6032), RelatedEvents = [.. PcnsSubjects.Events(2201, 2303), .. EventIdSet.OfSyncEngine(6903)],
    })
{
    private static readonly EventId[] _heldBack = PcnsSubjects.Events(2303);
    private static readonly EventId[] _captured = PcnsSubjects.Events(2201, 2303);

    // Sent, or not sent for another reason than the groups.
    private static readonly EventId[] _otherwise = PcnsSubjects.Events(2100, 2302, 4003, 4004, 4100, 6025, 6027);

    protected override Answer CheckFacts(PcnsTarget subject, RuleContext context)
    {
        var answer = CheckGroups(subject);
        if (answer.Status == FindingStatus.Fail)
        {
            return answer;
        }

        if (NothingReceived(context) is { } captured)
        {
            return Warn(
                $"{answer.Evidence} PCNS captures changes and its target answers, but the log of the sync engine has no change that "
                + "arrived (event 6903), although its level shows them: "
                + $"{EventWitness.Describe(captured)}. Likely the groups filter out every change.",
                Secure(subject)) with { Events = [captured] };
        }

        return context.Events.Newest(_heldBack) is { } skipped
            ? answer with
            {
                Evidence = $"{answer.Evidence} PCNS filtered out changes because of the groups, which is correct for users outside of "
                    + $"them: {EventWitness.Describe(skipped)}.",
                Events = [skipped],
            }
            : answer;
    }

    /// <summary>
    /// The newest change that PCNS took while none was sent and none arrived; null where something else explains it or is not known.
    /// </summary>
    private static EventEvidence? NothingReceived(RuleContext context) =>
        context.Deployment.SyncEngine is { PasswordSyncLogLevel: { IsKnown: true, Value: >= LogLevel.High } } engine
        && context.Events.HasRead(EventSource.SyncEngine, engine.Server.Or(""))
            && !context.HasLogged(EventIdSet.OfSyncEngine(6903))
            && !context.HasLogged(_otherwise)
            ? context.Events.Newest(_captured) : null;

    private static Answer CheckGroups(PcnsTarget subject)
    {
        var unknown = "";
        var named = new List<string>();
        foreach (var (role, group) in new[] { ("inclusion group", subject.InclusionGroup), ("exclusion group", subject.ExclusionGroup) })
        {
            if (!group.IsKnown)
            {
                unknown = $"the {role} could not be read ({group.Reason})";
            }
            else if (group.Value is { } filter)
            {
                if (filter.Name is { IsKnown: true, Value: null })
                {
                    return Fail(
                        $"The directory has no group {(filter.Sid.Length > 0 ? filter.Sid : "of that name")}, the target's {role}: "
                            + "PCNS drops every notification.",
                        Secure(subject));
                }

                unknown = filter.Name.IsKnown ? unknown : $"the {role} {filter.Sid} was not looked up ({filter.Name.Reason})";
                named.Add($"{role} {filter.Name.Or(filter.Sid)}");
            }
        }

        return unknown.Length > 0 ? Unknown("whether the target's groups exist", unknown)
            : Pass(named.Count == 0 ? "The target filters by no group." : $"The target's groups exist: {string.Join(", ", named)}.");
    }

    protected override EventQuestion LoggedLater(PcnsTarget subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.InclusionGroup).And(subject.ExclusionGroup),
        Meaning = "the service reported the problem later",
        Remedy = Secure(subject),
    };

    private static RemedyStep[] Secure(PcnsTarget target) =>
        [Run(
            $"pcnscfg securetarget /N:{target.Name:TARGET} /FI:EXISTING-GROUP /FE:EXISTING-GROUP",
            "Use existing groups, or leave out /FE if no group is excluded")];
}
