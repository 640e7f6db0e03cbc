using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>The wanted directions of the password sync mode.</summary>
internal sealed record DesiredMode
{
    /// <summary>From Windows to adapters, the system gate.</summary>
    public Stated<bool> WindowsToAdapters { get; init; }

    /// <summary>From adapters to SSO database, partial sync.</summary>
    public Stated<bool> AdaptersToDatabase { get; init; }

    /// <summary>From adapters to Windows, full sync; needs partial sync.</summary>
    public Stated<bool> AdaptersToWindows { get; init; }
}
