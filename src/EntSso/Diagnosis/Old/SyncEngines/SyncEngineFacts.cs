using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>Questions to the sync engine's facts that several rules ask.</summary>
internal static class SyncEngineFacts
{
    private static readonly SyncEngine _nothing = new();

    /// <summary>Whether anything is known of a sync engine.</summary>
    internal static bool HasSyncEngine(this SyncDeployment deployment) =>
        deployment.PasswordExtensions.Count > 0 || deployment.SyncEngine.ManagementAgents.Count > 0
        || deployment.SyncEngine.Connectors.Count > 0 || !IsEmpty(deployment.SyncEngine);

    /// <summary>The agent of a GUID; null when the deployment has none.</summary>
    internal static ManagementAgent? AgentOf(this SyncEngine engine, string id) =>
        engine.ManagementAgents.FirstOrDefault(agent => id.Length > 0 && string.Equals(agent.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The selected partitions of an AD agent that are, or may be, domains; configuration and schema partitions are selected too.</summary>
    internal static IEnumerable<MaPartition> DomainPartitions(this ManagementAgent agent) =>
        agent.Partitions.Or([]).Where(partition => partition.IsSelected.Or(true) && partition.IsDomain.Or(true));

    private static bool IsEmpty(SyncEngine engine) =>
        engine with { ManagementAgents = _nothing.ManagementAgents, Connectors = _nothing.Connectors } == _nothing;
}
