using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-02: the application is of the type Individual or Group.</summary>
internal sealed class App02TakesWindowsChanges() : SubjectRule<SyncedApplication>(
    new(
        "APP-02",
        ChainLink.Application,
        "The application is of the type Individual or Group.") { Events = [11034], ClearedBy = EventIdSet.Delivered },
    SubjectSets.Applications)
{
    protected override Answer Check(SyncedApplication subject, RuleContext context)
    {
        var (name, type) = (subject.Name, subject.Application.Type);
        return !type.IsKnown ? Unknown($"which type {name} has", type)
            : type.Value is ApplicationType.Individual or ApplicationType.Group ? Pass($"{name} is of the type {type.Value}.", type.Origin)
            : Fail(
                $"{name} {Words(type.Value)}: it accepts no Windows password changes, though {subject.Reason}.",
                [CreateAnother()],
                type.Origin);
    }

    protected override EventQuestion Question(SyncedApplication subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Application.Type),
        Meaning = "the change was skipped for its type anyway",
        Remedy =
        [
            RemedyStep.Cmdlet("Get-EntSsoApplication", ("Application", subject.Name)).For("Show the type"),
            Run($"ssomanage -displayapp {subject.Name:APPLICATION}").Or,
            CreateAnother(),
        ],
    };

    private static RemedyStep CreateAnother() =>
        Run(
            $"ssomanage -createapps FILE",
            "The type cannot be changed. Create an application of the type Individual or Group and its mappings");

    private static string Words(ApplicationType type) => type switch
    {
        ApplicationType.HostGroup => "is a host group application",
        ApplicationType.ConfigStore => "is a configuration store",
        ApplicationType.Adapter => "is a password sync adapter",
        ApplicationType.GroupAdapter => "is a group adapter",
        _ => "is of another type than Individual and Group",
    };
}
