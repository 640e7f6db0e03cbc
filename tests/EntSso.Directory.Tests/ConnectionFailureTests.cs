using System.Net;
using System.Net.Sockets;
using EntSso.Collection.Directory;
using EntSso.Directory.Tests.Samba;
using EntSso.Naming;
using Xunit;

namespace EntSso.Directory.Tests;

public sealed class ConnectionFailureTests(SharedDomain shared)
{
    private const string NoCache = "FILE:/nonexistent/ticket-cache";

    [Theory]
    [InlineData(LdapTransport.Tls)]
    [InlineData(LdapTransport.StartTls)]
    public void A_password_is_accepted_inside_TLS(LdapTransport transport)
    {
        using var directory = new LdapDirectory(shared.Domain.Options() with { Transport = transport });

        Assert.Single(directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).Single().Holders.Value);
    }

    [Fact]
    public void The_current_user_is_accepted_by_Kerberos_on_the_plain_port()
    {
        var domain = shared.Domain;
        using var environment = new KerberosEnvironment(domain.KerberosConfiguration, domain.Kinit("plainuser"));
        using var directory = new LdapDirectory(new LdapDirectoryOptions { Server = domain.Address });

        Assert.Single(directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).Single().Holders.Value);
    }

    [Theory]
    [InlineData("plainuser", "not the password", DirectoryFailure.BadCredentials, 0x52e)]
    [InlineData("nobody", "not the password", DirectoryFailure.BadCredentials, null)]
    [InlineData("disabledsso", SambaDomain.Password, DirectoryFailure.AccountDisabled, 0x533)]
    [InlineData("expiredsso", SambaDomain.Password, DirectoryFailure.AccountExpired, 0x701)]
    [InlineData("lockedsso", SambaDomain.Password, DirectoryFailure.AccountLockedOut, 0x775)]
    [InlineData("mustchange", SambaDomain.Password, DirectoryFailure.PasswordMustChange, 0x773)]
    [InlineData("oldpassword", SambaDomain.Password, DirectoryFailure.PasswordExpired, 0x532)]
    public void A_refused_logon_is_told_apart_by_its_sub_code(string user, string password, DirectoryFailure failure, int? subCode)
    {
        var exception = Fail(shared.Domain.Options(new NetworkCredential($"{user}@{SambaDomain.DnsName}", password)));

        Assert.Equal(failure, exception.Failure);
        Assert.True(subCode is null || subCode == exception.Code, $"sub-code {exception.Code:x}");
        Assert.DoesNotContain(password, exception.ToString());
    }

    [Theory]
    [InlineData(LdapTransport.Tls)]
    [InlineData(LdapTransport.StartTls)]
    public void A_certificate_of_an_unknown_authority_is_refused(LdapTransport transport)
    {
        var domain = shared.Domain;

        var exception = Fail(domain.Options() with { Transport = transport, TrustedCertificatesDirectory = domain.StrangerAuthority });

        Assert.Equal(DirectoryFailure.UntrustedCertificate, exception.Failure);
        Assert.Contains("does not trust the authority", exception.Message);
    }

    [Theory]
    [InlineData("expired", "is valid from")]
    [InlineData("other", "was not issued for 127.0.0.")]
    public void A_certificate_that_does_not_fit_is_refused_with_what_is_wrong(string certificate, string reason)
    {
        SharedDomain.Require();
        using var domain = SambaDomain.Start(certificate: certificate);

        var exception = Fail(domain.Options());

        Assert.Equal(DirectoryFailure.UntrustedCertificate, exception.Failure);
        Assert.Contains(reason, exception.Message);
    }

    [Fact]
    public void A_port_without_TLS_is_named()
    {
        var exception = Fail(shared.Domain.Options() with { GlobalCatalogPort = 3268 });

        Assert.Equal(DirectoryFailure.NoTls, exception.Failure);
    }

    [Fact]
    public void A_password_is_never_sent_unprotected()
    {
        using var server = new SilentServer();
        var options = new LdapDirectoryOptions { Server = "127.0.0.1", GlobalCatalogPort = server.Port, Credential = SambaDomain.Administrator };

        var exception = Fail(options);

        Assert.Equal(DirectoryFailure.UnprotectedPassword, exception.Failure);
        Assert.Equal(0, server.Connections);
        Assert.DoesNotContain(SambaDomain.Password, exception.ToString());
    }

    [Fact]
    public void The_switch_for_tests_works_on_loopback_only()
    {
        var options = shared.Domain.Options() with { Transport = LdapTransport.Plain, AllowUnprotectedLoopback = true };
        using var directory = new LdapDirectory(options);

        Assert.Single(directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).Single().Holders.Value);
        Assert.Equal(DirectoryFailure.UnprotectedPassword, Fail(options with { Server = "192.0.2.1" }).Failure);
        Assert.Equal(DirectoryFailure.UnprotectedPassword, Fail(options with { Server = "localhost.fabrikam.test" }).Failure);
    }

    [Fact]
    public void Kerberos_inside_TLS_is_declined_before_anything_is_sent()
    {
        using var server = new SilentServer();

        var exception = Fail(new LdapDirectoryOptions { Server = "127.0.0.1", GlobalCatalogPort = server.Port, Transport = LdapTransport.Tls });

        Assert.Equal((DirectoryFailure.NotSupported, 0), (exception.Failure, server.Connections));
    }

    [Fact]
    public void A_closed_port_is_unreachable()
    {
        var exception = Fail(Loopback(ClosedPort()));

        Assert.Equal(DirectoryFailure.Unreachable, exception.Failure);
    }

    [Fact]
    public void A_name_without_address_is_named()
    {
        // No resolver is asked for a label that is too long.
        var host = new string('x', 64) + ".test";

        var exception = Fail(Loopback(636) with { Server = host, Transport = LdapTransport.Tls });

        Assert.Equal(DirectoryFailure.HostNotFound, exception.Failure);
        Assert.Contains(host, exception.Message);
    }

    [Fact]
    public void A_server_that_takes_the_connection_and_is_silent_is_given_up_in_time()
    {
        using var server = new SilentServer();

        var exception = Fail(Loopback(server.Port) with { Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(DirectoryFailure.Timeout, exception.Failure);
        Assert.NotEqual(0, server.Connections);
    }

    [Fact]
    public void Waiting_for_a_silent_server_can_be_cancelled()
    {
        using var server = new SilentServer();
        using var cancellation = new CancellationTokenSource();
        server.Contacted += cancellation.Cancel;
        using var directory = new LdapDirectory(Loopback(server.Port) with { Timeout = TimeSpan.FromMinutes(5) });

        Assert.ThrowsAny<OperationCanceledException>(() => directory.FindSpnHolders(["ENTSSO/INTSVR1"], cancellation.Token).ToList());
    }

    [Fact]
    public void A_server_that_falls_silent_during_a_search_is_given_up_and_asked_anew_later()
    {
        SharedDomain.Require();
        using var domain = SambaDomain.Start();
        using var directory = new LdapDirectory(domain.Options() with { Timeout = TimeSpan.FromSeconds(1) });
        _ = directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).Single();

        domain.Freeze();
        var exception = Assert.Throws<DirectoryException>(() => directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).ToList());
        domain.Thaw();

        Assert.Equal(DirectoryFailure.Timeout, exception.Failure);
        Assert.Single(directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).Single().Holders.Value);
    }

    [Fact]
    public void A_server_that_is_stopped_between_searches_is_a_lost_connection()
    {
        SharedDomain.Require();
        using var domain = SambaDomain.Start();
        using var directory = domain.Connect();
        _ = directory.FindSpnHolders(["ENTSSO/INTSVR2"], CancellationToken.None).Single();

        domain.Stop();

        Assert.Equal(
            DirectoryFailure.ConnectionLost,
            Assert.Throws<DirectoryException>(() => directory.FindSpnHolders(["ENTSSO/INTSVR2"], CancellationToken.None).ToList()).Failure);
        Assert.Equal(
            DirectoryFailure.Unreachable,
            Assert.Throws<DirectoryException>(() => directory.FindSpnHolders(["ENTSSO/INTSVR2"], CancellationToken.None).ToList()).Failure);
    }

    [Fact]
    public void Without_Kerberos_tickets_the_logon_says_so()
    {
        var domain = shared.Domain;
        using var environment = new KerberosEnvironment(domain.KerberosConfiguration, NoCache);

        var exception = Fail(new LdapDirectoryOptions { Server = domain.Address });

        Assert.Equal(DirectoryFailure.NoKerberosCredentials, exception.Failure);
        Assert.Contains("kinit", exception.Message);
    }

    [Fact]
    public void A_name_that_Kerberos_does_not_know_the_server_by_is_told_apart()
    {
        SharedDomain.Require();
        using var domain = SambaDomain.Start();
        using (var directory = domain.Connect())
        {
            var controller = directory.FindAccounts([AccountName.Parse(@"FABRIKAM\DC1$")], CancellationToken.None).Single().Account.Value!;
            Assert.True(directory.RemoveSpn(controller, "ldap/" + domain.Address, CancellationToken.None));
        }

        using var environment = new KerberosEnvironment(domain.KerberosConfiguration, domain.Kinit("plainuser"));

        var exception = Fail(new LdapDirectoryOptions { Server = domain.Address });

        Assert.Equal(DirectoryFailure.UnknownServerPrincipal, exception.Failure);
        Assert.Contains("ldap/" + domain.Address, exception.Message);
    }

    [Fact]
    public void A_clock_that_differs_is_told_apart()
    {
        SharedDomain.Require();
        using var early = SambaDomain.Start();
        var cache = early.Kinit("plainuser");
        early.Stop();
        using var late = SambaDomain.Start(fakeTime: "+1h");
        using var environment = new KerberosEnvironment(late.KerberosConfiguration, cache);

        Assert.Equal(DirectoryFailure.ClockSkew, Fail(new LdapDirectoryOptions { Server = late.Address }).Failure);
    }

    [Fact]
    public void A_Kerberos_server_that_is_gone_is_told_apart()
    {
        var domain = shared.Domain;
        var cache = domain.Kinit("plainuser");
        var configuration = Path.Combine(Path.GetTempPath(), $"entsso-krb5-{Guid.NewGuid():n}.conf");
        File.WriteAllText(
            configuration,
            File.ReadAllText(domain.KerberosConfiguration).Replace($"kdc = {domain.Address}", $"kdc = 127.0.0.1:{ClosedPort()}", StringComparison.Ordinal));
        try
        {
            using var environment = new KerberosEnvironment(configuration, cache);

            Assert.Equal(DirectoryFailure.NoKerberosServer, Fail(new LdapDirectoryOptions { Server = domain.Address }).Failure);
        }
        finally
        {
            File.Delete(configuration);
        }
    }

    [Fact]
    public void A_missing_folder_of_certificates_is_named()
    {
        var exception = Fail(shared.Domain.Options() with { TrustedCertificatesDirectory = "/nonexistent/authorities" });

        Assert.Contains("/nonexistent/authorities", exception.Message);
    }

    private static LdapDirectoryOptions Loopback(int port) =>
        new() { Server = "127.0.0.1", GlobalCatalogPort = port, Transport = LdapTransport.Plain, Credential = SambaDomain.Administrator, AllowUnprotectedLoopback = true };

    private static int ClosedPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private static DirectoryException Fail(LdapDirectoryOptions options)
    {
        using var directory = new LdapDirectory(options);
        return Assert.Throws<DirectoryException>(() => directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).ToList());
    }
}
