namespace EntSso.Deployment;

/// <summary>A try to connect to a TCP port.</summary>
public sealed record PortProbe
{
    /// <summary>The host name of the trying computer.</summary>
    public required string From { get; init; }

    /// <summary>The TCP port, 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>Whether the connection came about.</summary>
    public Fact<bool> IsOpen { get; init; }
}
