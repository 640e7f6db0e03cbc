using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>A rule over the contents of ENTSSO.xml.</summary>
internal abstract class EntSsoXmlRule(RuleDescription description) : Rule(description)
{
    protected const string FileName = "ENTSSO.xml";

    protected static FindingSubject TheFile { get; } = new(SubjectKind.File, FileName);

    internal sealed override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var file = context.Deployment.EntSsoXml;
        if (!file.IsKnown)
        {
            return [Find(TheFile, file.IsAsked() || context.Agents.Count > 0 ? Unknown($"what {FileName} holds", file)
                : NotApplicable("The deployment has no ENTSSO management agent."))];
        }

        if (file.Value is not { } xml)
        {
            return [Find(TheFile, NotApplicable($"There is no {FileName} (see XML-09)."))];
        }

        var findings = Limit(
            Check(xml, context).Select(checkedThing => Find(checkedThing.About, checkedThing.Answer)), "entry", "entries", context)
            .ToList();
        return findings.Count > 0 ? findings
            : [Find(TheFile, xml.IsWellFormed ? NotApplicable($"{xml.Path} has no entry that the rule checks.") : NotWellFormed("the rest of the file"))];
    }

    /// <summary>Checks the file; nothing where it has no entry that the rule is about.</summary>
    protected abstract IEnumerable<(FindingSubject About, Answer Answer)> Check(EntSsoXmlFile file, RuleContext context);

    /// <summary>One answer for each problem of the kinds; a pass where there is none.</summary>
    protected static IEnumerable<(FindingSubject About, Answer Answer)> CheckIssues(
        EntSsoXmlFile file, string pass, params EntSsoXmlIssueKind[] kinds)
    {
        var issues = file.Issues.Where(issue => kinds.Contains(issue.Kind)).ToList();
        return issues.Count == 0 && file.IsWellFormed ? [(TheFile, Pass(pass) with { Place = At(file, 0, 0) })] : issues.Select(issue =>
        {
            RemedyStep[] correct =
                [Say($"Correct {file.Path}{(issue.Line > 0 ? $", line {issue.Line.ToString(CultureInfo.InvariantCulture)}" : "")}.")];
            var text = MessageText.Clause(issue.Message) + ".";
            return (issue.Subject.Length == 0 ? TheFile : new FindingSubject(SubjectKind.File, issue.Subject),
                (issue.Kind == EntSsoXmlIssueKind.UnexpectedText ? Warn(text, correct) : Fail(text, correct))
                    with { Place = At(file, issue.Line, issue.Column) });
        });
    }

    /// <summary>Checks whether a name of the file is that of a management agent; null where it is.</summary>
    protected static Answer? CheckName(string setting, string name, FilePlace place, RuleContext context)
    {
        var similar = context.AgentsNamed(name);
        if (similar.Any(agent => agent.Name == name))
        {
            return null;
        }

        if (similar.Count > 0)
        {
            var right = similar[0].Name;
            return Warn(
                $"{setting} is {name}, but the name of the management agent is {right}: whether upper and lower case may differ is "
                    + "not documented.",
                [Say($"Write {right} in {FileName}.")]) with { Place = place };
        }

        var known = context.Deployment.SyncEngine.ManagementAgents.Count == 0 ? "none"
            : string.Join(", ", context.Deployment.SyncEngine.ManagementAgents.Take(MostPassesShown).Select(agent => agent.Name));
        var complete = context.Deployment.Inventory.ManagementAgents;
        return (complete.IsKnown
            ? Fail(
                $"{setting} is {name}, but the sync engine has no management agent with that name; it has: {known}.",
                [Say($"Write the name of the management agent in {FileName}, or create that agent.")])
            : Unknown($"{setting} is {name}, which is not among the known management agents ({known}); whether these are all", complete)) with { Place = place };
    }

    protected static Answer NotWellFormed(string question) => Unknown(question, "the file is not well-formed (see XML-01)");

    protected static FilePlace At(EntSsoXmlFile file, int line, int column) => new(file.Path, line, column);
}
