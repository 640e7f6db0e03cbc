using EntSso.Diagnosis.Evidence;
using EntSso.Events;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-07: no change was dropped because it repeated another within ten minutes.</summary>
internal sealed class Adp07DampingIsNotInTheWay() : Rule(
    new("ADP-07", ChainLink.Acceptance, "No change is dropped as a repetition.") { Events = [10710, 10666, 10713, 10667] })
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var computers = context.Events.LogsOf(EventSource.EntSso);
        return computers.Count == 0
            ? [Find(FindingSubject.LogOf(""), Unknown("whether changes were dropped as repetitions, which only the event log shows,", "no event log of an ENTSSO server was read"))]
            : Limit(
                computers.Select(computer => Find(FindingSubject.LogOf(computer), Check(computer, context))), "event log", null, context);
    }

    private Answer Check(string computer, RuleContext context) =>
        context.Events.Newest(Description.Events, computer) is { } evidence
            ? Warn(
                $"A change was dropped because the same one was handled within ten minutes: {EventWitness.Describe(evidence)}. In a "
                    + "test, the cause is a password that was used twice; otherwise two paths likely lead to this server (GATE-03, "
                    + "SYNC-04).",
                [Run($"ssops -reset damping", "Use a password that was not used before, or clear the memory of changes")]) with { Events = [evidence] }
            : context.Events.HasRead(EventSource.EntSso, computer) ? Pass("The log has no event that a change was dropped as a repetition.")
            : Unknown("whether changes were dropped as repetitions", context.Events.WhyNotRead(EventSource.EntSso, computer));
}
