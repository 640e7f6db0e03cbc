using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using EntSso.Collection.Kerberos;
using EntSso.Deployment;

namespace EntSso.Collection.Directory;

/// <summary>
/// One logged-on connection to one port of one server. Requests are bounded in time and can be cancelled; a request that was abandoned
/// takes its connection with it, because the library would mix its late answer with the next one. Not safe for concurrent use.
/// </summary>
internal sealed class LdapSession : IDisposable
{
    private const int PageSize = 1000;

    private readonly LdapConnection _connection;
    private readonly LdapDirectoryOptions _options;
    private readonly LdapTraffic _traffic;
#if NET
    private LdapSocket? _socket;
#endif
    private bool _isAbandoned;

    private LdapSession(LdapConnection connection, LdapDirectoryOptions options, int port, LdapTraffic traffic)
    {
        _connection = connection;
        _options = options;
        _traffic = traffic;
        Server = NameOf(options, port);
    }

    /// <summary>The server and port, for messages.</summary>
    public string Server { get; }

    /// <summary>Whether the connection broke or was abandoned, so that a new one is needed.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Connects and logs on.</summary>
    /// <exception cref="DirectoryException">It failed; typed.</exception>
    public static LdapSession Open(LdapDirectoryOptions options, int port, LdapTraffic traffic, CancellationToken cancellationToken)
    {
        var server = NameOf(options, port);
        Refuse(options, server);
        LdapConnection connection;
        try
        {
            connection = Create(options, port);
        }
        catch (Exception exception) when (
            exception is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            throw LdapFault.MissingLibrary(server, exception);
        }
        catch (System.IO.DirectoryNotFoundException exception)
        {
            throw LdapFault.NotSupported(
                $"The folder of trusted certificates does not exist: {options.TrustedCertificatesDirectory}.", server, null, exception);
        }
        catch (Exception exception) when (exception is LdapException or DirectoryOperationException)
        {
            throw LdapFault.Request(exception, "prepare the connection", server);
        }

#if NET
        HashSet<string> before = LdapSocket.Open();
#endif
        try
        {
            BoundedCall.Run(
                () =>
                {
                    LogOn(connection, options);
                    return true;
                },
                options.Timeout,
                connection.Dispose,
                cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw ServerDiagnosis.TimedOut(server, exception);
        }
        catch (LdapException exception)
        {
            connection.Dispose();
            throw ExplainLogon(exception, options, port, cancellationToken);
        }
        catch (TlsOperationException exception)
        {
            connection.Dispose();
            throw ServerDiagnosis.Explain(options, port, exception, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            connection.Dispose();
            throw LdapFault.RefusedLogon(exception, server);
        }

        traffic.CountConnection();
        var session = new LdapSession(connection, options, port, traffic);
#if NET
        session._socket = LdapSocket.Find(before, port);
#endif
        return session;
    }

    /// <summary>Searches, following pages to the end. Nothing but a whole answer with success is returned.</summary>
    /// <exception cref="DirectoryException">It failed, was not whole or went past a bound; typed.</exception>
    public IReadOnlyList<LdapEntry> Search(
        string searchBase, SearchScope scope, string filter, string[] attributes, AnswerBudget budget, CancellationToken cancellationToken)
    {
        var entries = new List<LdapEntry>();
        var request = new SearchRequest(searchBase, filter, scope, attributes);

        // References to other domains are not followed here: ask the server to leave them out.
        request.Controls.Add(new DomainScopeControl { IsCritical = false });
        PageResultRequestControl? paging = null;
        if (scope == SearchScope.Subtree)
        {
            paging = new PageResultRequestControl(PageSize);
            request.Controls.Add(paging);
        }

        while (true)
        {
            budget.CountRequest(Server);
            byte[] cookie = Send(request, "search", budget, response => Read(response, entries, budget), cancellationToken);
            if (paging is null || cookie.Length == 0)
            {
                return entries;
            }

            paging.Cookie = cookie;
        }
    }

    /// <summary>Takes the entries of one page over.</summary>
    /// <returns>The cookie of the next page; empty when there is none.</returns>
    private byte[] Read(DirectoryResponse response, List<LdapEntry> entries, AnswerBudget budget)
    {
        if (response is not SearchResponse found)
        {
            throw Incomplete("it sent an unexpected kind of answer");
        }

        foreach (SearchResultEntry entry in found.Entries)
        {
            var read = LdapEntry.From(entry);
            budget.CountEntry(read, Server);
            entries.Add(read);
        }

        if (found.References.Count > 0)
        {
            throw new DirectoryException(
                DirectoryFailure.Referral,
                $"{Server} referred to other servers for a part of its answer, so the answer is not complete. Specify a domain "
                    + "controller of that domain.",
                Server);
        }

        return Array.Find(found.Controls, control => control is PageResultResponseControl) is PageResultResponseControl page
            ? page.Cookie
            : [];
    }

    /// <summary>The failure of an answer that ended without all that belongs to it.</summary>
    public DirectoryException Incomplete(string what) => new(
        DirectoryFailure.IncompleteAnswer, $"{Server} did not answer completely: {what}. Specify another domain controller.", Server);

    /// <summary>Adds or removes one value of an attribute.</summary>
    /// <returns>False when it was so already.</returns>
    /// <exception cref="DirectoryException">It failed; typed.</exception>
    public bool Modify(
        string distinguishedName, DirectoryAttributeOperation operation, string attribute, string value,
        CancellationToken cancellationToken)
    {
        const int NoSuchAttribute = 16;
        const int AttributeOrValueExists = 20;
        var action = operation == DirectoryAttributeOperation.Add
            ? $"add {value} to {distinguishedName}"
            : $"remove {value} from {distinguishedName}";
        try
        {
            return Send(
                new ModifyRequest(distinguishedName, operation, attribute, value), action, new AnswerBudget(_options.Timeout),
                response => response is ModifyResponse ? true : throw Incomplete("it sent an unexpected kind of answer"),
                cancellationToken);
        }
        catch (DirectoryException exception) when (
            exception.Code == (operation == DirectoryAttributeOperation.Add ? AttributeOrValueExists : NoSuchAttribute))
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (!_isAbandoned)
        {
            _connection.Dispose();
        }
    }

    private static string NameOf(LdapDirectoryOptions options, int port) =>
        $"{(options.Server.Length == 0 ? "the domain of this computer" : options.Server)}:{port.ToString(CultureInfo.InvariantCulture)}";

    private static bool IsWindows => Environment.OSVersion.Platform == PlatformID.Win32NT;

    /// <summary>Refuses what would be unsafe or cannot work, before anything is sent.</summary>
    private static void Refuse(LdapDirectoryOptions options, string server)
    {
        if (options.Server.Length == 0 && !IsWindows)
        {
            throw LdapFault.NotSupported(
                "Specify a domain controller or the domain's DNS name: only Windows has a default domain.", server);
        }

        if (options.Credential is { Password.Length: 0 } account)
        {
            // RFC 4513, 5.1.2: a server may take a name without a password for an anonymous logon, and call it a success.
            throw new DirectoryException(
                DirectoryFailure.BadCredentials,
                $"No password was given for {account.UserName}: {server} could treat the logon as anonymous. Specify the password.",
                server);
        }

        if (options.Transport == LdapTransport.Plain && options.Credential is not null && !IsWindows && !MayBeUnprotected(options))
        {
            throw new DirectoryException(
                DirectoryFailure.UnprotectedPassword,
                $"A password is not sent to {server} without protection. Use LDAPS or StartTLS, or log on by Kerberos as the current "
                    + "user (kinit).",
                server);
        }

        if (options.Transport != LdapTransport.Plain && options.Credential is null && !IsWindows)
        {
            throw LdapFault.NotSupported(
                $"The LDAP library of this platform cannot log on to {server} by Kerberos inside TLS: domain controllers refuse two layers "
                    + "of encryption. Use the plain port, which Kerberos encrypts, or specify an account.",
                server);
        }
    }

    private static bool MayBeUnprotected(LdapDirectoryOptions options) =>
        options.AllowUnprotectedLoopback && IPAddress.TryParse(options.Server, out var address) && IPAddress.IsLoopback(address);

    private static LdapConnection Create(LdapDirectoryOptions options, int port)
    {
        var host = options.Server.Length == 0 ? null : options.Server;
        if (!IsWindows && IPAddress.TryParse(options.Server, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // The library of other platforms makes an URI of it.
            host = $"[{options.Server}]";
        }

        var connection = new LdapConnection(new LdapDirectoryIdentifier(host, port, false, false));
        try
        {
            connection.AutoBind = false;
            connection.Timeout = options.Timeout;
            connection.SessionOptions.ProtocolVersion = 3;
            connection.SessionOptions.ReferralChasing = ReferralChasingOptions.None;
            if (options.Transport == LdapTransport.Tls)
            {
                connection.SessionOptions.SecureSocketLayer = true;
            }

            Protect(connection, options);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Protect(LdapConnection connection, LdapDirectoryOptions options)
    {
        if (IsWindows)
        {
            if (options.Transport == LdapTransport.Plain && !MayBeUnprotected(options))
            {
                connection.SessionOptions.Signing = true;
                connection.SessionOptions.Sealing = true;
            }
            else if (options.TrustedCertificatesDirectory is { } directory)
            {
                // The callback replaces the check of the library altogether, the name included.
                connection.SessionOptions.VerifyServerCertificate = (_, certificate) =>
                {
                    using var own = new X509Certificate2(certificate);
                    return ServerCertificate.IsIssuedFor(own, options.Server) && ServerCertificate.ChainVerdict(own, directory).Length == 0;
                };
            }
        }
#if NET
        else if (options.TrustedCertificatesDirectory is { } directory && options.Transport != LdapTransport.Plain)
        {
#pragma warning disable CA1416 // The branch is for other platforms than Windows.
            connection.SessionOptions.TrustedCertificatesDirectory = directory;
            connection.SessionOptions.StartNewTlsSessionContext();
#pragma warning restore CA1416
        }
#endif
    }

    private static void LogOn(LdapConnection connection, LdapDirectoryOptions options)
    {
        if (options.Transport == LdapTransport.StartTls)
        {
            if (!IsWindows)
            {
                // Elsewhere the library has the name of the server only after a first logon; an anonymous one sends nothing.
                connection.AuthType = AuthType.Anonymous;
                connection.Bind();
            }

            connection.SessionOptions.StartTransportLayerSecurity(null);
        }

        if (options.Credential is { } credential)
        {
            // Elsewhere than on Windows the library turns every logon with a password into a simple one: that is requested openly.
            connection.AuthType =
                options.Transport == LdapTransport.Plain && IsWindows && !MayBeUnprotected(options) ? AuthType.Negotiate : AuthType.Basic;
            connection.Bind(credential);
        }
        else
        {
            connection.AuthType = IsWindows ? AuthType.Negotiate : AuthType.Kerberos;
            connection.Bind();
        }
    }

    private static DirectoryException ExplainLogon(
        LdapException exception, LdapDirectoryOptions options, int port, CancellationToken cancellationToken)
    {
        var server = NameOf(options, port);
        if (exception.ErrorCode is LdapFault.ServerDown or LdapFault.ConnectError && options.Server.Length > 0)
        {
            return ServerDiagnosis.Explain(options, port, exception, cancellationToken);
        }

        // "Local error" and a plain refusal replace the Kerberos error: read its number from the Kerberos library.
        if (options.Credential is null && !IsWindows && exception.ErrorCode is LdapFault.LocalError or LdapFault.InvalidCredentials)
        {
            var probe = new KerberosClient().Probe("ldap/" + options.Server, null, options.Timeout, cancellationToken);
            if (probe.Failure is not null || !probe.Ticket.IsKnown)
            {
                return ExplainKerberos(probe, server, exception);
            }
        }

        return LdapFault.Logon(exception.ErrorCode, exception.ServerErrorMessage, server, exception);
    }

    private static DirectoryException ExplainKerberos(KerberosProbe probe, string server, Exception cause)
    {
        const int PrincipalUnknown = 7;
        const int Skew = 37;
        if (probe.Failure is not { } failure)
        {
            return new DirectoryException(
                DirectoryFailure.NoKerberosServer, $"Could not log on to {server} by Kerberos: {probe.Ticket.Reason}.", server, null,
                cause);
        }

        var kind = KerberosErrors.KindOfGss(
            failure.IsProtocolError ? KerberosErrors.LibraryBase + (int)failure.Code : unchecked((int)failure.Code));
        var reason = (failure.IsProtocolError, failure.Code, kind) switch
        {
            (true, Skew, _) => DirectoryFailure.ClockSkew,
            (true, PrincipalUnknown, _) => DirectoryFailure.UnknownServerPrincipal,
            (_, _, KerberosErrorKind.Credentials) => DirectoryFailure.NoKerberosCredentials,
            (_, _, KerberosErrorKind.Unreached) => DirectoryFailure.NoKerberosServer,
            _ => DirectoryFailure.KerberosRefused,
        };
        var what = reason == DirectoryFailure.UnknownServerPrincipal
            ? $"it has no service {probe.ServicePrincipalName}. Specify the server by its full DNS name"
            : $"{MessageText.Clause(failure.Meaning)}. {MessageText.Clause(failure.NextStep)}";
        return new DirectoryException(
            reason, $"Could not log on to {server} by Kerberos: {what} ({failure.Name}, {failure.Code}).", server,
            unchecked((int)failure.Code), cause);
    }

    /// <summary>Sends a request and reads its answer. Every result but success is an exception.</summary>
    private T Send<T>(
        DirectoryRequest request, string action, AnswerBudget budget, Func<DirectoryResponse, T> read, CancellationToken cancellationToken)
    {
        TimeSpan limit = budget.Remaining;

        // The library counts whole seconds; the exact limit is held outside of it.
        var libraryLimit = TimeSpan.FromSeconds(Math.Ceiling(limit.TotalSeconds) + 1);
        _traffic.CountRoundTrip();
#if NET
        long? mostBytes = _socket?.BytesReceived + budget.RemainingBytes;
        bool isCut = false;
        Action? watch = mostBytes is null ? null : () =>
        {
            if (_socket!.BytesReceived > mostBytes)
            {
                isCut = true;
                _socket.Cut();
            }
        };
#else
        const bool isCut = false;
        Action? watch = null;
#endif
        try
        {
            DirectoryResponse response = BoundedCall.Run(
                () => _connection.SendRequest(request, libraryLimit), limit, _connection.Dispose, cancellationToken, watch);
            return response.ResultCode == ResultCode.Success
                ? read(response)
                : throw LdapFault.Request((int)response.ResultCode, action, Server, null);
        }
        catch (OperationCanceledException)
        {
            Abandon();
            throw;
        }
        catch (TimeoutException exception)
        {
            Abandon();
            throw ServerDiagnosis.TimedOut(Server, exception);
        }
        catch (DirectoryException)
        {
            throw;
        }
        catch (DirectoryOperationException exception) when (exception.Response is not null)
        {
            throw LdapFault.Request(exception, action, Server);
        }
        catch (Exception exception)
        {
            // Whatever the library makes of bytes that are not an answer: after it the connection is in no known state.
            IsBroken = true;
            throw isCut ? AnswerBudget.TooManyBytes(Server) : LdapFault.Request(exception, action, Server);
        }
    }

    private void Abandon()
    {
        _isAbandoned = true;
        IsBroken = true;
    }
}

/// <summary>Counts what a directory sent. Safe to read from any thread.</summary>
internal sealed class LdapTraffic
{
    private int _connections;
    private int _roundTrips;

    /// <summary>Connections opened and logged on, each once for the life of the directory object.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Requests answered or waited for: each page of a search and each change counts one; logons do not.</summary>
    public int RoundTrips => Volatile.Read(ref _roundTrips);

    internal void CountConnection() => Interlocked.Increment(ref _connections);

    internal void CountRoundTrip() => Interlocked.Increment(ref _roundTrips);
}
