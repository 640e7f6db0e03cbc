using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>APP-02: the application is of the type Individual or Group.</summary>
internal sealed class App02TakesWindowsChanges : ApplicationRule
{
    private const string CreateAnother = "The type is fixed. Create an application of the type Individual or Group and its mappings: ssomanage -createapps FILE";

    public override string Id => "APP-02";

    public override string Title => "The application is of the type Individual or Group.";

    public override IReadOnlyList<int> EventIds => [11034];

    protected override IReadOnlyList<int> ClearingIds => EventIdSet.Delivered;

    protected override Finding Judge(SyncedApplication subject, RuleInput input)
    {
        var type = subject.Application.Type;
        return !type.IsKnown ? FindUnknown(subject.Name, $"which type {subject.Name} has", type)
            : type.Value is ApplicationType.Individual or ApplicationType.Group
                ? Find(FindingStatus.Pass, subject.Name, $"{subject.Name} is of the type {type.Value}.", place: PlaceOf(type))
                : Find(
                    FindingStatus.Fail,
                    subject.Name,
                    $"{subject.Name} {Words(type.Value)}: it takes no Windows password changes, though {subject.Reason}.",
                    CreateAnother,
                    PlaceOf(type));
    }

    protected override EventQuestion Ask(SyncedApplication subject, RuleInput input) => About(subject, subject.Application.Type) with
    {
        Meaning = "the change was skipped for its type all the same",
        Remedy = $"Look at the type: ssomanage -displayapp {Word(subject)}\n{CreateAnother}",
    };

    private static string Words(ApplicationType type) => type switch
    {
        ApplicationType.HostGroup => "is a host group application",
        ApplicationType.ConfigStore => "is a configuration store",
        ApplicationType.Adapter => "is a password sync adapter",
        ApplicationType.GroupAdapter => "is a group adapter",
        _ => "is of another type than Individual and Group",
    };
}
