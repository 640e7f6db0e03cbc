namespace EntSso.Deployment;

/// <summary>The Password Change Notification Service on the domain controllers and its configuration in the directory.</summary>
public sealed record PcnsFacts
{
    /// <summary>The service settings, one for each domain that was queried.</summary>
    public IReadOnlyList<PcnsSettings> Settings { get; init; } = [];

    /// <summary>The targets.</summary>
    public IReadOnlyList<PcnsTarget> Targets { get; init; } = [];

    /// <summary>The domain controllers of the source domains.</summary>
    public IReadOnlyList<DomainController> DomainControllers { get; init; } = [];
}

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

/// <summary>
/// A target of the PCNS service (directory class MS-MIIS-PCNS-Target, or <c>pcnscfg list</c>). The target's encryption key is never
/// read.
/// </summary>
public sealed record PcnsTarget
{
    /// <summary>The target's name.</summary>
    public required string Name { get; init; }

    /// <summary>The target's GUID in lower case without braces; empty when the source does not show it.</summary>
    public string Id { get; init; } = "";

    /// <summary>The DNS name of the domain that the target belongs to; empty when the source does not show it.</summary>
    public string Domain { get; init; } = "";

    /// <summary>The computer that receives the notifications.</summary>
    public Fact<string> Server { get; init; }

    /// <summary>The SPN of the receiving service, for example <c>PCNSCLNT/sync1.fabrikam.com</c>.</summary>
    public Fact<string> ServicePrincipalName { get; init; }

    /// <summary>The number of the authentication service; Kerberos (16 in rpcdce.h) is the only one that works.</summary>
    public Fact<int> AuthenticationService { get; init; }

    /// <summary>The number of the user name format: 1 fully qualified, 3 NT4 (<c>DOMAIN\user</c>), both from a deployment guide.</summary>
    public Fact<int> UserNameFormat { get; init; }

    /// <summary>The keep alive interval in seconds.</summary>
    public Fact<int> KeepAliveSeconds { get; init; }

    /// <summary>Whether the target is disabled.</summary>
    public Fact<bool> IsDisabled { get; init; }

    /// <summary>The group whose members' changes are sent; known and null when there is none.</summary>
    public Fact<PcnsGroup?> InclusionGroup { get; init; }

    /// <summary>The group whose members' changes are not sent; known and null when there is none.</summary>
    public Fact<PcnsGroup?> ExclusionGroup { get; init; }

    /// <summary>How many waiting notifications raise a warning.</summary>
    public Fact<int> QueueWarningLevel { get; init; }

    /// <summary>How often the warning is raised again, in minutes.</summary>
    public Fact<int> QueueWarningInterval { get; init; }
}

/// <summary>A group in the filter of a PCNS target.</summary>
public sealed record PcnsGroup
{
    /// <summary>The SID in text form; empty when only the name is known.</summary>
    public string Sid { get; init; } = "";

    /// <summary>
    /// The group's name; known and null when the directory was queried and has no such group, which makes PCNS drop all notifications
    /// (event 6032).
    /// </summary>
    public Fact<string?> Name { get; init; }
}
