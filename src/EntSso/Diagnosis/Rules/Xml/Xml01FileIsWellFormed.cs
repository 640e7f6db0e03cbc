using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>XML-01: ENTSSO.xml is well-formed and its root element is <c>sso</c>.</summary>
internal sealed class Xml01FileIsWellFormed() : EntSsoXmlRule(
    new("XML-01", ChainLink.ManagementAgent, "ENTSSO.xml is well-formed and its root element is sso."))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(EntSsoXmlFile file, RuleContext context) => CheckIssues(
        file,
        file.Issues.FirstOrDefault(issue => issue.Kind == EntSsoXmlIssueKind.WrongCase && string.Equals(issue.Subject, "sso", StringComparison.OrdinalIgnoreCase)) is { } root
            ? $"The file is well-formed. Its root element is written {root.Subject}, for the case see XML-02."
            : "The file is well-formed and its root element is sso.",
        EntSsoXmlIssueKind.NotWellFormed,
        EntSsoXmlIssueKind.WrongRoot);
}
