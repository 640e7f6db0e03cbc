using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Xml;

/// <summary>XML-04: every adma attribute names a management agent for Active Directory.</summary>
internal sealed class Xml04AdmaIsActiveDirectory() : EntSsoXmlRule(
    new("XML-04", ChainLink.ManagementAgent, "Every adma attribute names a management agent for Active Directory."))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(EntSsoXmlFile file, RuleContext context)
    {
        foreach (var agent in file.Agents.Where(agent => agent.Adma.Length > 0))
        {
            var place = At(file, agent.Line, agent.Column);
            yield return (FindingSubject.AgentNamed(agent.Adma), CheckName($"adma of {agent.Name}", agent.Adma, place, context)
                ?? CheckCategory(agent, context.AgentsNamed(agent.Adma).First(candidate => candidate.Name == agent.Adma), context)
                    with { Place = place });
        }
    }

    private static Answer CheckCategory(EntSsoXmlAgent agent, ManagementAgent adma, RuleContext context)
    {
        if (!adma.IsActiveDirectory.IsKnown)
        {
            return Unknown("whether the management agent is for Active Directory", adma.IsActiveDirectory.Reason);
        }

        if (adma.IsActiveDirectory.Value)
        {
            return Pass($"adma of {agent.Name} is {adma.Name}, a management agent for Active Directory.");
        }

        var others = context.Deployment.SyncEngine.ManagementAgents.Where(candidate => candidate.IsActiveDirectory.Or(false))
            .Select(candidate => $"adma=\"{candidate.Name}\"").Take(MostPassesShown).ToList();
        return Fail(
            $"adma of {agent.Name} is {adma.Name}, a management agent of the category {adma.Category.Value}: likely it supplies no "
                + "Windows domain and user.",
            [
                Say(
                    others.Count == 0
                        ? $"Write the name of the AD management agent as adma in {FileName}."
                        : $"Write {string.Join(" or ", others)} in {FileName}."),
            ]);
    }
}
