using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>XML-03: every ENTSSOMA element is named like a management agent, and every ENTSSO MA has its element.</summary>
internal sealed class Xml03AgentsExist() : EntSsoXmlRule(
    new("XML-03", ChainLink.ManagementAgent, "Every ENTSSOMA element has the name of a management agent."))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(EntSsoXmlFile file, RuleContext context)
    {
        foreach (var agent in file.Agents.Where(agent => agent.Name.Length > 0))
        {
            var place = At(file, agent.Line, agent.Column);
            yield return (FindingSubject.AgentNamed(agent.Name), CheckName("the name of the ENTSSOMA element", agent.Name, place, context)
                ?? Pass($"{agent.Name} is a management agent.") with { Place = place });
        }

        var names = new HashSet<string>(file.Agents.Select(agent => agent.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var agent in context.Agents.Where(agent => agent.Agent is not null && !names.Contains(agent.Name)))
        {
            yield return (agent.About, file.IsWellFormed
                ? Fail(
                    $"{FileName} has no ENTSSOMA element for the ENTSSO MA {agent.Name}, so it exports nothing.",
                    [Say($"Add <ENTSSOMA name=\"{agent.Name}\" adma=\"…\"> with its Application elements to {file.Path}.")]) with { Place = At(file, 0, 0) }
                : NotWellFormed($"whether {FileName} has an ENTSSOMA element for {agent.Name}"));
        }
    }
}
