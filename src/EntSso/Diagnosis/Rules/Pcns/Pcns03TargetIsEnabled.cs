using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-03: there is a target, and it is not disabled.</summary>
internal sealed class Pcns03TargetIsEnabled() : Rule(
    new("PCNS-03", ChainLink.DomainController, "PCNS has an enabled target.") 
    {
        Events = PcnsSubjects.Events(4001, 4002, 6000), RelatedEvents = PcnsSubjects.Events(6027),
    })
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        if (!PcnsSubjects.HasPcns(context))
        {
            return [Find(PcnsSubjects.WithoutPcns.About, PcnsSubjects.WithoutPcns.Answer)];
        }

        var targets = context.Deployment.Pcns.Targets;
        var enabled = targets.Where(target => target.IsDisabled is { IsKnown: true, Value: false }).ToList();
        var unread = targets.FirstOrDefault(target => !target.IsDisabled.IsKnown);
        var listed = context.Deployment.Inventory.PcnsTargets;
        var list = Run($"pcnscfg list");
        var answer = enabled.Count > 0 ? Pass($"Enabled: {string.Join(", ", enabled.Select(target => target.Name))}.")
            : unread is not null
                ? Unknown(
                    "whether the target is enabled",
                    unread.IsDisabled,
                    list) with { About = new FindingSubject(SubjectKind.Target, unread.Name) }
            : targets.Count > 0 ? Fail(
                $"Every target is disabled: {string.Join(", ", targets.Select(target => target.Name))}.",
                [.. targets.Take(MostPassesShown).Select(target => Run($"pcnscfg enabletarget /N:{target.Name:TARGET}"))])
            : listed.IsKnown ? Fail("PCNS has no target: password changes are not sent.", [Run($"pcnscfg addtarget")])
            : Unknown("which targets there are", listed, list);
        return [Find("PCNS targets", context.Events.Weigh(answer, new EventQuestion
        {
            Ids = Description.Events,
            Age = enabled.Count > 0 ? FactAge.Of(enabled[0].IsDisabled) : default,
            Meaning = "the service reported the problem later",
            Remedy = [list],
        }))];
    }
}
