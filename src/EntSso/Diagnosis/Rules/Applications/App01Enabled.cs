using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-01: the application is enabled.</summary>
internal sealed class App01Enabled : ApplicationRule
{
    public override string Id => "APP-01";

    public override string Title => "The application is enabled.";

    public override IReadOnlyList<int> EventIds => [11033, 10735];

    protected override IReadOnlyList<int> ClearingIds => EventIdSet.Delivered;

    protected override Finding Judge(SyncedApplication subject, RuleInput input)
    {
        var isEnabled = subject.Application.IsEnabled;
        return !isEnabled.IsKnown ? FindUnknown(subject.Name, $"whether {subject.Name} is enabled", isEnabled)
            : isEnabled.Value ? Find(FindingStatus.Pass, subject.Name, $"{subject.Name} is enabled.", place: PlaceOf(isEnabled))
            : Find(
                FindingStatus.Fail,
                subject.Name,
                $"{subject.Name} is disabled: password changes skip its mappings. The service disables an application itself when its administrator account becomes invalid (see APP-05).",
                Enable(subject),
                PlaceOf(isEnabled));
    }

    protected override EventQuestion Ask(SyncedApplication subject, RuleInput input) => About(subject, subject.Application.IsEnabled) with
    {
        Meaning = "the change was skipped all the same",
        Remedy = $"Look whether the application is enabled now: ssomanage -displayapp {Word(subject)}\n{Enable(subject)}",
    };

    private static string Enable(SyncedApplication subject) => $"ssomanage -enableapp {Word(subject)}";
}
