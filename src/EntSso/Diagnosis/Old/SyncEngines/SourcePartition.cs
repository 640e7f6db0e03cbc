using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>A domain partition of an AD management agent that is a password synchronisation source.</summary>
internal sealed record SourcePartition(ManagementAgent Agent, MaPartition Partition)
{
    /// <summary>The partition, for people.</summary>
    internal string Subject => $"{Agent.Name}, {Partition.Name}";

    /// <summary>The place of the partition's targets in their file; null when not known.</summary>
    internal FactOrigin? Origin => Partition.Targets.Origin;

    internal static IReadOnlyList<SourcePartition> In(SyncDeployment deployment) =>
    [
        .. deployment.SyncEngine.ManagementAgents
            .Where(agent => agent.IsActiveDirectory.Or(true))
            .SelectMany(agent => agent.DomainPartitions()
                .Where(partition => partition.IsPasswordSource.Or(false))
                .Select(partition => new SourcePartition(agent, partition))),
    ];

    /// <summary>The ENTSSO MAs among the targets.</summary>
    internal IReadOnlyList<EntSsoAgent> EntSsoTargets(IReadOnlyList<EntSsoAgent> agents) =>
        [.. agents.Where(agent => agent.Id.Length > 0 && Partition.Targets.Or([]).Contains(agent.Id, StringComparer.OrdinalIgnoreCase))];

    /// <summary>The dialog with the partition's targets.</summary>
    internal string TargetsDialog => $"Management agent {Agent.Name} > Properties > Configure Directory Partitions > {Partition.Name} > Targets";
}
