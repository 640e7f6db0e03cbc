using System.Runtime.InteropServices;

namespace EntSso.Collection.Kerberos;

/// <summary>A handle of SSPI, which is two pointers wide: the value is filled in place by the native call.</summary>
internal abstract class SspiSafeHandle : SafeHandle
{
    public SspiHandle Raw;

    protected SspiSafeHandle()
        : base(IntPtr.Zero, true)
    {
    }

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
