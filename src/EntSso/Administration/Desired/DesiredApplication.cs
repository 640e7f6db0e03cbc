using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>The wanted settings of an affiliate application.</summary>
internal sealed record DesiredApplication
{
    /// <summary>The application.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the application is enabled.</summary>
    public Stated<bool> Enabled { get; init; }

    /// <summary>The adapter that the application is assigned to; null for none.</summary>
    public Stated<string?> Adapter { get; init; }

    /// <summary>Whether direct password sync is on; not together with an adapter.</summary>
    public Stated<bool> DirectPasswordSync { get; init; }
}
