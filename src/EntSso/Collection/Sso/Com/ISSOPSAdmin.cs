using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

/// <summary>Password sync adapters and their groups. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("C35718F9-C35C-4CD4-8978-2B4CE1792F1B")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOPSAdmin
{
    /// <summary>Assigns an application to an adapter.</summary>
    void AssignApplicationToAdapter(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName,
        [MarshalAs(UnmanagedType.BStr)] string? adapterName);

    /// <summary>Takes an application from its adapter.</summary>
    void RemoveApplicationFromAdapter([MarshalAs(UnmanagedType.BStr)] string? applicationName);

    /// <summary>Lists the applications of an adapter.</summary>
    void GetApplicationsForAdapter(
        [MarshalAs(UnmanagedType.BStr)] string? adapterName,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? applications);

    /// <summary>Puts an adapter into an adapter group.</summary>
    void AssignAdapterToAdapterGroup(
        [MarshalAs(UnmanagedType.BStr)] string? adapterName,
        [MarshalAs(UnmanagedType.BStr)] string? adapterGroupName);

    /// <summary>Takes an adapter out of its group.</summary>
    void RemoveAdapterFromAdapterGroup([MarshalAs(UnmanagedType.BStr)] string? adapterName);

    /// <summary>Lists the adapters of a group.</summary>
    void GetAdaptersForAdapterGroup(
        [MarshalAs(UnmanagedType.BStr)] string? adapterGroupName,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? adapters);

    /// <summary>Sets the notification properties of an adapter.</summary>
    void SetAdapterProperties([MarshalAs(UnmanagedType.BStr)] string? adapterName, IPropertyBag properties);

    /// <summary>Drops the notifications that wait for an adapter.</summary>
    void ClearNotificationQueues([MarshalAs(UnmanagedType.BStr)] string? adapterName);

    /// <summary>Empties the table of recent changes that are not repeated.</summary>
    void ClearDampingTable();
}
