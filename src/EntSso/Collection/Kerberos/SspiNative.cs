using System.Runtime.InteropServices;

namespace EntSso.Collection.Kerberos;

/// <summary>The entry points of Windows' secur32 that the Kerberos probe needs.</summary>
internal static class SspiNative
{
    [DllImport("secur32.dll", EntryPoint = "AcquireCredentialsHandleW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int AcquireCredentialsHandle(
        string? principal, string package, uint use, IntPtr logonId, IntPtr identity, IntPtr getKey, IntPtr getKeyArgument,
        ref SspiHandle credential, out long expiry);

    [DllImport("secur32.dll", EntryPoint = "InitializeSecurityContextW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int InitializeSecurityContext(
        ref SspiHandle credential, IntPtr context, string target, uint requirements, uint reserved, uint representation, IntPtr input,
        uint reservedToo, ref SspiHandle newContext, ref SspiBufferDescription output, out uint attributes, out long expiry);

    [DllImport("secur32.dll", ExactSpelling = true)]
    public static extern int FreeCredentialsHandle(ref SspiHandle credential);

    [DllImport("secur32.dll", ExactSpelling = true)]
    public static extern int DeleteSecurityContext(ref SspiHandle context);

    [DllImport("secur32.dll", ExactSpelling = true)]
    public static extern int FreeContextBuffer(IntPtr buffer);
}

/// <summary>SecHandle.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SspiHandle
{
    public IntPtr Lower;
    public IntPtr Upper;
}

/// <summary>SecBuffer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SspiBuffer
{
    public int Length;
    public int Type;
    public IntPtr Content;
}

/// <summary>SecBufferDesc.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SspiBufferDescription
{
    public int Version;
    public int Count;
    public IntPtr Buffers;
}

/// <summary>SEC_WINNT_AUTH_IDENTITY_W; lengths are characters.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SspiIdentity
{
    public IntPtr User;
    public uint UserLength;
    public IntPtr Domain;
    public uint DomainLength;
    public IntPtr Password;
    public uint PasswordLength;
    public uint Flags;
}

/// <summary>A handle of SSPI, which is two pointers wide: the value is filled in place by the native call.</summary>
internal abstract class SspiSafeHandle() : SafeHandle(IntPtr.Zero, true)
{
    public SspiHandle Raw;

    public override bool IsInvalid => Raw.Lower == IntPtr.Zero && Raw.Upper == IntPtr.Zero;
}

/// <summary>A credentials handle.</summary>
internal sealed class SspiCredentialHandle : SspiSafeHandle
{
    protected override bool ReleaseHandle() => SspiNative.FreeCredentialsHandle(ref Raw) == 0;
}

/// <summary>A security context.</summary>
internal sealed class SspiContextHandle : SspiSafeHandle
{
    protected override bool ReleaseHandle() => SspiNative.DeleteSecurityContext(ref Raw) == 0;
}
