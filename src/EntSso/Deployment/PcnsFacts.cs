namespace EntSso.Deployment;

/// <summary>The Password Change Notification Service on the domain controllers and its configuration in the directory.</summary>
public sealed record PcnsFacts
{
    /// <summary>The service settings, one for each domain that was asked.</summary>
    public IReadOnlyList<PcnsSettings> Settings { get; init; } = [];

    /// <summary>The targets.</summary>
    public IReadOnlyList<PcnsTarget> Targets { get; init; } = [];

    /// <summary>The domain controllers of the source domains.</summary>
    public IReadOnlyList<DomainController> DomainControllers { get; init; } = [];
}
