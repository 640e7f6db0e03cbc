using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-03: passwords have a path out of the application: an adapter or direct password sync, not both.</summary>
internal sealed class App03HasOnePath : ApplicationRule
{
    private const string Tick =
        "Affiliate Applications, the application's Properties, Options, Direct Password Sync from Windows";

    public override string Id => "APP-03";

    public override string Title => "The application has one path: an adapter or direct password sync.";

    // 10851 is the error code that refuses both at once.
    public override IReadOnlyList<int> EventIds => [11035, 10851];

    protected override IReadOnlyList<int> AskedIds => [11035];

    protected override IReadOnlyList<int> ClearingIds => EventIdSet.Delivered;

    protected override Finding Judge(SyncedApplication subject, RuleInput input)
    {
        var direct = subject.Application.DirectPasswordSync;
        var adapter = subject.Adapter.Or(null);
        var place = PlaceOf(direct);
        if (adapter is not null && direct.Or(false))
        {
            return Find(
                FindingStatus.Fail,
                subject.Name,
                $"{subject.Name} is assigned to the adapter {adapter}, and direct password sync is on as well: only one of the two can be.",
                $"To keep direct password sync: ssops -deleteapp {Word(subject)}\nTo keep the adapter, clear in the ENTSSO console: {Tick}.",
                place);
        }

        if (adapter is not null || direct.Or(false))
        {
            var other = adapter is null
                ? subject.Adapter.IsKnown ? "" : " Whether an adapter is assigned as well is not known; the product refuses both at once."
                : direct.IsKnown ? "" : " Whether direct password sync is on as well is not known; the product refuses both at once.";
            return Find(
                FindingStatus.Pass,
                subject.Name,
                (adapter is null ? $"Direct password sync is on for {subject.Name}." : $"{subject.Name} is assigned to the adapter {adapter}.") + other,
                place: place);
        }

        if (!subject.Adapter.IsKnown)
        {
            return FindUnknown(subject.Name, $"whether {subject.Name} is assigned to an adapter", subject.Adapter);
        }

        return !direct.IsKnown
            ? FindUnknown(subject.Name, $"whether direct password sync is on for {subject.Name}, which has no adapter", direct)
            : Find(
                FindingStatus.Fail,
                subject.Name,
                $"{subject.Name} has no path: no adapter is assigned and direct password sync is off, so password changes skip its mappings.",
                Assign(subject, input.Deployment),
                place);
    }

    protected override EventQuestion Ask(SyncedApplication subject, RuleInput input) => About(subject, subject.Adapter) with
    {
        Meaning = "the change found no path all the same",
        Remedy = Assign(subject, input.Deployment),
    };

    private static string Assign(SyncedApplication subject, SyncDeployment deployment)
    {
        var adapter = deployment.Adapters.Count == 1 ? CommandWord.Of(deployment.Adapters.Single().Name, "ADAPTER") : "ADAPTER";
        return $"ssops -addapp {adapter} {Word(subject)}\nOr, when only the stored credential has to follow Windows, tick in the ENTSSO console: {Tick}.";
    }
}
