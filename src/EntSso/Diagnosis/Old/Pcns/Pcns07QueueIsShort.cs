using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Pcns;

/// <summary>PCNS-07: the queue of every domain controller is below its warning level, by the events.</summary>
internal sealed class Pcns07QueueIsShort : PcnsRule
{
    public override string Id => "PCNS-07";

    public override string Title => "The PCNS queue is below its warning level.";

    public override IReadOnlyList<int> EventIds => [4005];

    protected override IReadOnlyList<int> ClearedBy => [2005];

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness)
    {
        var computers = deployment.Pcns.DomainControllers.Where(controller => controller.IsWritable.Or(true)).Select(controller => controller.Name)
            .Concat(witness.All(EventIds).Select(evidence => evidence.Computer))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (computers.Count == 0)
        {
            yield return witness.HasRead("")
                ? Find(FindingStatus.Pass, "PCNS queues", "No log that was read has a warning of a long queue.")
                : FindUnknown("PCNS queues", "How long the queues are", witness.WhyNotRead(""));
        }

        // A controller listed by its short name and its events by the long one are one computer.
        foreach (var computer in computers.Where(name => !computers.Any(other => other.Length > name.Length && ServerSearch.IsSameComputer(other, name))))
        {
            var subject = EventWitness.SubjectOf(computer);
            var high = witness.Unresolved(new EventQuestion { Ids = EventIds, ClearedBy = ClearedBy, Computer = computer });
            var covered = witness.Covered(computer) is { Length: > 0 } span ? $" ({span})" : "";
            yield return high is not null
                    ? Find(
                        FindingStatus.Fail,
                        subject,
                        $"The queue is above its warning level and has not come down since: {EventWitness.Tell(high)}.",
                        "Mend the link to the sync engine (PCNS-04, PCNS-05): the domain controller sends the queue by itself afterwards.")
                : witness.HasRead(computer)
                    ? Find(FindingStatus.Pass, subject, $"The log{covered} has no warning of a long queue, or a later event that it is short again.")
                : FindUnknown(subject, "How long the queue is", witness.WhyNotRead(computer));
        }
    }
}
