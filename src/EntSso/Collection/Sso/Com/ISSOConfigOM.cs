using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

/// <summary>The ENTSSO servers. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("5AC332CB-773F-4925-95FE-39CF2C670C24")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOConfigOM
{
    /// <summary>Lists the servers that have a service connection point in the directory.</summary>
    void DiscoverServers([MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? servers);

    /// <summary>
    /// Reads the state of one server: names, accounts, event counts, version, audit levels for failures (N) and successes (P), password
    /// sync age in hours, status bits.
    /// </summary>
    void GetServerStatus(
        int flags,
        [MarshalAs(UnmanagedType.BStr)] out string? ssoServerName,
        [MarshalAs(UnmanagedType.BStr)] out string? sqlServer,
        [MarshalAs(UnmanagedType.BStr)] out string? sqlDatabase,
        [MarshalAs(UnmanagedType.BStr)] out string? serviceAccount,
        [MarshalAs(UnmanagedType.BStr)] out string? computerNameCluster,
        [MarshalAs(UnmanagedType.BStr)] out string? computerNameNode,
        out int eventCountInformational,
        out int eventCountWarning,
        out int eventCountError,
        out int versionInfoM,
        out int versionInfoL,
        out int auditLevelN,
        out int auditLevelP,
        out int passwordSyncAge,
        out int statusFlags);
}
