using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

/// <summary>The credential database. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("EF1D1B7A-A661-42B0-8154-6B0F3A2FF5C0")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOConfigDB
{
    /// <summary>Looks whether a database exists, is set up for SSO and fits the version, and reads who administers it.</summary>
    void GetDBInfo(
        [MarshalAs(UnmanagedType.BStr)] string? sqlServer,
        [MarshalAs(UnmanagedType.BStr)] string? sqlDatabase,
        [MarshalAs(UnmanagedType.VariantBool)] out bool exists,
        [MarshalAs(UnmanagedType.VariantBool)] out bool isConfigured,
        [MarshalAs(UnmanagedType.VariantBool)] out bool needsUpgrade,
        [MarshalAs(UnmanagedType.BStr)] out string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] out string? ssoAdminAccount,
        [MarshalAs(UnmanagedType.BStr)] out string? ssoAffilateAdminAccount);

    /// <summary>Creates a credential database.</summary>
    void CreateDatabase(
        [MarshalAs(UnmanagedType.BStr)] string? sqlServer,
        [MarshalAs(UnmanagedType.BStr)] string? sqlDatabase,
        [MarshalAs(UnmanagedType.VariantBool)] bool configureOnly,
        [MarshalAs(UnmanagedType.BStr)] string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] string? ssoAdminAccount,
        [MarshalAs(UnmanagedType.BStr)] string? ssoAffilateAdminAccount);

    /// <summary>Brings the schema of a credential database up to date.</summary>
    void UpgradeDatabase([MarshalAs(UnmanagedType.BStr)] string? sqlServer, [MarshalAs(UnmanagedType.BStr)] string? sqlDatabase);
}
