#if NET
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace EntSso.Collection.Kerberos;

/// <summary>Kerberos by GSSAPI (RFC 2744), for Linux and macOS.</summary>
/// <remarks>
/// Written for and seen with MIT krb5 on Linux. Never run on macOS: its GSS framework is Heimdal, whose minor statuses may differ; a
/// code that is not in the table is shown with its number.
/// </remarks>
internal sealed unsafe class GssKerberos : IKerberosProvider
{
    // 1.2.840.113554.1.2.2: the mechanism. With .1 behind it: the form of a principal's name.
    private static readonly byte[] _mechanism = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02];
    private static readonly byte[] _principalName = [.. _mechanism, 0x01];

    public KerberosAnswer Request(string servicePrincipalName, NetworkCredential? credential)
    {
        if (GssLibrary.Instance is not { } gss)
        {
            return KerberosAnswer.NotAsked(
                "", "the Kerberos library is not installed: install libgssapi-krb5-2 (Debian, Ubuntu) or krb5-libs (Red Hat)");
        }

        using var call = new Call(gss);
        return call.Request(servicePrincipalName, credential);
    }

    /// <summary>One question with everything that has to be given back afterwards.</summary>
    private sealed class Call(GssLibrary gss) : IDisposable
    {
#pragma warning disable IDE0044 // The library writes them through their addresses.
        private void* _credential;
        private void* _context;
        private void* _clientName;
        private void* _serviceName;
        private uint _minor;
#pragma warning restore IDE0044

        public KerberosAnswer Request(string servicePrincipalName, NetworkCredential? credential)
        {
            var client = credential is null ? "" : KerberosName.Of(credential);
            var status = credential is null ? AcquireOwn() : AcquireWithPassword(client, credential);
            if (status != GssLibrary.Complete)
            {
                return NotAcquired(client);
            }

            if (credential is null)
            {
                client = Inquire();
            }

            // Without a realm the library takes the default one, which need not be that of the account.
            var realm = KerberosName.Realm(client);
            var target = Escape(servicePrincipalName) + (realm.Length > 0 ? "@" + realm : "");
            fixed (void** name = &_serviceName)
            {
                status = Import(target, name);
            }

            return status == GssLibrary.Complete ? Initiate(client) : Judge(client);
        }

        public void Dispose()
        {
            uint minor;
            fixed (void** context = &_context, credential = &_credential, clientName = &_clientName, serviceName = &_serviceName)
            {
                if (*context != null)
                {
                    gss.DeleteContext(&minor, context, null);
                }

                if (*credential != null)
                {
                    gss.ReleaseCredential(&minor, credential);
                }

                if (*clientName != null)
                {
                    gss.ReleaseName(&minor, clientName);
                }

                if (*serviceName != null)
                {
                    gss.ReleaseName(&minor, serviceName);
                }
            }
        }

        private static string Escape(string name) =>
            name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("@", "\\@", StringComparison.Ordinal);

        /// <summary>Lays out a gss_OID_desc: Apple packs it to two bytes on Intel.</summary>
        private static void LayOut(byte* descriptor, byte* elements, int length)
        {
            var at = OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.X64 ? sizeof(uint) : sizeof(void*);
            *(uint*)descriptor = (uint)length;
            *(byte**)(descriptor + at) = elements;
        }

        private uint Import(string text, void** name)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var descriptor = stackalloc byte[2 * sizeof(void*)];
            fixed (byte* value = bytes, oid = _principalName)
            fixed (uint* minor = &_minor)
            {
                LayOut(descriptor, oid, _principalName.Length);
                var buffer = new GssBuffer { Length = (nuint)bytes.Length, Value = value };
                return gss.ImportName(minor, &buffer, descriptor, name);
            }
        }

        private uint AcquireOwn()
        {
            var descriptor = stackalloc byte[2 * sizeof(void*)];
            fixed (byte* oid = _mechanism)
            fixed (void** credential = &_credential)
            fixed (uint* minor = &_minor)
            {
                LayOut(descriptor, oid, _mechanism.Length);
                var set = new OidSet { Count = 1, Elements = descriptor };
                return gss.AcquireCredential(minor, null, 0, &set, GssLibrary.Initiate, credential, null, null);
            }
        }

        private uint AcquireWithPassword(string client, NetworkCredential credential)
        {
            fixed (void** name = &_clientName)
            {
                var imported = Import(client, name);
                if (imported != GssLibrary.Complete)
                {
                    return imported;
                }
            }

            var password = PasswordBytes(credential);
            try
            {
                var descriptor = stackalloc byte[2 * sizeof(void*)];
                fixed (byte* oid = _mechanism, value = password)
                fixed (void** own = &_credential)
                fixed (uint* minor = &_minor)
                {
                    LayOut(descriptor, oid, _mechanism.Length);
                    var set = new OidSet { Count = 1, Elements = descriptor };
                    var buffer = new GssBuffer { Length = (nuint)password.Length, Value = value };
                    return gss.AcquireCredentialWithPassword(minor, _clientName, &buffer, 0, &set, GssLibrary.Initiate, own, null, null);
                }
            }
            finally
            {
                CryptographicOperations.ZeroMemory(password);
            }
        }

        /// <summary>The password as pinned UTF-8 bytes, which the caller wipes.</summary>
        private static byte[] PasswordBytes(NetworkCredential credential)
        {
            using var secure = credential.SecurePassword;
            var text = Marshal.SecureStringToGlobalAllocUnicode(secure);
            try
            {
                var characters = new ReadOnlySpan<char>((void*)text, secure.Length);
                var bytes = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(characters), pinned: true);
                Encoding.UTF8.GetBytes(characters, bytes);
                return bytes;
            }
            finally
            {
                Marshal.ZeroFreeGlobalAllocUnicode(text);
            }
        }

        /// <summary>The name of the current user's credentials; empty when the library does not show it.</summary>
        private string Inquire()
        {
            uint minor;
            void* name = null;
            if (gss.InquireCredential(&minor, _credential, &name, null, null, null) != GssLibrary.Complete || name == null)
            {
                return "";
            }

            GssBuffer text;
            var shown = gss.DisplayName(&minor, name, &text, null);
            gss.ReleaseName(&minor, &name);
            if (shown != GssLibrary.Complete)
            {
                return "";
            }

            var client = Encoding.UTF8.GetString(text.Value, (int)text.Length);
            gss.ReleaseBuffer(&minor, &text);
            return client;
        }

        private KerberosAnswer Initiate(string client)
        {
            var descriptor = stackalloc byte[2 * sizeof(void*)];
            GssBuffer token = default;
            uint status;
            fixed (byte* oid = _mechanism)
            fixed (void** context = &_context)
            fixed (uint* minor = &_minor)
            {
                LayOut(descriptor, oid, _mechanism.Length);
                status = gss.InitiateContext(
                    minor, _credential, context, _serviceName, descriptor, GssLibrary.MutualFlag, 0, null, null, null, &token, null, null);
            }

            if (status is not (GssLibrary.Complete or GssLibrary.ContinueNeeded))
            {
                return Judge(client);
            }

            var bytes = new ReadOnlySpan<byte>(token.Value, (int)token.Length).ToArray();
            uint ignored;
            gss.ReleaseBuffer(&ignored, &token);
            return KerberosAnswer.Issued(client, bytes);
        }

        private KerberosAnswer NotAcquired(string client) => KerberosAnswer.NotAsked(client, KerberosErrors.OfGss(unchecked((int)_minor)));

        private KerberosAnswer Judge(string client)
        {
            var minor = unchecked((int)_minor);
            return KerberosErrors.KindOfGss(minor) == KerberosErrorKind.Service
                ? KerberosAnswer.Refused(client, KerberosErrors.OfGss(minor))
                : NotAcquired(client);
        }
    }

    /// <summary>gss_OID_set_desc.</summary>
    private struct OidSet
    {
        public nuint Count;
        public byte* Elements;
    }
}
#endif
