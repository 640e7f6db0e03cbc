using EntSso.Diagnosis.Evidence;
using EntSso.Events;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-07: the queue of every domain controller is below its warning level, by the events.</summary>
internal sealed class Pcns07QueueIsShort() : Rule(
    new(
        "PCNS-07",
        ChainLink.DomainController,
        "The PCNS queue is below its warning level.") { Events = PcnsSubjects.Events(4005), ClearedBy = PcnsSubjects.Events(2005) })
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        // A log that does not name its computer is a subject like any other.
        var computers = context.DomainControllers.Where(controller => controller.IsWritable.Or(true)).Select(controller => controller.Name)
            .Concat(context.Events.All(Description.Events).Where(evidence => evidence.Computer.Length == 0).Select(_ => "").Take(1))
                .ToList();
        return !PcnsSubjects.HasPcns(context) ? [Find(PcnsSubjects.WithoutPcns.About, PcnsSubjects.WithoutPcns.Answer)]
            : computers.Count == 0 ? [Find("PCNS queues", context.Events.HasRead(EventSource.Pcns)
                ? Pass("No log that was read has a warning of a long queue.")
                : Unknown("the length of the queues", context.Events.WhyNotRead(EventSource.Pcns)))]
            : Limit(
                computers.Select(computer => Find(FindingSubject.LogOf(computer, SubjectKind.DomainController), Check(computer, context))),
                "domain controller",
                null,
                context);
    }

    private Answer Check(string computer, RuleContext context)
    {
        var covered = context.Events.Covered(EventSource.Pcns, computer) is { Length: > 0 } span ? $" ({span})" : "";
        return context.Events.Unresolved(
            new EventQuestion { Ids = Description.Events, ClearedBy = Description.ClearedBy, Computer = computer }) is { } high
            ? Fail(
                $"The queue has been above its warning level since: {EventWitness.Describe(high)}.",
                [Say("Fix the connection to the sync engine (PCNS-04, PCNS-05): the domain controller then sends the queue.")]) with { Events = [high] }
            : context.Events.HasRead(EventSource.Pcns, computer)
                ? Pass($"The log{covered} has no warning of a long queue, or a later event that it is short again.")
            : Unknown("the length of the queue", context.Events.WhyNotRead(EventSource.Pcns, computer));
    }
}
