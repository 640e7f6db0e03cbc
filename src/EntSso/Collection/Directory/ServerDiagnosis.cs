using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace EntSso.Collection.Directory;

/// <summary>
/// Finds out why no connection was had. The LDAP library says "server down" for a missing name, a closed port and a distrusted
/// certificate alike; this connects by itself and distinguishes them. Runs only after a failure.
/// </summary>
internal static class ServerDiagnosis
{
    // An extended request with the object identifier of StartTLS, 1.3.6.1.4.1.1466.20037 (RFC 4511, section 4.14.1).
    private static readonly byte[] _startTlsRequest =
    [
        0x30, 0x1d, 0x02, 0x01, 0x01, 0x77, 0x18, 0x80, 0x16,
        0x31, 0x2e, 0x33, 0x2e, 0x36, 0x2e, 0x31, 0x2e, 0x34, 0x2e, 0x31, 0x2e, 0x31, 0x34, 0x36, 0x36, 0x2e, 0x32, 0x30, 0x30, 0x33, 0x37,
    ];

    public static DirectoryException Explain(LdapDirectoryOptions options, int port, Exception cause, CancellationToken cancellationToken)
    {
        var server = $"{options.Server}:{port}";
        using var client = NewClient();
        using var stop = cancellationToken.Register(client.Close);
        try
        {
            return !client.ConnectAsync(options.Server, port).Wait(Milliseconds(options), cancellationToken) ? TimedOut(server, cause)
                : options.Transport == LdapTransport.Plain ? new DirectoryException(
                    DirectoryFailure.ConnectionLost,
                    $"{server} accepted the connection and closed it. Check that a domain controller listens there.", server,
                    LdapFault.ServerDown, cause)
                : ExplainTls(client, options, server, cause);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (AggregateException exception) when (exception.GetBaseException() is SocketException socket)
        {
            return socket.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => new DirectoryException(
                    DirectoryFailure.HostNotFound,
                    $"The name {options.Server} has no address. Check its spelling, and that the DNS servers are those of the domain.",
                    server, (int)socket.SocketErrorCode, cause),
                SocketError.TimedOut => TimedOut(server, cause),
                _ => new DirectoryException(
                    DirectoryFailure.Unreachable,
                    $"Nothing accepts connections at {server} ({socket.SocketErrorCode}). Check that the domain controller runs and that "
                        + "no firewall blocks the connection.",
                    server, (int)socket.SocketErrorCode, cause),
            };
        }
    }

    public static DirectoryException TimedOut(string server, Exception? cause) => new(
        DirectoryFailure.Timeout,
        $"{server} did not answer in time. Check whether a firewall blocks the connection, specify another domain controller, or "
            + "allow more time.",
        server, null, cause);

    private static int Milliseconds(LdapDirectoryOptions options) =>
        (int)Math.Min(int.MaxValue, Math.Ceiling(options.Timeout.TotalMilliseconds));

    // Both kinds of address; where a computer has no IPv6, such a socket cannot even be made.
    private static TcpClient NewClient()
    {
        if (!Socket.OSSupportsIPv6)
        {
            return new TcpClient(AddressFamily.InterNetwork);
        }

        var client = new TcpClient(AddressFamily.InterNetworkV6);
        client.Client.DualMode = true;
        return client;
    }

    private static DirectoryException ExplainTls(TcpClient client, LdapDirectoryOptions options, string server, Exception cause)
    {
        client.ReceiveTimeout = client.SendTimeout = Milliseconds(options);
        var verdict = "";
        try
        {
            var stream = client.GetStream();
            if (options.Transport == LdapTransport.StartTls && !AgreesToTls(stream))
            {
                return NoTls(server, cause);
            }

            using var tls = new SslStream(stream, false, (_, certificate, _, errors) =>
            {
                verdict = ServerCertificate.Verdict(certificate, errors, options);
                return verdict.Length == 0;
            });
            tls.AuthenticateAsClient(options.Server);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or SocketException)
        {
            if (verdict.Length == 0)
            {
                return NoTls(server, exception);
            }
        }

        return new DirectoryException(
            DirectoryFailure.UntrustedCertificate,
            verdict.Length > 0
                ? $"The certificate of {server} is not accepted: {verdict}. Trust the certification authority that issued it, or use the "
                    + "name that it was issued for."
                : $"The LDAP library does not accept the certificate of {server}, which .NET does: check the settings of the library "
                    + "(ldap.conf, TLS_CACERT).",
            server, LdapFault.ServerDown, cause);
    }

    private static bool AgreesToTls(NetworkStream stream)
    {
        stream.Write(_startTlsRequest, 0, _startTlsRequest.Length);
        var answer = new byte[512];
        var length = stream.Read(answer, 0, answer.Length);

        // LDAPMessage, message id 1, extended response (0x78), result code as the first element: 0 is success.
        for (var i = 0; i + 4 < length; i++)
        {
            if (answer[i] == 0x78)
            {
                for (var j = i + 1; j + 2 < length; j++)
                {
                    if (answer[j] == 0x0a && answer[j + 1] == 1)
                    {
                        return answer[j + 2] == 0;
                    }
                }
            }
        }

        return false;
    }

    private static DirectoryException NoTls(string server, Exception cause) => new(
        DirectoryFailure.NoTls,
        $"{server} does not offer TLS. Check that the domain controller has a certificate for server authentication.", server,
        LdapFault.ServerDown, cause);
}
