using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>XML-01: ENTSSO.xml is well-formed and its root element is <c>sso</c>.</summary>
internal sealed class Xml01FileIsWellFormed : EntSsoXmlRule
{
    public override string Id => "XML-01";

    public override string Title => "ENTSSO.xml is well-formed and its root element is sso.";

    protected override IEnumerable<Finding> Judge(EntSsoXmlFile file, SyncDeployment deployment) => JudgeIssues(
        file, "The file is well-formed and its root element is sso.", EntSsoXmlIssueKind.NotWellFormed, EntSsoXmlIssueKind.WrongRoot);
}
