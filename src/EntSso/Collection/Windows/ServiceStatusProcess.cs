using System.Runtime.InteropServices;

namespace EntSso.Collection.Windows;

/// <summary>SERVICE_STATUS_PROCESS.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ServiceStatusProcess
{
    public int ServiceType;
    public int CurrentState;
    public int ControlsAccepted;
    public int ExitCode;
    public int ServiceSpecificExitCode;
    public int CheckPoint;
    public int WaitHint;
    public int ProcessId;
    public int ServiceFlags;
}
