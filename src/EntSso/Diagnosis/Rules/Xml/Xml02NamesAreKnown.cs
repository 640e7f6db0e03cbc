using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>XML-02: ENTSSO.xml has only elements, attributes and values that the format defines, in their exact case.</summary>
internal sealed class Xml02NamesAreKnown() : EntSsoXmlRule(
    new("XML-02", ChainLink.ManagementAgent, "ENTSSO.xml has only known elements, attributes and values, in exact upper and lower case."))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(EntSsoXmlFile file, RuleContext context) => CheckIssues(
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
