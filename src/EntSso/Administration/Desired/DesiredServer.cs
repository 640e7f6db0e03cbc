using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>The wanted settings of an ENTSSO server.</summary>
internal sealed record DesiredServer
{
    /// <summary>The server, by its short or full name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the server lets changes from the sync engine in.</summary>
    public Stated<bool> AllowMiis { get; init; }

    /// <summary>Whether the server lets changes from PCNS in.</summary>
    public Stated<bool> AllowPcns { get; init; }

    /// <summary>The password sync age in hours, above 0.</summary>
    public Stated<int> PasswordSyncAgeHours { get; init; }

    /// <summary>The audit level for successes, 0 to 3.</summary>
    public Stated<int> PositiveAuditLevel { get; init; }

    /// <summary>The audit level for failures, 0 to 3.</summary>
    public Stated<int> NegativeAuditLevel { get; init; }

    /// <summary>The folder for replay files on the server; empty for the product's default. It cannot be read back from a live server.</summary>
    public Stated<string> ReplayDirectory { get; init; }
}
