namespace EntSso.Deployment;

/// <summary>A partition of a management agent.</summary>
public sealed record MaPartition
{
    /// <summary>The partition's GUID in lower case without braces; empty when the export has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name; for Active Directory the distinguished name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the partition is selected.</summary>
    public Fact<bool> IsSelected { get; init; }

    /// <summary>
    /// Whether the partition is a domain. The configuration and schema partitions of an AD agent are selected as well and cannot be
    /// a password source. Unknown for agents that do not tell.
    /// </summary>
    public Fact<bool> IsDomain { get; init; }

    /// <summary>Whether the partition is a password synchronisation source; off when the export has no such element.</summary>
    public Fact<bool> IsPasswordSource { get; init; }

    /// <summary>
    /// Whether the password changes that the partition takes within 24 hours are limited (<c>max-changes-allowed-enabled</c>). Unknown where the
    /// partition was never a source.
    /// </summary>
    public Fact<bool> IsChangeCountLimited { get; init; }

    /// <summary>The limit, 1 to 9999 in 24 hours (<c>max-changes-allowed</c>); it counts while <see cref="IsChangeCountLimited"/> is true.</summary>
    public Fact<int> MaximumChanges { get; init; }

    /// <summary>The GUIDs of the management agents that receive the passwords, in lower case without braces.</summary>
    public Fact<IReadOnlyList<string>> Targets { get; init; }
}
