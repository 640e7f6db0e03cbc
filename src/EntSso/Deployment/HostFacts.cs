namespace EntSso.Deployment;

/// <summary>A computer as the network shows it.</summary>
public sealed record HostFacts
{
    /// <summary>The name as it was requested, short or fully qualified.</summary>
    public required string Name { get; init; }

    /// <summary>The IP addresses; known and empty when the name does not resolve.</summary>
    public Fact<IReadOnlyList<string>> Addresses { get; init; }

    /// <summary>The name that DNS leads to in the end: another one than <see cref="Name"/> when that is an alias (CNAME).</summary>
    public Fact<string> CanonicalName { get; init; }

    /// <summary>The DNS name of the domain that the computer belongs to.</summary>
    public Fact<string> Domain { get; init; }

    /// <summary>The DNS name of the forest that the computer belongs to.</summary>
    public Fact<string> Forest { get; init; }

    /// <summary>Readings of the computer's clock.</summary>
    public IReadOnlyList<ClockReading> Clocks { get; init; } = [];

    /// <summary>Tries to connect to the computer's ports.</summary>
    public IReadOnlyList<PortProbe> Ports { get; init; } = [];
}

/// <summary>How far a computer's clock is from that of the measuring computer.</summary>
public sealed record ClockReading
{
    /// <summary>The host name of the measuring computer.</summary>
    public required string From { get; init; }

    /// <summary>The offset in seconds: positive when the measured clock is ahead.</summary>
    public Fact<double> OffsetSeconds { get; init; }
}

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
