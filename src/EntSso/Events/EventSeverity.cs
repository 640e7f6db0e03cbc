namespace EntSso.Events;

/// <summary>
/// How ENTSSO grades an event. Problems of a single client are warnings, errors concern the whole service, and most reasons
/// why a password change did not arrive (11030 to 11037) are mere information: never filter by severity to find failures.
/// Source: the symbolic names of the event pages and the troubleshooting page of the product documentation.
/// </summary>
public enum EventSeverity
{
    /// <summary>The log's level is none of the three that ENTSSO writes.</summary>
    Unknown,

    /// <summary>Symbolic names with INFO.</summary>
    Information,

    /// <summary>Symbolic names with WARN.</summary>
    Warning,

    /// <summary>Symbolic names with ERROR, and every error code returned to callers.</summary>
    Error,
}
