namespace EntSso.Deployment;

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

    /// <summary>When the password changed on the domain controller, in UTC; null when not told.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>When the engine received the change, in UTC; null when not told.</summary>
    public DateTime? ReceivedAt { get; init; }
}
