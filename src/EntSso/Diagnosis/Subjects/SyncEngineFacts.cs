using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>Questions to the sync engine's facts that several rules have.</summary>
internal static class SyncEngineFacts
{
    private static readonly SyncEngine _nothing = new();

    /// <summary>Whether anything is known of a sync engine.</summary>
    internal static bool HasSyncEngine(this SyncDeployment deployment) =>
        deployment.PasswordExtensions.Count > 0 || deployment.SyncEngine.ManagementAgents.Count > 0
        || deployment.SyncEngine.Connectors.Count > 0
        || deployment.SyncEngine with { ManagementAgents = _nothing.ManagementAgents, Connectors = _nothing.Connectors } != _nothing;

    /// <summary>
    /// The selected partitions of an AD agent that are, or may be, domains; configuration and schema partitions are selected too.
    /// </summary>
    internal static IEnumerable<MaPartition> DomainPartitions(this ManagementAgent agent) =>
        agent.Partitions.Or([]).Where(partition => partition.IsSelected.Or(true) && partition.IsDomain.Or(true));
}

/// <summary>A domain partition of an AD management agent that is a password synchronisation source.</summary>
internal sealed class SourcePartition(ManagementAgent agent, MaPartition partition)
{
    internal ManagementAgent Agent { get; } = agent;

    internal MaPartition Partition { get; } = partition;

    internal FindingSubject About => new(SubjectKind.ManagementAgent, $"{Agent.Name}, {Partition.Name}") { ManagementAgent = Agent.Name };

    /// <summary>The dialog with the partition's targets.</summary>
    internal string TargetsDialog => $"{Dialog} > Targets";

    /// <summary>The dialog of the partition.</summary>
    internal string Dialog => $"Management agent {Agent.Name} > Properties > Configure Directory Partitions > {Partition.Name}";

    /// <summary>The GUIDs of the targets; empty while they are not known.</summary>
    internal HashSet<string> TargetIds { get; } = new(partition.Targets.Or([]), StringComparer.OrdinalIgnoreCase);

    internal static IReadOnlyList<SourcePartition> In(SyncDeployment deployment) =>
    [
        .. from agent in deployment.SyncEngine.ManagementAgents
           where agent.IsActiveDirectory.Or(true)
           from partition in agent.DomainPartitions()
           where partition.IsPasswordSource.Or(false)
           select new SourcePartition(agent, partition),
    ];
}

/// <summary>What queue and history of the sync engine hold for one management agent.</summary>
internal sealed class ChangeHistory(IReadOnlyList<PasswordTargetRow> delivered, IReadOnlyList<PasswordQueueRow> waiting)
{
    internal static ChangeHistory None { get; } = new([], []);

    /// <summary>The rows of the history.</summary>
    internal IReadOnlyList<PasswordTargetRow> Delivered { get; } = delivered;

    /// <summary>The rows of the queue.</summary>
    internal IReadOnlyList<PasswordQueueRow> Waiting { get; } = waiting;

    /// <summary>The newest row of the history; null when there is none.</summary>
    internal PasswordTargetRow? Newest =>
        Delivered.OrderByDescending(row => row.LastAttemptAt ?? row.ReceivedAt ?? DateTime.MinValue).FirstOrDefault();

    /// <summary>The newest return code of queue and history together; null when nothing was tried.</summary>
    internal (string ReturnCode, DateTime? Time)? LastTry =>
        Delivered.Select(row => (row.ReturnCode, Time: row.LastAttemptAt ?? row.ReceivedAt))
        .Concat(Waiting.Where(row => row.ReturnCode.Length > 0).Select(row => (row.ReturnCode, Time: row.LastAttemptAt ?? row.ReceivedAt)))
        .OrderByDescending(attempt => attempt.Time ?? DateTime.MinValue)
        .Select(attempt => ((string, DateTime?)?)attempt)
        .FirstOrDefault();

    /// <summary>The rows of each management agent, by its GUID.</summary>
    internal static Dictionary<string, ChangeHistory> ByAgent(SyncEngine engine)
    {
        var delivered = engine.TargetHistory.Or([]).ToLookup(row => row.ManagementAgentId, StringComparer.OrdinalIgnoreCase);
        var waiting = engine.Queue.Or([]).ToLookup(row => row.ManagementAgentId, StringComparer.OrdinalIgnoreCase);
        return delivered.Select(group => group.Key).Concat(waiting.Select(group => group.Key)).Where(id => id.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(id => id, id => new ChangeHistory([.. delivered[id]], [.. waiting[id]]), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a return code means success.</summary>
    internal static bool IsSuccess(string returnCode) => string.Equals(returnCode, "success", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a return code points to, as a clause; empty for a code that is not documented.</summary>
    internal static string MeaningOf(string returnCode) => returnCode.ToUpperInvariant() switch
    {
        "ACCESS-DENIED" or "MA-ACCESS-DENIED" =>
            "the ENTSSO server refused the call, and its log shows why: event 11070 (GATE-02), 11060 (EXT-06), 10708 (GATE-04) or "
                + "11063 (KRB-*)",
        "MA-CREDENTIALS-FAILURE" => "the password extension's user could not sign in, see EXT-09",
        "MA-ENCRYPTION-NOT-ENABLED" => "the connection counts as not secure, see SYNC-08",
        "BAD-PASSWORD" => "the target itself refused the password",
        "MA-FEATURE-NOT-SUPPORTED" => "the extension does not offer the operation, see EXT-08",
        "MA-OBJECT-TYPE-NOT-SUPPORTED" => "the extension does not accept changes for this kind of object",
        _ => "",
    };
}
