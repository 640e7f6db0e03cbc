using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-02: Windows password changes are sent to the adapter.</summary>
internal sealed class Adp02TakesWindowsChanges : AdapterRule
{
    public override string Id => "ADP-02";

    public override string Title => "Windows password changes are sent to the adapter.";

    public override IReadOnlyList<int> EventIds => [11036, 10707];

    protected override IReadOnlyList<int> ClearingIds => [10734, 10736];

    protected override Finding Judge(SyncedAdapter subject, RuleInput input)
    {
        var takes = Of(subject, adapter => adapter.SyncToAdapter);
        return !takes.IsKnown ? FindUnknown(subject.Name, $"whether Windows password changes are sent to {subject.Name}", takes)
            : takes.Value ? Find(FindingStatus.Pass, subject.Name, $"Windows password changes are sent to {subject.Name} (syncToAdapter).", place: PlaceOf(takes))
            : Find(
                FindingStatus.Fail,
                subject.Name,
                $"syncToAdapter is off for {subject.Name}: changes from Windows skip it, and nothing leaves {subject.Users}.",
                SwitchOn(subject),
                PlaceOf(takes));
    }

    protected override EventQuestion Ask(SyncedAdapter subject, RuleInput input) => About(subject, Of(subject, adapter => adapter.SyncToAdapter)) with
    {
        Meaning = "the adapter was skipped all the same",
        Remedy = SwitchOn(subject),
    };

    private static string SwitchOn(SyncedAdapter subject) =>
        $"Set syncToAdapter to yes in the adapter's file and apply it: ssops -update FILE\nOr in the ENTSSO console: the properties of {subject.Name}, Options.\nLook at the result: ssops -display {Word(subject)}";
}
