using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>XML-07: no SourceMA, no ENTSSOMA and, within one ENTSSOMA, no Application stands twice.</summary>
internal sealed class Xml07NamesAreUnique : EntSsoXmlRule
{
    public override string Id => "XML-07";

    public override string Title => "No management agent and no application stands twice in ENTSSO.xml.";

    public override Basis Basis => Basis.Likely;

    protected override IEnumerable<Finding> Judge(EntSsoXmlFile file, SyncDeployment deployment) =>
        JudgeIssues(file, "Every name stands once.", EntSsoXmlIssueKind.Duplicate);
}
