using EntSso.Deployment;

namespace EntSso.Diagnosis.Old;

/// <summary>What queue and history of the sync engine hold for one management agent.</summary>
internal sealed class ChangeHistory
{
    private ChangeHistory(IReadOnlyList<PasswordTargetRow> delivered, IReadOnlyList<PasswordQueueRow> waiting)
    {
        Delivered = delivered;
        Waiting = waiting;
    }

    /// <summary>The rows of the history.</summary>
    internal IReadOnlyList<PasswordTargetRow> Delivered { get; }

    /// <summary>The rows of the queue.</summary>
    internal IReadOnlyList<PasswordQueueRow> Waiting { get; }

    /// <summary>The newest row of the history; null when there is none.</summary>
    internal PasswordTargetRow? Newest => Delivered.OrderByDescending(TimeOf).FirstOrDefault();

    /// <summary>The newest return code of queue and history together; null when nothing was tried.</summary>
    internal (string ReturnCode, DateTime? Time)? LastTry => Delivered.Select(row => (row.ReturnCode, Time: row.LastAttemptAt ?? row.ReceivedAt))
        .Concat(Waiting.Where(row => row.ReturnCode.Length > 0).Select(row => (row.ReturnCode, Time: row.LastAttemptAt ?? row.ReceivedAt)))
        .OrderByDescending(attempt => attempt.Time ?? DateTime.MinValue)
        .Select(attempt => ((string, DateTime?)?)attempt)
        .FirstOrDefault();

    internal static ChangeHistory Of(EntSsoAgent agent, SyncEngine engine) => new(
        [.. engine.TargetHistory.Or([]).Where(row => IsOf(row.ManagementAgentId, agent))],
        [.. engine.Queue.Or([]).Where(row => IsOf(row.ManagementAgentId, agent))]);

    /// <summary>Whether a return code means success.</summary>
    internal static bool IsSuccess(string returnCode) => string.Equals(returnCode, "success", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a return code points to, as a clause; empty for a code that is not documented.</summary>
    internal static string MeaningOf(string returnCode) => returnCode.ToUpperInvariant() switch
    {
        "ACCESS-DENIED" or "MA-ACCESS-DENIED" => "the ENTSSO server refused the call, and its log tells why: event 11070 (GATE-02), 11060 (EXT-06), 10708 (GATE-04) or 11063 (KRB-*)",
        "MA-CREDENTIALS-FAILURE" => "the password extension's user could not sign in, see EXT-09",
        "MA-ENCRYPTION-NOT-ENABLED" => "the connection counts as not secure, see SYNC-08",
        "BAD-PASSWORD" => "the target did not take the password itself",
        "MA-FEATURE-NOT-SUPPORTED" => "the extension does not offer the operation, see EXT-08",
        "MA-OBJECT-TYPE-NOT-SUPPORTED" => "the extension does not take changes for this kind of object",
        _ => "",
    };

    private static DateTime TimeOf(PasswordTargetRow row) => row.LastAttemptAt ?? row.ReceivedAt ?? DateTime.MinValue;

    private static bool IsOf(string id, EntSsoAgent agent) => agent.Id.Length > 0 && string.Equals(id, agent.Id, StringComparison.OrdinalIgnoreCase);
}
