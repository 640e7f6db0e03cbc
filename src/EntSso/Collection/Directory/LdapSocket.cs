#if NET
using System.Runtime.InteropServices;

namespace EntSso.Collection.Directory;

/// <summary>
/// The socket under a connection of the LDAP library on Linux, found among the open files of the process. It shows how many bytes have come
/// in, and cutting it ends an answer that does not end: the library collects a whole page before it returns anything and has no such limit.
/// </summary>
/// <remarks>Elsewhere only the time limit ends a page without end. struct tcp_info: linux/tcp.h, RFC 4898.</remarks>
internal sealed class LdapSocket(int descriptor, string link)
{
    private const int ProtocolTcp = 6;
    private const int TcpInfo = 11;
    private const int BytesReceivedOffset = 128;
    private const int ShutdownBoth = 2;
    private const string Descriptors = "/proc/self/fd";

    /// <summary>The sockets that are open now.</summary>
    public static HashSet<string> Open() => [.. Sockets().Select(socket => socket.Link)];

    /// <summary>The one new socket that leads to a port; null where it cannot be determined which that is.</summary>
    public static LdapSocket? Find(HashSet<string> before, int port)
    {
        List<(int Descriptor, string Link)> fresh =
            [.. Sockets().Where(socket => !before.Contains(socket.Link) && RemotePort(socket.Descriptor) == port)];
        return fresh.Count == 1 && new LdapSocket(fresh[0].Descriptor, fresh[0].Link) is { BytesReceived: not null } found ? found : null;
    }

    /// <summary>How many bytes have come in since it was connected; null where the system does not say.</summary>
    public long? BytesReceived
    {
        get
        {
            byte[] info = new byte[256];
            int length = info.Length;
            return IsStillOpen && GetSocketOption(descriptor, ProtocolTcp, TcpInfo, info, ref length) == 0
                && length >= BytesReceivedOffset + 8
                ? BitConverter.ToInt64(info, BytesReceivedOffset)
                : null;
        }
    }

    /// <summary>Ends the connection in both directions; the library sees its end.</summary>
    public void Cut()
    {
        if (IsStillOpen)
        {
            _ = Shutdown(descriptor, ShutdownBoth);
        }
    }

    // A number of a closed file is given to the next one; the link names the socket itself.
    private bool IsStillOpen => Link(descriptor) == link;

    private static IEnumerable<(int Descriptor, string Link)> Sockets()
    {
        if (!OperatingSystem.IsLinux())
        {
            yield break;
        }

        string[] names;
        try
        {
            names = [.. System.IO.Directory.EnumerateFileSystemEntries(Descriptors).Select(Path.GetFileName).OfType<string>()];
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        foreach (string name in names)
        {
            if (int.TryParse(name, out int number) && Link(number) is { } target && target.StartsWith("socket:", StringComparison.Ordinal))
            {
                yield return (number, target);
            }
        }
    }

    private static string? Link(int descriptor)
    {
        try
        {
            return new FileInfo($"{Descriptors}/{descriptor}").LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int RemotePort(int descriptor)
    {
        // struct sockaddr_in and sockaddr_in6 begin alike: two bytes of family, then the port with its high byte first.
        byte[] address = new byte[128];
        int length = address.Length;
        return GetPeerName(descriptor, address, ref length) == 0 && length >= 4 ? (address[2] << 8) | address[3] : -1;
    }

    [DllImport("libc", EntryPoint = "getpeername")]
    private static extern int GetPeerName(int socket, [Out] byte[] address, ref int length);

    [DllImport("libc", EntryPoint = "getsockopt")]
    private static extern int GetSocketOption(int socket, int level, int name, [Out] byte[] value, ref int length);

    [DllImport("libc", EntryPoint = "shutdown")]
    private static extern int Shutdown(int socket, int how);
}
#endif
