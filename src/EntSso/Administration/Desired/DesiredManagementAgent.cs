using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>The wanted password extension connection of an ENTSSO management agent (Configure Extensions, Settings).</summary>
internal sealed record DesiredManagementAgent
{
    /// <summary>The management agent.</summary>
    public required string Name { get; init; }

    /// <summary>The computer that receives the password changes, in the form of the SPN.</summary>
    public Stated<string> ConnectTo { get; init; }

    /// <summary>The account of the connection: the ENTSSO service account.</summary>
    public Stated<string> User { get; init; }
}
