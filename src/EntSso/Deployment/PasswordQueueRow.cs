namespace EntSso.Deployment;

/// <summary>A password change that waits in the sync engine (WMI MIIS_PasswordChangeQueue).</summary>
public sealed record PasswordQueueRow
{
    /// <summary>The target management agent's GUID in lower case without braces.</summary>
    public required string ManagementAgentId { get; init; }

    /// <summary>Ties the rows of one change together; a GUID in lower case without braces.</summary>
    public string ReferenceId { get; init; } = "";

    /// <summary>The object's distinguished name in the connector space.</summary>
    public string DistinguishedName { get; init; } = "";

    /// <summary>The return code word of the last try, or empty.</summary>
    public string ReturnCode { get; init; } = "";

    /// <summary>How often it was tried again; null when not told.</summary>
    public int? RetryCount { get; init; }

    /// <summary>When the engine received the change, in UTC; null when not told.</summary>
    public DateTime? ReceivedAt { get; init; }

    /// <summary>When it was last tried, in UTC; null when never or not told.</summary>
    public DateTime? LastAttemptAt { get; init; }

    /// <summary>The last attempt as AttemptDetails records it; empty when there was none or the source does not have it.</summary>
    public IReadOnlyList<PasswordAttempt> Attempts { get; init; } = [];
}
