using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-03: passwords have a path out of the application: an adapter or direct password sync, not both.</summary>
internal sealed class App03HasOnePath() : SubjectRule<SyncedApplication>(
    // 10851 is the error code that refuses both at once.
    new("APP-03", ChainLink.Application, "The application has one path: an adapter or direct password sync.")
    {
        Events = [11035], RelatedEvents = [10851], ClearedBy = EventIdSet.Delivered,
    },
    SubjectSets.Applications)
{
    private const string Box = "Affiliate Applications, the application's Properties, Options, Direct Password Sync from Windows";

    protected override Answer Check(SyncedApplication subject, RuleContext context)
    {
        var (name, direct, adapter) = (subject.Name, subject.Application.DirectPasswordSync, subject.Adapter.Or(null));
        if (adapter is not null && direct.Or(false))
        {
            return Fail(
                $"{name} is assigned to the adapter {adapter}, and direct password sync is on as well: only one of the two is allowed.",
                [
                    RemedyStep.Cmdlet("Remove-EntSsoAdapterApplication", ("Adapter", adapter), ("Application", name)),
                    Run($"ssops -deleteapp {name:APPLICATION}", "to keep direct password sync").Or,
                    Say($"To keep the adapter, clear in the ENTSSO console: {Box}."),
                ],
                direct.Origin);
        }

        var other = adapter is null
            ? subject.Adapter.IsKnown ? "" : " Whether an adapter is assigned as well is not known; the product refuses both at once."
            : direct.IsKnown ? "" : " Whether direct password sync is on as well is not known; the product refuses both at once.";
        return adapter is not null ? Pass($"{name} is assigned to the adapter {adapter}.{other}", direct.Origin)
            : direct.Or(false) ? Pass($"Direct password sync is on for {name}.{other}", direct.Origin)
            : !subject.Adapter.IsKnown ? Unknown($"whether {name} is assigned to an adapter", subject.Adapter)
            : !direct.IsKnown ? Unknown($"whether direct password sync is on for {name}, which has no adapter,", direct)
            : Fail(
                $"{name} has no path: no adapter is assigned and direct password sync is off, so password changes skip its mappings.",
                Assign(subject, context),
                direct.Origin);
    }

    protected override EventQuestion Question(SyncedApplication subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Adapter),
        Meaning = "the change found no path",
        Remedy = Assign(subject, context),
    };

    private static RemedyStep[] Assign(SyncedApplication subject, RuleContext context)
    {
        var adapter = context.Deployment.Adapters.Count == 1 ? context.Deployment.Adapters[0].Name : "";
        return
        [
            RemedyStep.Cmdlet("Add-EntSsoAdapterApplication", ("Adapter", adapter), ("Application", subject.Name)),
            Run($"ssops -addapp {adapter:ADAPTER} {subject.Name:APPLICATION}").Or,
            Say($"If only the stored credential must change with Windows, select in the ENTSSO console: {Box}.").Or,
        ];
    }
}
