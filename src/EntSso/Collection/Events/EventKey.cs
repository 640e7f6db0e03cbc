namespace EntSso.Collection.Events;

/// <summary>What makes events one row of evidence; computers and subjects are compared without case.</summary>
internal readonly record struct EventKey(string Provider, int EventId, string Computer, string Subject)
{
    /// <summary>Whether both are one row.</summary>
    public bool Equals(EventKey other) =>
        EventId == other.EventId && Provider == other.Provider
        && string.Equals(Computer, other.Computer, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Subject, other.Subject, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        unchecked((((EventId * 31) + StringComparer.OrdinalIgnoreCase.GetHashCode(Computer)) * 31) + StringComparer.OrdinalIgnoreCase.GetHashCode(Subject));
}
