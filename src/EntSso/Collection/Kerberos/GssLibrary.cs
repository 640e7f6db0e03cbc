#if NET
using System.Runtime.InteropServices;

namespace EntSso.Collection.Kerberos;

/// <summary>The entry points of the GSSAPI library (RFC 2744), loaded on first use and for good.</summary>
internal sealed unsafe class GssLibrary
{
    public const uint Complete = 0;
    public const uint ContinueNeeded = 1;
    public const uint MutualFlag = 2;
    public const int Initiate = 1;

    private static readonly string[] _names =
        ["libgssapi_krb5.so.2", "libgssapi_krb5.so", "/System/Library/Frameworks/GSS.framework/GSS", "libgssapi_krb5.dylib"];

    private static readonly Lazy<GssLibrary?> _loaded = new(Load);

    private GssLibrary(IntPtr library)
    {
        ImportName = (delegate* unmanaged<uint*, GssBuffer*, void*, void**, uint>)NativeLibrary.GetExport(library, "gss_import_name");
        DisplayName = (delegate* unmanaged<uint*, void*, GssBuffer*, void**, uint>)NativeLibrary.GetExport(library, "gss_display_name");
        ReleaseName = (delegate* unmanaged<uint*, void**, uint>)NativeLibrary.GetExport(library, "gss_release_name");
        ReleaseBuffer = (delegate* unmanaged<uint*, GssBuffer*, uint>)NativeLibrary.GetExport(library, "gss_release_buffer");
        AcquireCredential = (delegate* unmanaged<uint*, void*, uint, void*, int, void**, void**, uint*, uint>)
            NativeLibrary.GetExport(library, "gss_acquire_cred");
        AcquireCredentialWithPassword = (delegate* unmanaged<uint*, void*, GssBuffer*, uint, void*, int, void**, void**, uint*, uint>)
            NativeLibrary.GetExport(library, "gss_acquire_cred_with_password");
        InquireCredential = (delegate* unmanaged<uint*, void*, void**, uint*, int*, void**, uint>)
            NativeLibrary.GetExport(library, "gss_inquire_cred");
        ReleaseCredential = (delegate* unmanaged<uint*, void**, uint>)NativeLibrary.GetExport(library, "gss_release_cred");
        InitiateContext =
            (delegate* unmanaged<uint*, void*, void**, void*, void*, uint, uint, void*, GssBuffer*, void**, GssBuffer*, uint*, uint*, uint>)
            NativeLibrary.GetExport(library, "gss_init_sec_context");
        DeleteContext = (delegate* unmanaged<uint*, void**, GssBuffer*, uint>)NativeLibrary.GetExport(library, "gss_delete_sec_context");
    }

    /// <summary>The library; null when it is not installed or lacks what is needed.</summary>
    public static GssLibrary? Instance => _loaded.Value;

    public delegate* unmanaged<uint*, GssBuffer*, void*, void**, uint> ImportName { get; }

    public delegate* unmanaged<uint*, void*, GssBuffer*, void**, uint> DisplayName { get; }

    public delegate* unmanaged<uint*, void**, uint> ReleaseName { get; }

    public delegate* unmanaged<uint*, GssBuffer*, uint> ReleaseBuffer { get; }

    public delegate* unmanaged<uint*, void*, uint, void*, int, void**, void**, uint*, uint> AcquireCredential { get; }

    public delegate* unmanaged<uint*, void*, GssBuffer*, uint, void*, int, void**, void**, uint*, uint>
        AcquireCredentialWithPassword { get; }

    public delegate* unmanaged<uint*, void*, void**, uint*, int*, void**, uint> InquireCredential { get; }

    public delegate* unmanaged<uint*, void**, uint> ReleaseCredential { get; }

    public delegate* unmanaged<uint*, void*, void**, void*, void*, uint, uint, void*, GssBuffer*, void**, GssBuffer*, uint*, uint*, uint>
        InitiateContext { get; }

    public delegate* unmanaged<uint*, void**, GssBuffer*, uint> DeleteContext { get; }

    private static GssLibrary? Load()
    {
        foreach (var name in _names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                try
                {
                    return new GssLibrary(library);
                }
                catch (EntryPointNotFoundException)
                {
                    NativeLibrary.Free(library);
                }
            }
        }

        return null;
    }
}

/// <summary>gss_buffer_desc (RFC 2744, section 3.2): a counted piece of memory.</summary>
internal unsafe struct GssBuffer
{
    public nuint Length;
    public byte* Value;
}
#endif
