using System.Runtime.InteropServices;

namespace EntSso.Collection.Windows;

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
