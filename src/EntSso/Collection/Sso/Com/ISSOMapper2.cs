using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

/// <summary><see cref="ISSOMapper"/> with one more listing. Methods in the order of the vtable.</summary>
/// <remarks>The methods of the base interface stand here again: built-in COM interop takes the vtable from one declaration only.</remarks>
[ComImport]
[Guid("2D56DCAB-FA6C-435B-835A-B135177DE8B0")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
internal interface ISSOMapper2
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

    /// <summary>Lists applications as <see cref="GetApplications"/> does, with their accounts and flags.</summary>
    void GetApplications2(
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? applications,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? descriptions,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? contactInfo,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? userAccounts,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[]? adminAccounts,
        [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_I4)] out int[]? flags);
}
