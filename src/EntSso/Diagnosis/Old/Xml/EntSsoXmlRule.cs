using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>A rule over the contents of ENTSSO.xml.</summary>
internal abstract class EntSsoXmlRule : Rule
{
    protected const string FileName = "ENTSSO.xml";

    public sealed override ChainLink Link => ChainLink.ManagementAgent;

    public override Basis Basis => Basis.Documented;

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        if (!deployment.EntSsoXml.IsKnown)
        {
            yield return deployment.EntSsoXml.IsAsked() || EntSsoAgent.In(deployment).Count > 0
                ? FindUnknown(FileName, $"What {FileName} holds", deployment.EntSsoXml.Reason)
                : Find(FindingStatus.NotApplicable, FileName, "The deployment has no ENTSSO management agent.");
        }
        else if (deployment.EntSsoXml.Value is not { } file)
        {
            yield return Find(FindingStatus.NotApplicable, FileName, $"There is no {FileName} (see XML-09).");
        }
        else
        {
            var any = false;
            foreach (var finding in Judge(file, deployment))
            {
                cancellationToken.ThrowIfCancellationRequested();
                any = true;
                yield return finding;
            }

            if (!any)
            {
                yield return file.IsWellFormed
                    ? Find(FindingStatus.NotApplicable, FileName, $"{file.Path} has no entry that the rule is about.")
                    : FindUnknown(FileName, "The rest of the file", "it is not well-formed (see XML-01)");
            }
        }
    }

    /// <summary>Judges the file; no finding where it has nothing to judge.</summary>
    protected abstract IEnumerable<Finding> Judge(EntSsoXmlFile file, SyncDeployment deployment);

    /// <summary>One finding for each problem of the kinds; a pass where there are none.</summary>
    protected IEnumerable<Finding> JudgeIssues(EntSsoXmlFile file, string pass, params EntSsoXmlIssueKind[] kinds)
    {
        var any = false;
        foreach (var issue in file.Issues.Where(issue => kinds.Contains(issue.Kind)))
        {
            any = true;
            yield return Find(
                issue.Kind == EntSsoXmlIssueKind.UnexpectedText ? FindingStatus.Warning : FindingStatus.Fail,
                issue.Subject.Length == 0 ? FileName : issue.Subject,
                issue.Message.TrimEnd('.') + ".",
                $"Correct {file.Path}{(issue.Line > 0 ? $", line {issue.Line.ToString(CultureInfo.InvariantCulture)}" : "")}.",
                At(file, issue.Line, issue.Column));
        }

        if (!any && file.IsWellFormed)
        {
            yield return Find(FindingStatus.Pass, FileName, pass, "", At(file, 0, 0));
        }
    }

    /// <summary>Judges whether a name of the file is that of a management agent; null where it is.</summary>
    protected Finding? JudgeName(string setting, string name, string place, SyncDeployment deployment)
    {
        var agents = deployment.SyncEngine.ManagementAgents;
        if (agents.Any(agent => agent.Name == name))
        {
            return null;
        }

        if (agents.FirstOrDefault(agent => string.Equals(agent.Name, name, StringComparison.OrdinalIgnoreCase)) is { } similar)
        {
            return Find(
                FindingStatus.Warning,
                name,
                $"{setting} is {name}, the management agent is called {similar.Name}: whether upper and lower case may differ is not documented.",
                $"Write {similar.Name} in {FileName}.",
                place);
        }

        var known = agents.Count == 0 ? "none" : string.Join(", ", agents.Select(agent => agent.Name));
        return deployment.Inventory.ManagementAgents.IsKnown
            ? Find(
                FindingStatus.Fail,
                name,
                $"{setting} is {name}, but the sync engine has no management agent of that name; it has: {known}.",
                $"Write the name of the management agent in {FileName}, or create that agent.",
                place)
            : Find(
                FindingStatus.Unknown,
                name,
                $"{setting} is {name}, which is not among the known management agents ({known}); whether these are all is unknown: {deployment.Inventory.ManagementAgents.Reason.TrimEnd('.')}.",
                "",
                place);
    }

    /// <summary>The place of a line in the file.</summary>
    protected static string At(EntSsoXmlFile file, int line, int column) =>
        new FactOrigin(file.Path, default) { Line = line, Column = column }.Place;
}
