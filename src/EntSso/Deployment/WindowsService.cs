namespace EntSso.Deployment;

/// <summary>A Windows service as the service control manager has it.</summary>
public sealed record WindowsService
{
    /// <summary>Whether it runs.</summary>
    public Fact<ServiceState> State { get; init; }

    /// <summary>How it is started.</summary>
    public Fact<ServiceStartMode> StartMode { get; init; }
}
