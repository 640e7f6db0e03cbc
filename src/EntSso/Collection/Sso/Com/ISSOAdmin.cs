using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

/// <summary>The settings of the SSO system and its applications, adapters included. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("C177306C-A7A0-49E1-901E-D2BDFCFF4532")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOAdmin
{
    /// <summary>
    /// Reads the settings of the SSO system: flags, audit table sizes, ticket and cache times in minutes, secret server and role accounts.
    /// </summary>
    void GetGlobalInfo(
        out int flags,
        out int auditAppDeleteMax,
        out int auditMappingDeleteMax,
        out int auditNtpLookupMax,
        out int auditXpLookupMax,
        out int ticketTimeout,
        out int credCacheTimeout,
        [MarshalAs(UnmanagedType.BStr)] out string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] out string? ssoAdminGroup,
        [MarshalAs(UnmanagedType.BStr)] out string? affiliateAppMgrGroup);

    /// <summary>
    /// Changes settings of the SSO system: of the flags only those in the mask, of the strings only those that are not null.
    /// </summary>
    void UpdateGlobalInfo(
        int flags,
        int flagMask,
        ref int auditAppDeleteMax,
        ref int auditMappingDeleteMax,
        ref int auditNtpLookupMax,
        ref int auditXpLookupMax,
        ref int ticketTimeout,
        ref int credCacheTimeout,
        [MarshalAs(UnmanagedType.BStr)] string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] string? ssoAdminGroup,
        [MarshalAs(UnmanagedType.BStr)] string? affiliateAppMgrGroup);

    /// <summary>Creates an application, disabled.</summary>
    void CreateApplication(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName,
        [MarshalAs(UnmanagedType.BStr)] string? description,
        [MarshalAs(UnmanagedType.BStr)] string? contactInfo,
        [MarshalAs(UnmanagedType.BStr)] string? userGroupName,
        [MarshalAs(UnmanagedType.BStr)] string? adminGroupName,
        int flags,
        int numFields);

    /// <summary>Deletes an application with its mappings.</summary>
    void DeleteApplication([MarshalAs(UnmanagedType.BStr)] string? applicationName);

    /// <summary>Reads an application.</summary>
    void GetApplicationInfo(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName,
        [MarshalAs(UnmanagedType.BStr)] out string? description,
        [MarshalAs(UnmanagedType.BStr)] out string? contactInfo,
        [MarshalAs(UnmanagedType.BStr)] out string? userGroupName,
        [MarshalAs(UnmanagedType.BStr)] out string? adminGroupName,
        out int flags,
        out int numFields);

    /// <summary>Changes an application: of the flags only those in the mask, of the strings only those that are not null.</summary>
    void UpdateApplication(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName,
        [MarshalAs(UnmanagedType.BStr)] string? description,
        [MarshalAs(UnmanagedType.BStr)] string? contactInfo,
        [MarshalAs(UnmanagedType.BStr)] string? userGroupName,
        [MarshalAs(UnmanagedType.BStr)] string? adminGroupName,
        int flags,
        int flagMask);

    /// <summary>Makes all servers forget what they cached of an application.</summary>
    void PurgeCacheForApplication([MarshalAs(UnmanagedType.BStr)] string? applicationName);

    /// <summary>Adds a field to an application.</summary>
    void CreateFieldInfo([MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? label, int flags);
}
