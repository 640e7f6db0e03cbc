namespace EntSso.Deployment;

/// <summary>The settings of the PCNS service (directory class MS-MIIS-PCNS-Service).</summary>
public sealed record PcnsSettings
{
    /// <summary>The DNS name of the domain; empty when the source does not name it.</summary>
    public required string Domain { get; init; }

    /// <summary>How many notifications the queue holds; 0 for no limit.</summary>
    public Fact<int> MaximumQueueLength { get; init; }

    /// <summary>How long a notification is kept, in seconds; the default is 259200.</summary>
    public Fact<int> MaximumQueueAgeSeconds { get; init; }

    /// <summary>How often a notification is tried again; 0 for no limit.</summary>
    public Fact<int> MaximumRetries { get; init; }

    /// <summary>How long to wait between tries, in seconds; the default is 60.</summary>
    public Fact<int> RetryIntervalSeconds { get; init; }
}
