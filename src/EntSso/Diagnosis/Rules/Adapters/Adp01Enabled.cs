using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-01: the adapter that applications are assigned to exists, is not the adapter of a group, and is enabled.</summary>
internal sealed class Adp01Enabled() : SubjectRule<SyncedAdapter>(
    // 10826 is an error code.
    new(
        "ADP-01",
        ChainLink.Adapter,
        "The adapter exists and is enabled.") { Events = [10705], RelatedEvents = [10826], ClearedBy = [10736, 10744] },
    SubjectSets.Adapters)
{
    protected override Answer Check(SyncedAdapter subject, RuleContext context)
    {
        var (name, listed) = (subject.Name, context.Deployment.Inventory.Adapters);
        if (subject.Adapter is not { } adapter)
        {
            return context.IsAdapterGroup(name)
                    ? Fail(
                        $"{name}, which {subject.ApplicationsText} leads to, is the adapter of a group: group adapters never receive "
                            + "password changes.",
                        Reassign(subject))
                : listed.IsKnown ? Fail($"There is no adapter {name}, which {subject.ApplicationsText} leads to.", Reassign(subject))
                : Unknown($"whether the adapter {name} exists", $"the adapters were not listed ({listed.Reason})");
        }

        return !adapter.IsEnabled.IsKnown ? Unknown($"whether {name} is enabled", adapter.IsEnabled)
            : adapter.IsEnabled.Value ? Pass($"{name} is enabled.", adapter.IsEnabled.Origin)
            : Fail(
                $"{name} is disabled (a new adapter always is): its process is refused, and nothing leaves {subject.ApplicationsText}.",
                [RemedyStep.Cmdlet("Enable-EntSsoAdapter", ("Adapter", name)), Run($"ssops -enable {name:ADAPTER}").Or],
                adapter.IsEnabled.Origin);
    }

    protected override EventQuestion Question(SyncedAdapter subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Of(adapter => adapter.IsEnabled)),
        Meaning = "the service reported that it is not an adapter",
        Remedy = [RemedyStep.Cmdlet("Get-EntSsoAdapter").For("Show the names of the adapters"), Run($"ssops -list").Or],
    };

    private static RemedyStep[] Reassign(SyncedAdapter subject)
    {
        var application = subject.Applications.Count == 1 ? subject.Applications[0] : "";
        return
        [
            RemedyStep.Cmdlet("Get-EntSsoAdapter").For("Show the adapters"),
            Run($"ssops -list").Or,
            RemedyStep.Cmdlet("Add-EntSsoAdapterApplication", ("Adapter", ""), ("Application", application))
                .For("Then assign the application to one of them"),
            Run($"ssops -addapp ADAPTER {application:APPLICATION}").Or,
        ];
    }
}
