namespace EntSso.Deployment;

/// <summary>Whether an account has an object in the connector space of a management agent (WMI MIIS_CSObject).</summary>
public sealed record ConnectorLookup
{
    /// <summary>The Windows account as <c>DOMAIN\user</c>.</summary>
    public required string WindowsAccount { get; init; }

    /// <summary>The management agent's GUID in lower case without braces.</summary>
    public required string ManagementAgentId { get; init; }

    /// <summary>Whether the object exists and is joined to the metaverse.</summary>
    public Fact<bool> IsConnected { get; init; }
}
