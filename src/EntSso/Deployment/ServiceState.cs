namespace EntSso.Deployment;

/// <summary>The state of a Windows service. Numbers and meaning: SERVICE_STATUS of the Windows service control manager.</summary>
public enum ServiceState
{
    /// <summary>The computer was asked and has no such service.</summary>
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
