using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Applications;

/// <summary>A rule over every affiliate application that should receive Windows passwords.</summary>
internal abstract class ApplicationRule : ListedRule<SyncedApplication>
{
    public override ChainLink Link => ChainLink.Application;

    public override Basis Basis => Basis.Documented;

    protected sealed override string One => "application";

    protected sealed override string Kind => "affiliate application";

    protected sealed override IReadOnlyList<SyncedApplication> TakingPart(SyncDeployment deployment) => SyncedApplication.In(deployment);

    protected sealed override IEnumerable<string> Listed(SyncDeployment deployment) => deployment.Applications.Select(application => application.Name);

    protected sealed override Fact<int> Inventory(SyncDeployment deployment) => deployment.Inventory.Applications;

    protected sealed override string NameIn(EventEvidence evidence) => evidence.Application.Length > 0 ? evidence.Application : evidence.Subject;

    protected sealed override SyncedApplication OnlyLogged(string name) => SyncedApplication.OnlyNamed(name, "");

    protected sealed override string WhyNoneTakesPart(int listed) => $"None of the {Number(listed)} is of a type that can receive Windows passwords.";

    // What is only logged may concern an application that is not meant to take part.
    protected sealed override FindingStatus AgainstUnknown(SyncedApplication subject) =>
        subject.IsIntended ? FindingStatus.Fail : FindingStatus.Warning;

    /// <summary>The application's name as a word of a command.</summary>
    protected static string Word(SyncedApplication application) => CommandWord.Of(application.Name, "APPLICATION");
}
