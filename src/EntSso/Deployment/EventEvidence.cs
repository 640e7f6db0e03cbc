namespace EntSso.Deployment;

/// <summary>
/// What the event logs say of one event id on one computer: enough for the rules, without the logs themselves. The last occurrence's
/// fields are kept where a rule needs them.
/// </summary>
public sealed record EventEvidence
{
    /// <summary>The event source, for example <c>ENTSSO</c> or <c>PCNSSVC</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The event id as the Event Viewer shows it.</summary>
    public required int EventId { get; init; }

    /// <summary>The computer that wrote the events.</summary>
    public required string Computer { get; init; }

    /// <summary>The adapter, application or target that the events are about, where the id concerns one; otherwise empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>How many were found.</summary>
    public required long Count { get; init; }

    /// <summary>When the first was written, in UTC; null when no event shows a time.</summary>
    public DateTime? First { get; init; }

    /// <summary>When the last was written, in UTC; null when no event shows a time.</summary>
    public DateTime? Last { get; init; }

    /// <summary>The Tracking ID of the last, or empty.</summary>
    public string TrackingId { get; init; } = "";

    /// <summary>The Client User of the last: the caller, not the account whose password changed; or empty.</summary>
    public string ClientUser { get; init; } = "";

    /// <summary>The service account that the last one names, or empty.</summary>
    public string ServiceAccount { get; init; } = "";

    /// <summary>The Windows account that the last one names, or empty.</summary>
    public string WindowsAccount { get; init; } = "";

    /// <summary>The external account that the last one names, or empty.</summary>
    public string ExternalAccount { get; init; } = "";

    /// <summary>The affiliate application that the last one names, or empty.</summary>
    public string Application { get; init; } = "";

    /// <summary>The error code of the last as a number; null when it has none.</summary>
    public long? ErrorCode { get; init; }

    /// <summary>Which files or logs were counted, and when; the line is not set.</summary>
    public FactOrigin? Origin { get; init; }
}
