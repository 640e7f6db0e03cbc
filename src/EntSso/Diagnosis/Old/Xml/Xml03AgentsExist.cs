using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>XML-03: every ENTSSOMA element is named like a management agent, and every ENTSSO MA has its element.</summary>
internal sealed class Xml03AgentsExist : EntSsoXmlRule
{
    public override string Id => "XML-03";

    public override string Title => "Every ENTSSOMA element has the name of a management agent.";

    protected override IEnumerable<Finding> Judge(EntSsoXmlFile file, SyncDeployment deployment)
    {
        foreach (var agent in file.Agents.Where(agent => agent.Name.Length > 0))
        {
            var place = At(file, agent.Line, agent.Column);
            yield return JudgeName("The name of the ENTSSOMA element", agent.Name, place, deployment)
                ?? Find(FindingStatus.Pass, agent.Name, $"{agent.Name} is a management agent.", "", place);
        }

        var names = new HashSet<string>(file.Agents.Select(agent => agent.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var agent in EntSsoAgent.In(deployment).Where(agent => agent.Agent is not null && !names.Contains(agent.Subject)))
        {
            yield return file.IsWellFormed
                ? Find(
                    FindingStatus.Fail,
                    agent.Subject,
                    $"{FileName} has no ENTSSOMA element for the ENTSSO MA {agent.Subject}, so it has nothing to do.",
                    $"Add <ENTSSOMA name=\"{agent.Subject}\" adma=\"…\"> with its Application elements to {file.Path}.",
                    At(file, 0, 0))
                : FindUnknown(agent.Subject, $"Whether {FileName} has an ENTSSOMA element for {agent.Subject}", "the file is not well-formed (see XML-01)");
        }
    }
}
