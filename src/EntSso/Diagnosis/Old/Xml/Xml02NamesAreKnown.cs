using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>XML-02: ENTSSO.xml has only elements, attributes and values that the format knows, in their exact case.</summary>
internal sealed class Xml02NamesAreKnown : EntSsoXmlRule
{
    public override string Id => "XML-02";

    public override string Title => "ENTSSO.xml has only known elements, attributes and values, in exact upper and lower case.";

    protected override IEnumerable<Finding> Judge(EntSsoXmlFile file, SyncDeployment deployment) => JudgeIssues(
        file,
        "All elements, attributes and values are known.",
        EntSsoXmlIssueKind.UnknownElement,
        EntSsoXmlIssueKind.UnknownAttribute,
        EntSsoXmlIssueKind.WrongCase,
        EntSsoXmlIssueKind.EntSsoInsteadOfEntSsoMa,
        EntSsoXmlIssueKind.MissingAttribute,
        EntSsoXmlIssueKind.MissingElement,
        EntSsoXmlIssueKind.BadBoolean,
        EntSsoXmlIssueKind.UnexpectedText);
}
