using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-03: the adapter has its stored properties.</summary>
internal sealed class Adp03HasProperties : AdapterRule
{
    public override string Id => "ADP-03";

    public override string Title => "The adapter has stored properties.";

    public override IReadOnlyList<int> EventIds => [10665];

    protected override IReadOnlyList<int> ClearingIds => [10736, 10744];

    protected override Finding Judge(SyncedAdapter subject, RuleInput input)
    {
        var properties = Of(subject, adapter => adapter.Properties);
        return !properties.IsKnown ? FindUnknown(subject.Name, $"whether {subject.Name} has stored properties", properties)
            : properties.Value is not null ? Find(FindingStatus.Pass, subject.Name, $"{subject.Name} has stored properties.", place: PlaceOf(properties))
            : Find(FindingStatus.Fail, subject.Name, $"{subject.Name} has no stored properties, without which it does not start.", SetProperties(subject), PlaceOf(properties));
    }

    protected override EventQuestion Ask(SyncedAdapter subject, RuleInput input) => About(subject, Of(subject, adapter => adapter.Properties)) with
    {
        Meaning = "the service could not read them all the same",
        Remedy = SetProperties(subject),
    };

    private static string SetProperties(SyncedAdapter subject) => $"ssops -setprops {Word(subject)}";
}
