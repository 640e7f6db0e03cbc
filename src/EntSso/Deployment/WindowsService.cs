namespace EntSso.Deployment;

/// <summary>A Windows service as the service control manager has it.</summary>
public sealed record WindowsService
{
    /// <summary>Whether it runs.</summary>
    public Fact<ServiceState> State { get; init; }

    /// <summary>How it is started.</summary>
    public Fact<ServiceStartMode> StartMode { get; init; }
}

/// <summary>The state of a Windows service. Numbers and meaning: SERVICE_STATUS of the Windows service control manager.</summary>
public enum ServiceState : long
{
    /// <summary>The computer was queried and has no such service.</summary>
    NotInstalled = 0,

    /// <summary>Stopped.</summary>
    Stopped = 1,

    /// <summary>Starting. The ENTSSO service may take about three minutes after the computer's start.</summary>
    StartPending = 2,

    /// <summary>Stopping.</summary>
    StopPending = 3,

    /// <summary>Running.</summary>
    Running = 4,

    /// <summary>Continuing after a pause.</summary>
    ContinuePending = 5,

    /// <summary>Pausing.</summary>
    PausePending = 6,

    /// <summary>Paused.</summary>
    Paused = 7,
}

/// <summary>How a Windows service is started. Numbers and meaning: QUERY_SERVICE_CONFIG of the Windows service control manager.</summary>
public enum ServiceStartMode : long
{
    /// <summary>A driver started by the loader.</summary>
    Boot = 0,

    /// <summary>A driver started by the system.</summary>
    System = 1,

    /// <summary>With the computer, also when delayed.</summary>
    Automatic = 2,

    /// <summary>On demand.</summary>
    Manual = 3,

    /// <summary>Not at all.</summary>
    Disabled = 4,
}
