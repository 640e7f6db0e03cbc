using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

/// <summary>The property bag of OLE: how the objects of ENTSSO are configured, and what some methods take from the caller.</summary>
/// <remarks>
/// Methods return their HRESULT: components look for properties that are not there, and an exception for each would be slow and would leave
/// its error object with the thread, which lets go of it only when the runtime is gone from that thread.
/// </remarks>
[ComImport]
[Guid("55272A00-42CB-11CE-8135-00AA004BB851")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
internal interface IPropertyBag
{
    /// <summary>Reads a property.</summary>
    /// <param name="propName">Its name.</param>
    /// <param name="ptrVar">Its value. Only written to: a caller need not have initialised it.</param>
    /// <param name="errorLog">An IErrorLog or null; a pointer, so that the frame is right on 32 and 64 bits.</param>
    [PreserveSig]
    int Read([MarshalAs(UnmanagedType.LPWStr)] string propName, [MarshalAs(UnmanagedType.Struct)] out object? ptrVar, IntPtr errorLog);

    [PreserveSig]
    int Write([MarshalAs(UnmanagedType.LPWStr)] string propName, [MarshalAs(UnmanagedType.Struct)] ref object? ptrVar);
}

/// <summary>The settings of the SSO system and its applications, adapters included. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("C177306C-A7A0-49E1-901E-D2BDFCFF4532")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOAdmin
{
    /// <summary>Reads the settings of the SSO system: flags, audit table sizes, times in minutes, secret server and roles.</summary>
    void GetGlobalInfo(
        out int flags, out int auditAppDeleteMax, out int auditMappingDeleteMax, out int auditNtpLookupMax, out int auditXpLookupMax,
        out int ticketTimeout, out int credCacheTimeout, [MarshalAs(UnmanagedType.BStr)] out string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] out string? ssoAdminGroup, [MarshalAs(UnmanagedType.BStr)] out string? affiliateAppMgrGroup);

    /// <summary>Changes settings of the SSO system: flags only in the mask, strings only that are not null.</summary>
    void UpdateGlobalInfo(
        int flags, int flagMask, ref int auditAppDeleteMax, ref int auditMappingDeleteMax, ref int auditNtpLookupMax,
        ref int auditXpLookupMax, ref int ticketTimeout, ref int credCacheTimeout, [MarshalAs(UnmanagedType.BStr)] string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] string? ssoAdminGroup, [MarshalAs(UnmanagedType.BStr)] string? affiliateAppMgrGroup);

    /// <summary>Creates an application, disabled.</summary>
    void CreateApplication(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? description,
        [MarshalAs(UnmanagedType.BStr)] string? contactInfo, [MarshalAs(UnmanagedType.BStr)] string? userGroupName,
        [MarshalAs(UnmanagedType.BStr)] string? adminGroupName, int flags, int numFields);

    void DeleteApplication([MarshalAs(UnmanagedType.BStr)] string? applicationName);

    void GetApplicationInfo(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] out string? description,
        [MarshalAs(UnmanagedType.BStr)] out string? contactInfo, [MarshalAs(UnmanagedType.BStr)] out string? userGroupName,
        [MarshalAs(UnmanagedType.BStr)] out string? adminGroupName, out int flags, out int numFields);

    /// <summary>Changes an application: of the flags only those in the mask, of the strings only those that are not null.</summary>
    void UpdateApplication(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? description,
        [MarshalAs(UnmanagedType.BStr)] string? contactInfo, [MarshalAs(UnmanagedType.BStr)] string? userGroupName,
        [MarshalAs(UnmanagedType.BStr)] string? adminGroupName, int flags, int flagMask);

    /// <summary>Makes all servers forget what they cached of an application.</summary>
    void PurgeCacheForApplication([MarshalAs(UnmanagedType.BStr)] string? applicationName);

    void CreateFieldInfo([MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? label, int flags);
}

/// <summary><see cref="ISSOAdmin"/> with applications as property bags. Methods in the order of the vtable.</summary>
/// <remarks>The methods of the base interface are declared here again: built-in COM interop takes the vtable from one declaration only.</remarks>
[ComImport]
[Guid("CB878AF5-9BE9-4451-9492-9D228A3B65E7")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOAdmin2
{
    void GetGlobalInfo(
        out int flags, out int auditAppDeleteMax, out int auditMappingDeleteMax, out int auditNtpLookupMax, out int auditXpLookupMax,
        out int ticketTimeout, out int credCacheTimeout, [MarshalAs(UnmanagedType.BStr)] out string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] out string? ssoAdminGroup, [MarshalAs(UnmanagedType.BStr)] out string? affiliateAppMgrGroup);

    void UpdateGlobalInfo(
        int flags, int flagMask, ref int auditAppDeleteMax, ref int auditMappingDeleteMax, ref int auditNtpLookupMax,
        ref int auditXpLookupMax, ref int ticketTimeout, ref int credCacheTimeout, [MarshalAs(UnmanagedType.BStr)] string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] string? ssoAdminGroup, [MarshalAs(UnmanagedType.BStr)] string? affiliateAppMgrGroup);

    void CreateApplication(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? description,
        [MarshalAs(UnmanagedType.BStr)] string? contactInfo, [MarshalAs(UnmanagedType.BStr)] string? userGroupName,
        [MarshalAs(UnmanagedType.BStr)] string? adminGroupName, int flags, int numFields);

    void DeleteApplication([MarshalAs(UnmanagedType.BStr)] string? applicationName);

    void GetApplicationInfo(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] out string? description,
        [MarshalAs(UnmanagedType.BStr)] out string? contactInfo, [MarshalAs(UnmanagedType.BStr)] out string? userGroupName,
        [MarshalAs(UnmanagedType.BStr)] out string? adminGroupName, out int flags, out int numFields);

    void UpdateApplication(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? description,
        [MarshalAs(UnmanagedType.BStr)] string? contactInfo, [MarshalAs(UnmanagedType.BStr)] string? userGroupName,
        [MarshalAs(UnmanagedType.BStr)] string? adminGroupName, int flags, int flagMask);

    void PurgeCacheForApplication([MarshalAs(UnmanagedType.BStr)] string? applicationName);

    void CreateFieldInfo([MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? label, int flags);

    /// <summary>Reads an application into the caller's property bag.</summary>
    void GetApplicationInfo2([MarshalAs(UnmanagedType.BStr)] string? applicationName, IPropertyBag appInfoProps);

    /// <summary>Changes an application by what is in the caller's property bag.</summary>
    void UpdateApplication2([MarshalAs(UnmanagedType.BStr)] string? applicationName, IPropertyBag appInfoProps);
}

/// <summary>The credential database. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("EF1D1B7A-A661-42B0-8154-6B0F3A2FF5C0")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOConfigDB
{
    /// <summary>Checks whether a database exists, is set up for SSO and fits the version, and reads who administers it.</summary>
    void GetDBInfo(
        [MarshalAs(UnmanagedType.BStr)] string? sqlServer, [MarshalAs(UnmanagedType.BStr)] string? sqlDatabase,
        [MarshalAs(UnmanagedType.VariantBool)] out bool exists, [MarshalAs(UnmanagedType.VariantBool)] out bool isConfigured,
        [MarshalAs(UnmanagedType.VariantBool)] out bool needsUpgrade, [MarshalAs(UnmanagedType.BStr)] out string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] out string? ssoAdminAccount, [MarshalAs(UnmanagedType.BStr)] out string? ssoAffilateAdminAccount);

    /// <summary>Creates a credential database.</summary>
    void CreateDatabase(
        [MarshalAs(UnmanagedType.BStr)] string? sqlServer, [MarshalAs(UnmanagedType.BStr)] string? sqlDatabase,
        [MarshalAs(UnmanagedType.VariantBool)] bool configureOnly, [MarshalAs(UnmanagedType.BStr)] string? secretServer,
        [MarshalAs(UnmanagedType.BStr)] string? ssoAdminAccount, [MarshalAs(UnmanagedType.BStr)] string? ssoAffilateAdminAccount);

    /// <summary>Brings the schema of a credential database up to date.</summary>
    void UpgradeDatabase([MarshalAs(UnmanagedType.BStr)] string? sqlServer, [MarshalAs(UnmanagedType.BStr)] string? sqlDatabase);
}

/// <summary>The ENTSSO servers. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("5AC332CB-773F-4925-95FE-39CF2C670C24")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOConfigOM
{
    /// <summary>Lists the servers that have a service connection point in the directory.</summary>
    void DiscoverServers([MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? servers);

    /// <summary>Reads the state of one server. Audit levels: N for failures, P for successes; the password sync age is in hours.</summary>
    void GetServerStatus(
        int flags, [MarshalAs(UnmanagedType.BStr)] out string? ssoServerName, [MarshalAs(UnmanagedType.BStr)] out string? sqlServer,
        [MarshalAs(UnmanagedType.BStr)] out string? sqlDatabase, [MarshalAs(UnmanagedType.BStr)] out string? serviceAccount,
        [MarshalAs(UnmanagedType.BStr)] out string? computerNameCluster, [MarshalAs(UnmanagedType.BStr)] out string? computerNameNode,
        out int eventCountInformational, out int eventCountWarning, out int eventCountError, out int versionInfoM, out int versionInfoL,
        out int auditLevelN, out int auditLevelP, out int passwordSyncAge, out int statusFlags);
}

/// <summary>One mapping. Methods in the order of the vtable; each property is its getter, then its setter.</summary>
[ComImport]
[Guid("CB6B05A8-B806-43CC-B441-9E5B5EFB881C")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOMapping
{
    /// <summary>Writes the mapping of the properties to the database, disabled. The only flag it takes is to refresh (1).</summary>
    void Create(int flags);

    /// <summary>Deletes the mapping with its stored credentials.</summary>
    void Delete();

    void Enable(int flags);

    void Disable();

    string? WindowsDomainName { [return: MarshalAs(UnmanagedType.BStr)] get; [param: MarshalAs(UnmanagedType.BStr)] set; }

    string? WindowsUserName { [return: MarshalAs(UnmanagedType.BStr)] get; [param: MarshalAs(UnmanagedType.BStr)] set; }

    string? ApplicationName { [return: MarshalAs(UnmanagedType.BStr)] get; [param: MarshalAs(UnmanagedType.BStr)] set; }

    string? ExternalUserName { [return: MarshalAs(UnmanagedType.BStr)] get; [param: MarshalAs(UnmanagedType.BStr)] set; }

    /// <summary>The mapping flags. The documentation shows a string; headers and the interop assembly have a number.</summary>
    int Flags { get; set; }
}

/// <summary>Lists of applications and mappings. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("A146E1CC-043D-4D33-9B82-16392AD36E7D")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOMapper
{
    /// <summary>Finds the mappings of a Windows account, in one application or all; the elements are ISSOMapping.</summary>
    [return: MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_VARIANT)]
    object[]? GetMappingsForWindowsUser(
        [MarshalAs(UnmanagedType.BStr)] string? windowsDomainName, [MarshalAs(UnmanagedType.BStr)] string? windowsUserName,
        [MarshalAs(UnmanagedType.BStr)] string? applicationName);

    /// <summary>Finds the mappings of an external account; the elements are ISSOMapping.</summary>
    [return: MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_VARIANT)]
    object[]? GetMappingsForExternalUser(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? externalUserName);

    /// <summary>Stores the caller's own Windows password. Declared for its place in the vtable and never called.</summary>
    void SetWindowsPassword([MarshalAs(UnmanagedType.BStr)] string? windowsPassword);

    /// <summary>Stores external credentials. Declared for its place in the vtable and never called.</summary>
    void SetExternalCredentials(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? externalUserName,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] ref string[]? externalCredentials);

    /// <summary>Lists the applications that the caller may see and that fit the filter of the property bag.</summary>
    void GetApplications(
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? applications,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? descriptions,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? contactInfo);

    /// <summary>Reads the labels and flags of the fields of an application.</summary>
    void GetFieldInfo(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? labels,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_I4)] out int[]? flags);
}

/// <summary><see cref="ISSOMapper"/> with one more listing. Methods in the order of the vtable.</summary>
/// <remarks>The methods of the base interface are declared here again: built-in COM interop takes the vtable from one declaration only.</remarks>
[ComImport]
[Guid("2D56DCAB-FA6C-435B-835A-B135177DE8B0")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOMapper2
{
    [return: MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_VARIANT)]
    object[]? GetMappingsForWindowsUser(
        [MarshalAs(UnmanagedType.BStr)] string? windowsDomainName, [MarshalAs(UnmanagedType.BStr)] string? windowsUserName,
        [MarshalAs(UnmanagedType.BStr)] string? applicationName);

    [return: MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_VARIANT)]
    object[]? GetMappingsForExternalUser(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? externalUserName);

    void SetWindowsPassword([MarshalAs(UnmanagedType.BStr)] string? windowsPassword);

    void SetExternalCredentials(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? externalUserName,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] ref string[]? externalCredentials);

    void GetApplications(
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? applications,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? descriptions,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? contactInfo);

    void GetFieldInfo(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? labels,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_I4)] out int[]? flags);

    /// <summary>Lists applications as <see cref="GetApplications"/> does, with their accounts and flags.</summary>
    void GetApplications2(
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? applications,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? descriptions,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? contactInfo,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? userAccounts,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? adminAccounts,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_I4)] out int[]? flags);
}

/// <summary>Password sync adapters and their groups. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("C35718F9-C35C-4CD4-8978-2B4CE1792F1B")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOPSAdmin
{
    void AssignApplicationToAdapter(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName, [MarshalAs(UnmanagedType.BStr)] string? adapterName);

    void RemoveApplicationFromAdapter([MarshalAs(UnmanagedType.BStr)] string? applicationName);

    void GetApplicationsForAdapter(
        [MarshalAs(UnmanagedType.BStr)] string? adapterName,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? applications);

    void AssignAdapterToAdapterGroup(
        [MarshalAs(UnmanagedType.BStr)] string? adapterName, [MarshalAs(UnmanagedType.BStr)] string? adapterGroupName);

    void RemoveAdapterFromAdapterGroup([MarshalAs(UnmanagedType.BStr)] string? adapterName);

    void GetAdaptersForAdapterGroup(
        [MarshalAs(UnmanagedType.BStr)] string? adapterGroupName,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? adapters);

    void SetAdapterProperties([MarshalAs(UnmanagedType.BStr)] string? adapterName, IPropertyBag properties);

    /// <summary>Drops the notifications that wait for an adapter.</summary>
    void ClearNotificationQueues([MarshalAs(UnmanagedType.BStr)] string? adapterName);

    /// <summary>Empties the table of recent changes that are not repeated.</summary>
    void ClearDampingTable();
}
