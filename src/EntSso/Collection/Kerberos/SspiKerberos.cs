using System.Net;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace EntSso.Collection.Kerberos;

/// <summary>Kerberos by SSPI, for Windows.</summary>
/// <remarks>Run on Wine, never on Windows. Sources: the reference of secur32 and sspi.h on learn.microsoft.com.</remarks>
[SupportedOSPlatform("windows")]
internal sealed class SspiKerberos : IKerberosProvider
{
    private const int Continue = 0x90312;
    private const int CompleteAndContinue = 0x90314;
    private const int CompleteNeeded = 0x90313;
    private const uint Outbound = 2;
    private const uint MutualAuthentication = 0x2;
    private const uint AllocateMemory = 0x100;
    private const uint NativeRepresentation = 0x10;
    private const int TokenBuffer = 2;
    private const uint UnicodeIdentity = 2;

    public KerberosAnswer Request(string servicePrincipalName, NetworkCredential? credential)
    {
        var client = credential is null ? "" : KerberosName.Of(credential);
        try
        {
            using var handle = new SspiCredentialHandle();
            var status = Acquire(handle, credential);
            return status < 0
                ? KerberosAnswer.NotAsked(client, KerberosErrors.OfSspi(status))
                : Initiate(handle, servicePrincipalName, client);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return KerberosAnswer.NotAsked(client, "the Windows library secur32.dll is not on this computer");
        }
    }

    private static int Acquire(SspiCredentialHandle handle, NetworkCredential? credential)
    {
        if (credential is null)
        {
            return SspiNative.AcquireCredentialsHandle(
                null, "Kerberos", Outbound, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, ref handle.Raw, out _);
        }

        var name = KerberosName.Of(credential);
        var at = name.LastIndexOf('@');
        var user = Marshal.StringToCoTaskMemUni(at < 0 ? name : name.Substring(0, at));
        var domain = Marshal.StringToCoTaskMemUni(at < 0 ? "" : name.Substring(at + 1));
        using var secure = credential.SecurePassword;
        var password = Marshal.SecureStringToGlobalAllocUnicode(secure);
        var identity = new SspiIdentity
        {
            User = user,
            UserLength = (uint)(at < 0 ? name.Length : at),
            Domain = domain,
            DomainLength = (uint)(at < 0 ? 0 : name.Length - at - 1),
            Password = password,
            PasswordLength = (uint)secure.Length,
            Flags = UnicodeIdentity,
        };
        var memory = Marshal.AllocCoTaskMem(Marshal.SizeOf<SspiIdentity>());
        try
        {
            Marshal.StructureToPtr(identity, memory, false);
            return SspiNative.AcquireCredentialsHandle(
                null, "Kerberos", Outbound, IntPtr.Zero, memory, IntPtr.Zero, IntPtr.Zero, ref handle.Raw, out _);
        }
        finally
        {
            Marshal.FreeCoTaskMem(memory);
            Marshal.ZeroFreeGlobalAllocUnicode(password);
            Marshal.FreeCoTaskMem(domain);
            Marshal.FreeCoTaskMem(user);
        }
    }

    private static KerberosAnswer Initiate(SspiCredentialHandle credential, string servicePrincipalName, string client)
    {
        using var context = new SspiContextHandle();
        var buffer = new SspiBuffer { Type = TokenBuffer };
        var memory = Marshal.AllocCoTaskMem(Marshal.SizeOf<SspiBuffer>());
        try
        {
            Marshal.StructureToPtr(buffer, memory, false);
            var description = new SspiBufferDescription { Count = 1, Buffers = memory };
            var status = SspiNative.InitializeSecurityContext(
                ref credential.Raw, IntPtr.Zero, servicePrincipalName, MutualAuthentication | AllocateMemory, 0, NativeRepresentation,
                IntPtr.Zero, 0, ref context.Raw, ref description, out _, out _);
            if (status is not (0 or Continue or CompleteNeeded or CompleteAndContinue))
            {
                // A first call that failed has made no context and no token; what is in their places must not be released.
                context.SetHandleAsInvalid();
                return KerberosErrors.KindOfSspi(status) == KerberosErrorKind.Service
                    ? KerberosAnswer.Refused(client, KerberosErrors.OfSspi(status))
                    : KerberosAnswer.NotAsked(client, KerberosErrors.OfSspi(status));
            }

            buffer = Marshal.PtrToStructure<SspiBuffer>(memory);
            var token = new byte[buffer.Length];
            if (token.Length > 0)
            {
                Marshal.Copy(buffer.Content, token, 0, token.Length);
            }

            return KerberosAnswer.Issued(client, token);
        }
        finally
        {
            if (buffer.Content != IntPtr.Zero)
            {
                _ = SspiNative.FreeContextBuffer(buffer.Content);
            }

            Marshal.FreeCoTaskMem(memory);
        }
    }
}
