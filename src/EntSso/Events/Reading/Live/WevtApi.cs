using System.Net;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace EntSso.Events.Reading.Live;

/// <summary>The calls as wevtapi.dll offers them since Windows Vista (winevt.h).</summary>
/// <remarks>Never run on Windows yet: signatures and constants are taken from the documentation of winevt.h.</remarks>
[SupportedOSPlatform("windows")]
internal sealed class WevtApi : IWevtApi
{
    private const int RpcLogin = 1;
    private const int QueryChannelPath = 0x1;
    private const int QueryForwardDirection = 0x100;
    private const int RenderEventXml = 1;
    private const int Infinite = -1;

    public int OpenSession(string computer, NetworkCredential? credential, out IntPtr session)
    {
        // The password is in memory as text no longer than this call.
        IntPtr password = credential is null ? IntPtr.Zero : Marshal.SecureStringToGlobalAllocUnicode(credential.SecurePassword);
        try
        {
            var login = new EvtRpcLogin
            {
                Server = computer, User = credential?.UserName, Domain = credential?.Domain is { Length: > 0 } domain ? domain : null,
                Password = password,
            };
            session = EvtOpenSession(RpcLogin, ref login, 0, 0);
            return session == IntPtr.Zero ? Marshal.GetLastWin32Error() : 0;
        }
        finally
        {
            if (password != IntPtr.Zero)
            {
                Marshal.ZeroFreeGlobalAllocUnicode(password);
            }
        }
    }

    public int Query(IntPtr session, string query, out IntPtr result)
    {
        result = EvtQuery(session, null, query, QueryChannelPath | QueryForwardDirection);
        return result == IntPtr.Zero ? Marshal.GetLastWin32Error() : 0;
    }

    public int Next(IntPtr result, IntPtr[] events, int count, out int returned) =>
        EvtNext(result, count, events, Infinite, 0, out returned) ? 0 : Marshal.GetLastWin32Error();

    public int RenderXml(IntPtr handle, char[] buffer, out int usedBytes) =>
        EvtRender(IntPtr.Zero, handle, RenderEventXml, buffer.Length * sizeof(char), buffer, out usedBytes, out _)
            ? 0
            : Marshal.GetLastWin32Error();

    public void Cancel(IntPtr result) => _ = EvtCancel(result);

    public void Close(IntPtr handle) => _ = EvtClose(handle);

    [DllImport("wevtapi.dll", SetLastError = true, ExactSpelling = true)]
    private static extern IntPtr EvtOpenSession(int loginClass, ref EvtRpcLogin login, int timeout, int flags);

    [DllImport("wevtapi.dll", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    private static extern IntPtr EvtQuery(IntPtr session, string? path, string query, int flags);

    [DllImport("wevtapi.dll", SetLastError = true, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool EvtNext(
        IntPtr resultSet, int eventArraySize, [Out, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 1)] IntPtr[] events, int timeout,
        int flags, out int returned);

    [DllImport("wevtapi.dll", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool EvtRender(
        IntPtr context, IntPtr fragment, int flags, int bufferSize, [Out] char[] buffer, out int bufferUsed, out int propertyCount);

    [DllImport("wevtapi.dll", SetLastError = true, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool EvtCancel(IntPtr handle);

    [DllImport("wevtapi.dll", SetLastError = true, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool EvtClose(IntPtr handle);

    // EVT_RPC_LOGIN. Without user and password Windows takes the caller's own credentials. Flags 0: EvtRpcLoginAuthDefault.
    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
    private struct EvtRpcLogin
    {
        [MarshalAs(UnmanagedType.LPWStr)]
        public string Server;
        [MarshalAs(UnmanagedType.LPWStr)]
        public string? User;
        [MarshalAs(UnmanagedType.LPWStr)]
        public string? Domain;
        public IntPtr Password;
        public int Flags;
    }
}
