using System.Net;
using EntSso.Collection.Kerberos;
using EntSso.Deployment;
using EntSso.Directory.Tests.Samba;
using Xunit;

namespace EntSso.Directory.Tests;

public sealed class TicketTests(SharedDomain shared)
{
    private const string NoCache = "FILE:/nonexistent/ticket-cache";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("ENTSSO/INTSVR1", 18)]
    [InlineData("ENTSSO/AESONLY", 18)]
    [InlineData("ENTSSO/AES128ONLY", 17)]
    [InlineData("ENTSSO/RC4ONLY", 23)]
    [InlineData("ENTSSO/NOTTOLD", 23)]
    [InlineData("ENTSSO/INTSVR5", 18)]
    public void A_ticket_is_issued_in_the_encryption_that_the_holder_supports(string name, int encryptionType)
    {
        var probe = Probe(name, SambaDomain.User("plainuser"));

        Assert.Equal(encryptionType, probe.Ticket.Value?.EncryptionType);
        Assert.Equal((SambaDomain.Realm, name), (probe.Ticket.Value?.Realm, probe.Ticket.Value?.ServiceName));
        Assert.NotNull(probe.Ticket.Value?.KeyVersion);
        Assert.Equal($"plainuser@{SambaDomain.Realm}", probe.Client);
        Assert.Null(probe.Failure);
    }

    [Fact]
    public void The_current_user_asks_with_the_ticket_cache()
    {
        var domain = shared.Domain;
        using var environment = new KerberosEnvironment(domain.KerberosConfiguration, domain.Kinit("syncsvc"));

        var probe = new KerberosClient().Probe("ENTSSO/INTSVR1", null, _patience, CancellationToken.None);

        Assert.Equal(18, probe.Ticket.Value?.EncryptionType);
        Assert.Equal($"syncsvc@{SambaDomain.Realm}", probe.Client);
    }

    [Theory]
    [InlineData("ENTSSO/INTSVR2", 7, "KDC_ERR_S_PRINCIPAL_UNKNOWN")]
    [InlineData("ENTSSO/INTSVR4", 7, "KDC_ERR_S_PRINCIPAL_UNKNOWN")]
    [InlineData("ENTSSO/DESONLY", 14, "KDC_ERR_ETYPE_NOSUPP")]
    [InlineData("ENTSSO/INTSVR1@FABRIKAM.TEST", 7, "KDC_ERR_S_PRINCIPAL_UNKNOWN")]
    [InlineData("ENTSSO/INTSVR1\\", 7, "KDC_ERR_S_PRINCIPAL_UNKNOWN")]
    public void A_refusal_is_known_with_its_protocol_error(string name, int code, string symbol)
    {
        var probe = Probe(name, SambaDomain.User("plainuser"));

        Assert.True(probe.Ticket.IsKnown, probe.Ticket.Reason);
        Assert.Null(probe.Ticket.Value);
        Assert.Equal((code, true, symbol), (probe.Failure!.Code, probe.Failure.IsProtocolError, probe.Failure.Name));
    }

    [Theory]
    [InlineData("nobody", 6)]
    [InlineData("disabledsso", 18)]
    [InlineData("expiredsso", 18)]
    [InlineData("lockedsso", 18)]
    [InlineData("mustchange", 23)]
    [InlineData("oldpassword", 23)]
    public void An_account_that_cannot_log_on_says_nothing_of_the_service(string user, int code)
    {
        var probe = Probe("ENTSSO/INTSVR1", SambaDomain.User(user));

        Assert.False(probe.Ticket.IsKnown);
        Assert.Equal((code, true), (probe.Failure!.Code, probe.Failure.IsProtocolError));
        Assert.Contains(probe.Failure.Name, probe.Ticket.Reason);
    }

    [Fact]
    public void A_wrong_password_says_nothing_of_the_service_and_is_not_repeated_in_the_answer()
    {
        var probe = Probe("ENTSSO/INTSVR1", new NetworkCredential($"plainuser@{SambaDomain.DnsName}", "not the password"));

        Assert.False(probe.Ticket.IsKnown);
        Assert.Equal((24, "KDC_ERR_PREAUTH_FAILED"), (probe.Failure!.Code, probe.Failure.Name));
        Assert.DoesNotContain("not the password", probe.ToString());
    }

    [Fact]
    public void Without_a_ticket_cache_the_current_user_cannot_ask()
    {
        using var environment = new KerberosEnvironment(shared.Domain.KerberosConfiguration, NoCache);

        var probe = new KerberosClient().Probe("ENTSSO/INTSVR1", null, _patience, CancellationToken.None);

        Assert.False(probe.Ticket.IsKnown);
        Assert.Equal(("the current user", false), (probe.Client, probe.Failure!.IsProtocolError));
        Assert.Contains("kinit", probe.Failure.NextStep);
    }

    [Fact]
    public void A_realm_without_domain_controllers_cannot_be_asked()
    {
        var probe = Probe("ENTSSO/INTSVR1", new NetworkCredential("user@CONTOSO.TEST", "any"));

        Assert.False(probe.Ticket.IsKnown);
        Assert.Equal("KRB5_REALM_UNKNOWN", probe.Failure!.Name);
    }

    [Fact]
    public void A_stopped_domain_controller_cannot_be_asked()
    {
        SharedDomain.Require();
        using var domain = SambaDomain.Start();
        var cache = domain.Kinit("plainuser");
        domain.Stop();
        using var environment = new KerberosEnvironment(domain.KerberosConfiguration, cache);

        foreach (var credential in new[] { null, SambaDomain.User("plainuser") })
        {
            var probe = new KerberosClient().Probe("ENTSSO/INTSVR1", credential, _patience, CancellationToken.None);

            Assert.False(probe.Ticket.IsKnown);
            Assert.Equal("KRB5_KDC_UNREACH", probe.Failure!.Name);
        }
    }

    [Fact]
    public void A_clock_that_differs_is_named()
    {
        SharedDomain.Require();
        using var domain = SambaDomain.Start(fakeTime: "+1h");
        using var environment = new KerberosEnvironment(domain.KerberosConfiguration, NoCache);

        var probe = new KerberosClient().Probe("ENTSSO/INTSVR1", SambaDomain.User("plainuser"), _patience, CancellationToken.None);

        Assert.Equal((37, "KRB_AP_ERR_SKEW"), (probe.Failure!.Code, probe.Failure.Name));
        Assert.Null(probe.Ticket.Or(null));
    }

    [Fact]
    public void A_logon_that_has_expired_is_named()
    {
        SharedDomain.Require();
        using var yesterday = SambaDomain.Start(fakeTime: "-20h");
        using var environment = new KerberosEnvironment(yesterday.KerberosConfiguration, yesterday.Kinit("plainuser", fakeTime: "-20h"));

        var probe = new KerberosClient().Probe("ENTSSO/INTSVR1", null, _patience, CancellationToken.None);

        Assert.False(probe.Ticket.IsKnown);
        Assert.Equal("KRB_AP_ERR_TKT_EXPIRED", probe.Failure!.Name);
    }

    [Fact]
    public void A_domain_controller_that_is_silent_is_given_up_in_time()
    {
        SharedDomain.Require();
        using var silent = new SilentServer();
        using var environment = new KerberosEnvironment(silent.KerberosConfiguration, NoCache);

        var probe = new KerberosClient().Probe(
            "ENTSSO/INTSVR1", SambaDomain.User("plainuser"), TimeSpan.FromMilliseconds(200), CancellationToken.None);

        Assert.False(probe.Ticket.IsKnown);
        Assert.Contains("no Kerberos domain controller answered within 0.2 s", probe.Ticket.Reason);
        Assert.Null(probe.Failure);
    }

    [Fact]
    public void Waiting_for_a_silent_domain_controller_can_be_cancelled()
    {
        SharedDomain.Require();
        using var silent = new SilentServer();
        using var environment = new KerberosEnvironment(silent.KerberosConfiguration, NoCache);
        using var cancellation = new CancellationTokenSource();
        silent.Contacted += cancellation.Cancel;

        Assert.ThrowsAny<OperationCanceledException>(() => new KerberosClient().Probe(
            "ENTSSO/INTSVR1", SambaDomain.User("plainuser"), TimeSpan.FromMinutes(5), cancellation.Token));
    }

    private KerberosProbe Probe(string name, NetworkCredential credential)
    {
        using var environment = new KerberosEnvironment(shared.Domain.KerberosConfiguration, NoCache);
        return new KerberosClient().Probe(name, credential, _patience, CancellationToken.None);
    }
}
