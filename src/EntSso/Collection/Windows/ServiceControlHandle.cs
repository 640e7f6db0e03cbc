using System.Runtime.InteropServices;

namespace EntSso.Collection.Windows;

/// <summary>SC_HANDLE: a service control manager or a service of it.</summary>
internal sealed class ServiceControlHandle : SafeHandle
{
    public ServiceControlHandle()
        : base(IntPtr.Zero, true)
    {
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle() => ServiceControlNative.CloseServiceHandle(handle);
}
