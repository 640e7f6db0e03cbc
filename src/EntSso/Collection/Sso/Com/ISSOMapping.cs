using System.Runtime.InteropServices;

namespace EntSso.Collection.Sso.Com;

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

    /// <summary>Enables the mapping.</summary>
    void Enable(int flags);

    /// <summary>Disables the mapping.</summary>
    void Disable();

    /// <summary>The domain of the Windows account.</summary>
    string? WindowsDomainName { [return: MarshalAs(UnmanagedType.BStr)] get; [param: MarshalAs(UnmanagedType.BStr)] set; }

    /// <summary>The Windows account without its domain.</summary>
    string? WindowsUserName { [return: MarshalAs(UnmanagedType.BStr)] get; [param: MarshalAs(UnmanagedType.BStr)] set; }

    /// <summary>The affiliate application.</summary>
    string? ApplicationName { [return: MarshalAs(UnmanagedType.BStr)] get; [param: MarshalAs(UnmanagedType.BStr)] set; }

    /// <summary>The external account.</summary>
    string? ExternalUserName { [return: MarshalAs(UnmanagedType.BStr)] get; [param: MarshalAs(UnmanagedType.BStr)] set; }

    /// <summary>The mapping flags. The documentation shows a string; headers and the interop assembly have a number.</summary>
    int Flags { get; set; }
}
