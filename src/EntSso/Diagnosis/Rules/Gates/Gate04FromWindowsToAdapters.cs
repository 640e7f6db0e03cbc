using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-04: the SSO system lets password changes flow from Windows to adapters.</summary>
internal sealed class Gate04FromWindowsToAdapters : WitnessedRule<SsoSystem>
{
    private const string Subject = "SSO system";

    private const string Open =
        "As an SSO administrator, elevated: ssomanage -enable winsync\nOr in the ENTSSO console: System, Properties, Options, Enable Password Sync, From Windows to adapters. Servers read it from the database, so it takes a moment.";

    public override string Id => "GATE-04";

    public override ChainLink Link => ChainLink.SystemGate;

    public override string Title => "Password changes flow from Windows to adapters.";

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [10708];

    protected override IReadOnlyList<int> ClearingIds => EventIdSet.PastTheGates;

    protected override string One => "system";

    protected override IEnumerable<SsoSystem> SubjectsIn(RuleInput input) => [input.Deployment.System];

    protected override Finding Judge(SsoSystem subject, RuleInput input) => !subject.FromWindowsToAdapters.IsKnown
        ? FindUnknown(Subject, "whether password changes flow from Windows to adapters", subject.FromWindowsToAdapters)
        : subject.FromWindowsToAdapters.Value
            ? Find(FindingStatus.Pass, Subject, "From Windows to adapters is on.", place: PlaceOf(subject.FromWindowsToAdapters))
            : Find(
                FindingStatus.Fail,
                Subject,
                "From Windows to adapters is off: every password change from Windows is refused on every server.",
                Open,
                PlaceOf(subject.FromWindowsToAdapters));

    protected override EventQuestion Ask(SsoSystem subject, RuleInput input) => new()
    {
        Ids = AskedIds,
        ClearedBy = ClearingIds,
        Age = FactAge.Of(subject.FromWindowsToAdapters),
        AgainstUnknown = FindingStatus.Fail,
        Meaning = "the change was refused all the same",
        Remedy = Open,
    };

    protected override Finding Nothing(SyncDeployment deployment) => Find(FindingStatus.NotApplicable, Subject, "There is no SSO system.");
}
