using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>An ENTSSO management agent: its export, its password extension, or both.</summary>
/// <param name="Agent">The management agent; null where only the extension is known.</param>
/// <param name="Extension">The password extension; null where the agent's export has none.</param>
internal sealed record EntSsoAgent(ManagementAgent? Agent, PasswordExtension? Extension)
{
    /// <summary>The agent's name, for people.</summary>
    internal string Subject => Agent?.Name ?? ConnectTarget.Of(Extension!).Subject;

    /// <summary>The agent's GUID; empty when it is not known.</summary>
    internal string Id => Agent is { Id.Length: > 0 } ? Agent.Id : Extension?.ManagementAgentId ?? "";

    /// <summary>The ENTSSO MAs of a deployment: those recognised as such, and those that have a password extension listed.</summary>
    internal static IReadOnlyList<EntSsoAgent> In(SyncDeployment deployment)
    {
        var extensions = deployment.PasswordExtensions.ToList();
        var agents = new List<EntSsoAgent>();
        foreach (var agent in deployment.SyncEngine.ManagementAgents)
        {
            var extension = extensions.Find(candidate => Belongs(candidate, agent));
            if (extension is not null || agent.IsEntSso.Or(false))
            {
                agents.Add(new EntSsoAgent(agent, extension));
                extensions.RemoveAll(candidate => candidate == extension);
            }
        }

        agents.AddRange(extensions.Select(extension => new EntSsoAgent(null, extension)));
        return agents;
    }

    /// <summary>
    /// Those that receive password changes. Where the source partitions choose among several ENTSSO MAs by their targets, the others
    /// receive none, and how their password extension is set does not matter; as long as that is not known, all count.
    /// </summary>
    internal static IReadOnlyList<EntSsoAgent> Receiving(SyncDeployment deployment)
    {
        var agents = In(deployment);
        if (agents.Count < 2 || deployment.SyncEngine.ManagementAgents.Any(agent => agent.IsActiveDirectory.Or(true) && !agent.Partitions.IsKnown))
        {
            return agents;
        }

        var sources = SourcePartition.In(deployment);
        var receiving = agents.Where(agent => sources.Any(source => source.EntSsoTargets([agent]).Count > 0)).ToList();
        return receiving.Count == 0 || sources.Any(source => !source.Partition.Targets.IsKnown) || agents.Any(agent => agent.Id.Length == 0) ? agents : receiving;
    }

    private static bool Belongs(PasswordExtension extension, ManagementAgent agent) =>
        extension.ManagementAgentId.Length > 0 && agent.Id.Length > 0
            ? string.Equals(extension.ManagementAgentId, agent.Id, StringComparison.OrdinalIgnoreCase)
            : extension.ManagementAgent.Length > 0 && string.Equals(extension.ManagementAgent, agent.Name, StringComparison.OrdinalIgnoreCase);
}
