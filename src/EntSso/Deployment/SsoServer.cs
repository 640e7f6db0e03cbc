namespace EntSso.Deployment;

/// <summary>One ENTSSO server.</summary>
public sealed record SsoServer
{
    /// <summary>The server's host name as it was given or discovered, short or fully qualified.</summary>
    public required string Name { get; init; }

    /// <summary>The account that the ENTSSO service runs under, as GetServerStatus or the service control manager spells it.</summary>
    public Fact<string> ServiceAccount { get; init; }
}
