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

    /// <summary>How often it was tried again; null when not reported.</summary>
    public int? RetryCount { get; init; }

    /// <summary>When the engine received the change, in UTC; null when not reported.</summary>
    public DateTime? ReceivedAt { get; init; }

    /// <summary>When it was last tried, in UTC; null when never or not reported.</summary>
    public DateTime? LastAttemptAt { get; init; }

    /// <summary>The last attempt as AttemptDetails records it; empty when there was none or the source does not have it.</summary>
    public IReadOnlyList<PasswordAttempt> Attempts { get; init; } = [];
}

/// <summary>A password change that the sync engine received (WMI MIIS_PasswordChangeHistorySource).</summary>
public sealed record PasswordSourceRow
{
    /// <summary>The source management agent's GUID in lower case without braces.</summary>
    public required string ManagementAgentId { get; init; }

    /// <summary>Ties the rows of one change together; a GUID in lower case without braces.</summary>
    public string ReferenceId { get; init; } = "";

    /// <summary>The object's distinguished name in the connector space.</summary>
    public string DistinguishedName { get; init; } = "";

    /// <summary>The return code word, or empty.</summary>
    public string ReturnCode { get; init; } = "";

    /// <summary>The domain controller that sent the change.</summary>
    public string SourceServer { get; init; } = "";

    /// <summary>When the password changed on the domain controller, in UTC; null when not reported.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>When the engine received the change, in UTC; null when not reported.</summary>
    public DateTime? ReceivedAt { get; init; }
}

/// <summary>A password change that the sync engine delivered or gave up (WMI MIIS_PasswordChangeHistoryTarget).</summary>
public sealed record PasswordTargetRow
{
    /// <summary>The target management agent's GUID in lower case without braces.</summary>
    public required string ManagementAgentId { get; init; }

    /// <summary>Ties the rows of one change together; a GUID in lower case without braces.</summary>
    public string ReferenceId { get; init; } = "";

    /// <summary>The object's distinguished name in the connector space.</summary>
    public string DistinguishedName { get; init; } = "";

    /// <summary>The final return code word, for example <c>success</c> or <c>ma-access-denied</c>.</summary>
    public string ReturnCode { get; init; } = "";

    /// <summary>Whether the engine gave up after the last try; null when not reported.</summary>
    public bool? ReachedRetryLimit { get; init; }

    /// <summary>How often it was tried again; null when not reported.</summary>
    public int? RetryCount { get; init; }

    /// <summary>When the engine received the change, in UTC; null when not reported.</summary>
    public DateTime? ReceivedAt { get; init; }

    /// <summary>When it was last tried, in UTC; null when not reported.</summary>
    public DateTime? LastAttemptAt { get; init; }

    /// <summary>All attempts in their order, from AttemptDetails; empty when the source does not have them.</summary>
    public IReadOnlyList<PasswordAttempt> Attempts { get; init; } = [];
}

/// <summary>One attempt of the sync engine to deliver a password change (AttemptDetails: <c>results/result</c>).</summary>
/// <param name="At">When, in UTC; null when the source does not have it.</param>
/// <param name="ReturnCode">The return code word, for example <c>success</c> or <c>server-down</c>, or empty.</param>
public readonly record struct PasswordAttempt(DateTime? At, string ReturnCode);
