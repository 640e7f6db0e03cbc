using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>XML-08: deleteAll, whose default deletes mappings in all applications, is stated.</summary>
internal sealed class Xml08DeleteAllIsStated() : EntSsoXmlRule(
    new("XML-08", ChainLink.ManagementAgent, "deleteAll is stated on every ENTSSOMA element.", Basis.Likely))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(EntSsoXmlFile file, RuleContext context)
    {
        // An attribute is between the beginning of its element and that of the next.
        var unreadable = file.Issues.Where(issue => issue.Kind == EntSsoXmlIssueKind.BadBoolean && issue.Subject == "deleteAll").ToList();
        for (var i = 0; i < file.Agents.Count; i++)
        {
            var agent = file.Agents[i];
            var name = agent.Name.Length == 0 ? "ENTSSOMA" : agent.Name;
            RemedyStep[] write =
                [Say($"Write deleteAll=\"true\" on the ENTSSOMA element {name} where that is intended, otherwise deleteAll=\"false\".")];
            var next = i + 1 < file.Agents.Count ? file.Agents[i + 1] : null;
            yield return (FindingSubject.AgentNamed(name), (agent.DeleteAll.IsStated ? Pass($"deleteAll is stated: {(agent.DeleteAll.Value ? "true" : "false")}.")
                : unreadable.Any(issue => IsWithin(issue, agent, next))
                    ? Warn(
                        "deleteAll has a value that is neither true nor false (XML-02 shows it): how the management agent reads it is "
                            + "not documented.",
                        write)
                : Warn(
                    "deleteAll is not stated, so it is true: when a Windows identity is deleted, its mappings in all applications are "
                        + "deleted, also in those that the file does not name.",
                    write)) with { Place = At(file, agent.Line, agent.Column) });
        }
    }

    private static bool IsWithin(EntSsoXmlIssue issue, EntSsoXmlAgent agent, EntSsoXmlAgent? next) =>
        IsBefore(agent.Line, agent.Column, issue.Line, issue.Column)
            && (next is null || IsBefore(issue.Line, issue.Column, next.Line, next.Column));

    private static bool IsBefore(int line, int column, int otherLine, int otherColumn) =>
        line < otherLine || (line == otherLine && column < otherColumn);
}
