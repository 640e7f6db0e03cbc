using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-07: no change was dropped because it repeated another within ten minutes.</summary>
internal sealed class Adp07DampingIsNotInTheWay : WitnessedRule<string>
{
    public override string Id => "ADP-07";

    public override ChainLink Link => ChainLink.Acceptance;

    public override string Title => "No change is dropped as a repetition.";

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [10710, 10666, 10713, 10667];

    protected override string One => "event log";

    protected override IEnumerable<string> SubjectsIn(RuleInput input)
    {
        var computers = new SortedSet<string>(System.StringComparer.OrdinalIgnoreCase);
        foreach (var coverage in input.Deployment.EventLogCoverage)
        {
            if (coverage.Provider.Length == 0 || EntSso.Events.EventSource.Canonical(coverage.Provider) == EntSso.Events.EventSource.EntSso)
            {
                computers.Add(coverage.Computer);
            }
        }

        foreach (var evidence in input.Witness.All(EventIds))
        {
            computers.Add(evidence.Computer);
        }

        return computers;
    }

    protected override Finding Judge(string subject, RuleInput input)
    {
        var name = EventWitness.SubjectOf(subject);
        if (input.Witness.Newest(EventIds, subject) is not { } evidence)
        {
            return input.Witness.HasRead(subject)
                ? Find(FindingStatus.Pass, name, "The log has no event that a change was dropped as a repetition.")
                : Find(FindingStatus.Unknown, name, $"It is unknown whether changes were dropped as repetitions: {input.Witness.WhyNotRead(subject)}.");
        }

        return Find(
            FindingStatus.Warning,
            name,
            $"A change was dropped because the same one was handled within ten minutes: {EventWitness.Tell(evidence)}. In a test that is a password used twice; else likely two ways lead to this server (GATE-03, SYNC-04).",
            "Use a password that is really new, or empty the memory: ssops -reset damping");
    }

    protected override Finding Nothing(Deployment.SyncDeployment deployment) =>
        Find(FindingStatus.Unknown, EventWitness.SubjectOf(""), "Only the event log tells whether changes are dropped as repetitions, and none was read.");
}
