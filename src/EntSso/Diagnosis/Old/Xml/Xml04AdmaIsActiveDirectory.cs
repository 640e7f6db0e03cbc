using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Xml;

/// <summary>XML-04: every adma attribute names a management agent for Active Directory.</summary>
internal sealed class Xml04AdmaIsActiveDirectory : EntSsoXmlRule
{
    public override string Id => "XML-04";

    public override string Title => "Every adma attribute names a management agent for Active Directory.";

    protected override IEnumerable<Finding> Judge(EntSsoXmlFile file, SyncDeployment deployment)
    {
        foreach (var agent in file.Agents.Where(agent => agent.Adma.Length > 0))
        {
            var place = At(file, agent.Line, agent.Column);
            yield return JudgeName($"adma of {agent.Name}", agent.Adma, place, deployment)
                ?? JudgeCategory(agent, deployment.SyncEngine.ManagementAgents.First(candidate => candidate.Name == agent.Adma), deployment, place);
        }
    }

    private Finding JudgeCategory(EntSsoXmlAgent agent, ManagementAgent adma, SyncDeployment deployment, string place)
    {
        if (!adma.IsActiveDirectory.IsKnown)
        {
            return FindUnknown(adma.Name, "Whether the management agent is for Active Directory", adma.IsActiveDirectory.Reason);
        }

        var others = deployment.SyncEngine.ManagementAgents.Where(candidate => candidate.IsActiveDirectory.Or(false)).Select(candidate => candidate.Name).ToList();
        return adma.IsActiveDirectory.Value
            ? Find(FindingStatus.Pass, adma.Name, $"adma of {agent.Name} is {adma.Name}, a management agent for Active Directory.", "", place)
            : Find(
                FindingStatus.Fail,
                adma.Name,
                $"adma of {agent.Name} is {adma.Name}, a management agent of the category {adma.Category.Value}: likely it supplies no Windows domain and user.",
                others.Count == 0 ? $"Write the name of the AD management agent as adma in {FileName}." : $"Write adma=\"{string.Join("\" or adma=\"", others)}\" in {FileName}.",
                place);
    }
}
