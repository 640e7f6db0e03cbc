using System.Runtime.InteropServices;

namespace EntSso.Collection.Windows;

/// <summary>The entry points of advapi32 that reading a service needs (winsvc.h).</summary>
internal static class ServiceControlNative
{
    /// <summary>SC_MANAGER_CONNECT.</summary>
    public const int Connect = 0x1;

    /// <summary>SERVICE_QUERY_CONFIG.</summary>
    public const int QueryConfiguration = 0x1;

    /// <summary>SERVICE_QUERY_STATUS.</summary>
    public const int QueryStatus = 0x4;

    [DllImport("advapi32.dll", EntryPoint = "OpenSCManagerW", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    public static extern ServiceControlHandle OpenSCManager(string? machine, string? database, int access);

    [DllImport("advapi32.dll", EntryPoint = "OpenServiceW", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    public static extern ServiceControlHandle OpenService(ServiceControlHandle manager, string name, int access);

    [DllImport("advapi32.dll", EntryPoint = "QueryServiceConfigW", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool QueryServiceConfig(ServiceControlHandle service, IntPtr configuration, int size, out int needed);

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool QueryServiceStatusEx(
        ServiceControlHandle service, int level, out ServiceStatusProcess status, int size, out int needed);

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool CloseServiceHandle(IntPtr handle);
}

/// <summary>SC_HANDLE: a service control manager or a service of it.</summary>
internal sealed class ServiceControlHandle() : SafeHandle(IntPtr.Zero, true)
{
    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle() => ServiceControlNative.CloseServiceHandle(handle);
}

/// <summary>QUERY_SERVICE_CONFIGW; the texts lie behind it in the same buffer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct QueryServiceConfiguration
{
    public int ServiceType;
    public int StartType;
    public int ErrorControl;
    public IntPtr BinaryPathName;
    public IntPtr LoadOrderGroup;
    public int TagId;
    public IntPtr Dependencies;
    public IntPtr ServiceStartName;
    public IntPtr DisplayName;
}

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
