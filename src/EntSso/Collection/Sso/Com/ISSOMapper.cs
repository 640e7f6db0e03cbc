using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

/// <summary>Lists of applications and mappings. Methods in the order of the vtable.</summary>
[ComImport]
[Guid("A146E1CC-043D-4D33-9B82-16392AD36E7D")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOMapper
{
    /// <summary>Finds the mappings of a Windows account, in one application or all; the elements are ISSOMapping.</summary>
    [return: MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_VARIANT)]
    object[]? GetMappingsForWindowsUser(
        [MarshalAs(UnmanagedType.BStr)] string? windowsDomainName,
        [MarshalAs(UnmanagedType.BStr)] string? windowsUserName,
        [MarshalAs(UnmanagedType.BStr)] string? applicationName);

    /// <summary>Finds the mappings of an external account; the elements are ISSOMapping.</summary>
    [return: MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_VARIANT)]
    object[]? GetMappingsForExternalUser(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName,
        [MarshalAs(UnmanagedType.BStr)] string? externalUserName);

    /// <summary>Stores the caller's own Windows password. Declared for its place in the vtable and never called.</summary>
    void SetWindowsPassword([MarshalAs(UnmanagedType.BStr)] string? windowsPassword);

    /// <summary>Stores external credentials. Declared for its place in the vtable and never called.</summary>
    void SetExternalCredentials(
        [MarshalAs(UnmanagedType.BStr)] string? applicationName,
        [MarshalAs(UnmanagedType.BStr)] string? externalUserName,
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
