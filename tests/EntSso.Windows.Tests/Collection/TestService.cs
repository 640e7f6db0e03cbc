using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EntSso.Windows.Tests.Collection;

/// <summary>A service registered with the real service control manager for the life of this object.</summary>
internal sealed class TestService : IDisposable
{
    private const int AllAccess = 0xF003F;
    private const int ServiceAllAccess = 0xF01FF;
    private const int OwnProcess = 0x10;
    private const int ErrorNormal = 1;
    private const int Stop = 1;

    private readonly IntPtr _manager;
    private readonly IntPtr _service;

    public TestService(int startType, string? account)
    {
        Elevation.Require("registers a service");
        Name = "entsso-test-" + Guid.NewGuid().ToString("n");
        _manager = OpenSCManagerW(null, null, AllAccess);
        _service = CreateServiceW(
            _manager, Name, "A service of the tests", ServiceAllAccess, OwnProcess, startType, ErrorNormal,
            @"C:\windows\system32\entsso-test.exe", null, IntPtr.Zero, null, account, null);
        if (_service == IntPtr.Zero)
        {
            int error = Marshal.GetLastWin32Error();
            CloseServiceHandle(_manager);
            throw new Win32Exception(error);
        }
    }

    public string Name { get; }

    /// <summary>Tells the service to stop.</summary>
    /// <returns>The Win32 error, 0 for none.</returns>
    public int TryStop() => ControlService(_service, Stop, new int[7]) ? 0 : Marshal.GetLastWin32Error();

    public void Dispose()
    {
        DeleteService(_service);
        CloseServiceHandle(_service);
        CloseServiceHandle(_manager);
    }

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern IntPtr OpenSCManagerW(string? machine, string? database, int access);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern IntPtr CreateServiceW(
        IntPtr manager, string name, string display, int access, int type, int start, int errors, string path, string? group, IntPtr tag,
        string? dependencies, string? account, string? password);

    [DllImport("advapi32.dll", SetLastError = true)]
    private static extern bool ControlService(IntPtr service, int control, int[] status);

    [DllImport("advapi32.dll", SetLastError = true)]
    private static extern bool DeleteService(IntPtr service);

    [DllImport("advapi32.dll", SetLastError = true)]
    private static extern bool CloseServiceHandle(IntPtr handle);
}
