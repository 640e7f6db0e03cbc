using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>XML-07: no SourceMA, no ENTSSOMA and, within one ENTSSOMA, no Application is duplicated.</summary>
internal sealed class Xml07NamesAreUnique() : EntSsoXmlRule(
    new("XML-07", ChainLink.ManagementAgent, "No management agent and no application is duplicated in ENTSSO.xml.", Basis.Likely))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(EntSsoXmlFile file, RuleContext context) =>
        CheckIssues(file, "Every name is unique.", EntSsoXmlIssueKind.Duplicate);
}
