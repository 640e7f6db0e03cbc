using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>An ENTSSO management agent: its export, its password extension, or both.</summary>
/// <param name="agent">The management agent; null where only the extension is known.</param>
/// <param name="extension">The password extension; null where the agent's export has none.</param>
internal sealed class EntSsoAgent(ManagementAgent? agent, PasswordExtension? extension)
{
    internal ManagementAgent? Agent { get; } = agent;

    internal PasswordExtension? Extension { get; } = extension;

    internal string Name => Agent?.Name ?? ConnectTarget.Of(Extension!).Name;

    internal FindingSubject About => Agent is null ? ConnectTarget.Of(Extension!).About : FindingSubject.AgentNamed(Agent.Name);

    /// <summary>The dialog with the agent's password management.</summary>
    internal string Dialog => $"Management agent {(Name.Length > 0 ? Name : "that is the target")} > Properties > Configure Extensions";

    /// <summary>The agent's GUID; empty when it is not known.</summary>
    internal string Id => Agent is { Id.Length: > 0 } ? Agent.Id : Extension?.ManagementAgentId ?? "";

    /// <summary>The ENTSSO MAs of a deployment: those recognised as such, and those that have a password extension listed.</summary>
    internal static IReadOnlyList<EntSsoAgent> In(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var extensions = deployment.PasswordExtensions.Distinct().ToList();
        var byId = Queues(extensions, extension => extension.ManagementAgentId);
        var byName = Queues(extensions, extension => extension.ManagementAgent);
        var byNameAlone = Queues(extensions, extension => extension.ManagementAgentId.Length == 0 ? extension.ManagementAgent : "");
        var used = new HashSet<PasswordExtension>(ByReference<PasswordExtension>.Instance);
        var agents = new List<EntSsoAgent>();
        foreach (var agent in deployment.SyncEngine.ManagementAgents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var extension = Next(byId, agent.Id, used) ?? Next(agent.Id.Length > 0 ? byNameAlone : byName, agent.Name, used);
            if (extension is not null || agent.IsEntSso.Or(false))
            {
                agents.Add(new EntSsoAgent(agent, extension));
                _ = extension is not null && used.Add(extension);
            }
        }

        agents.AddRange(extensions.Where(extension => !used.Contains(extension)).Select(extension => new EntSsoAgent(null, extension)));
        return agents;
    }

    /// <summary>
    /// Those that receive password changes. Where the source partitions choose among several ENTSSO MAs by their targets, the others
    /// receive none, and how their password extension is set does not matter; as long as that is not known, all count.
    /// </summary>
    internal static IReadOnlyList<EntSsoAgent> Receiving(RuleContext context)
    {
        var agents = context.Agents;
        if (agents.Count < 2 || agents.Any(agent => agent.Id.Length == 0)
            || context.Deployment.SyncEngine.ManagementAgents.Any(agent => agent.IsActiveDirectory.Or(true) && !agent.Partitions.IsKnown))
        {
            return agents;
        }

        var sources = context.SourcePartitions;
        var targets = new HashSet<string>(sources.SelectMany(source => source.Partition.Targets.Or([])), StringComparer.OrdinalIgnoreCase);
        var receiving = agents.Where(agent => targets.Contains(agent.Id)).ToList();
        return receiving.Count == 0 || sources.Any(source => !source.Partition.Targets.IsKnown) ? agents : receiving;
    }

    private static Dictionary<string, Queue<PasswordExtension>> Queues(List<PasswordExtension> extensions, Func<PasswordExtension, string> key) =>
        extensions.Where(extension => key(extension).Length > 0).GroupBy(key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => new Queue<PasswordExtension>(group), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The next extension of a key that no agent has yet; what is used leaves the queue, so that many of one name cost no more.
    /// </summary>
    private static PasswordExtension? Next(Dictionary<string, Queue<PasswordExtension>> index, string key, HashSet<PasswordExtension> used)
    {
        if (!index.TryGetValue(key, out var queue))
        {
            return null;
        }

        while (queue.Count > 0 && used.Contains(queue.Peek()))
        {
            queue.Dequeue();
        }

        return queue.Count > 0 ? queue.Peek() : null;
    }
}
