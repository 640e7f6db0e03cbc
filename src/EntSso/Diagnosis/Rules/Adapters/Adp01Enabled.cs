using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-01: the adapter that applications are assigned to exists, is no group adapter, and is enabled.</summary>
internal sealed class Adp01Enabled : AdapterRule
{
    public override string Id => "ADP-01";

    public override string Title => "The adapter exists and is enabled.";

    // 10826 is an error code.
    public override IReadOnlyList<int> EventIds => [10705, 10826];

    protected override IReadOnlyList<int> AskedIds => [10705];

    protected override IReadOnlyList<int> ClearingIds => [10736, 10744];

    protected override Finding Judge(SyncedAdapter subject, RuleInput input)
    {
        var deployment = input.Deployment;
        var group = deployment.AdapterGroups.FirstOrDefault(candidate => string.Equals(candidate.Name, subject.Name, StringComparison.OrdinalIgnoreCase));
        if (subject.Adapter is not { } adapter)
        {
            return group is not null
                ? Find(
                    FindingStatus.Fail,
                    subject.Name,
                    $"{subject.Name}, which {subject.Users} leads to, is the adapter of a group: group adapters never receive password changes.",
                    Reassign(subject))
                : deployment.Inventory.Adapters.IsKnown
                    ? Find(FindingStatus.Fail, subject.Name, $"There is no adapter {subject.Name}, which {subject.Users} leads to.", Reassign(subject))
                    : Find(
                        FindingStatus.Unknown,
                        subject.Name,
                        $"It is unknown whether the adapter {subject.Name} exists: the adapters were not listed ({deployment.Inventory.Adapters.Reason.TrimEnd('.')}).");
        }

        return !adapter.IsEnabled.IsKnown ? FindUnknown(subject.Name, $"whether {subject.Name} is enabled", adapter.IsEnabled)
            : adapter.IsEnabled.Value ? Find(FindingStatus.Pass, subject.Name, $"{subject.Name} is enabled.", place: PlaceOf(adapter.IsEnabled))
            : Find(
                FindingStatus.Fail,
                subject.Name,
                $"{subject.Name} is disabled, as adapters are when they are created: its process is refused, and nothing leaves {subject.Users}.",
                $"ssops -enable {Word(subject)}",
                PlaceOf(adapter.IsEnabled));
    }

    protected override EventQuestion Ask(SyncedAdapter subject, RuleInput input) => About(subject, Of(subject, adapter => adapter.IsEnabled)) with
    {
        Meaning = "the service did not find it to be an adapter all the same",
        Remedy = "Look at the names of the adapters: ssops -list",
    };

    private static string Reassign(SyncedAdapter subject) =>
        $"Look which adapters there are: ssops -list\nThen: ssops -addapp ADAPTER {CommandWord.Of(subject.Applications.Count == 1 ? subject.Applications[0] : "", "APPLICATION")}";
}
