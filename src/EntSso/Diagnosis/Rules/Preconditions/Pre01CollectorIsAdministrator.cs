using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>PRE-01: the account that collected the facts was allowed to read them.</summary>
internal sealed class Pre01CollectorIsAdministrator() : Rule(
    // 10842 is an error code.
    new(
        "PRE-01",
        ChainLink.Service,
        "The facts were collected by an SSO administrator in an elevated process.") { Events = [10536], RelatedEvents = [10842] })
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var runs = context.Deployment.Collections.Where(run => run.IsSsoAdministrator.IsAsked()).ToList();
        var refused = context.Events.All(Description.Events).GroupBy(evidence => evidence.Computer, StringComparer.OrdinalIgnoreCase)
            .Select(group => Find(FindingSubject.LogOf(group.Key), Refused(context.Events.Newest(Description.Events, group.Key)!)));
        return runs.Count > 0
            ? Limit(runs.Select(run => Find(FindingSubject.ServerNamed(run.Computer), Check(run))), "collection", null, context)
            : Limit(
                refused.DefaultIfEmpty(Find("collection", NotApplicable("No facts were collected from an ENTSSO server."))),
                "server",
                null,
                context);
    }

    private static Answer Refused(EventEvidence evidence) => Warn(
        $"A call to the service was refused or failed: {EventWitness.Describe(evidence)}. Its error code shows why; without the "
            + "rights of an SSO administrator, administrative calls are refused.",
        [Say("Look up the error code of the event. If access was denied, use an account that is a member of the SSO Administrators, elevated.")]) with { Events = [evidence] };

    private static Answer Check(CollectionRun run)
    {
        var (who, isAdministrator) = (run.Account.Or("the collecting account"), run.IsSsoAdministrator);
        var elevation = run.IsElevated.IsKnown ? run.IsElevated.Value ? "elevated" : "not elevated" : "elevation unknown";
        return !isAdministrator.IsKnown ? Unknown($"whether {who} is an SSO administrator", isAdministrator.Reason)
            : isAdministrator.Value ? Pass($"ENTSSO answered {who} as an SSO administrator ({elevation}).")
            : Warn(
                $"ENTSSO did not answer {who} as an SSO administrator ({elevation}): the rules about its settings cannot be checked.",
                [Say(run.IsElevated.Or(true)
                    ? "Collect again with an account that is a member of the SSO Administrators."
                    : "Start the shell with Run as administrator and collect again; without elevation the membership in SSO "
                        + "Administrators may not count.")]);
    }
}
