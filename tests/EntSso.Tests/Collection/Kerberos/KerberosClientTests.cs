using System.Net;
using EntSso.Collection.Kerberos;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.Kerberos;

public sealed class KerberosClientTests
{
    private static readonly TimeSpan _long = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_ticket_is_known()
    {
        var ticket = new KerberosTicket("FABRIKAM.COM", "ENTSSO/INTSVR1", 18, 3);

        var probe = Ask(new KerberosAnswer("svc@FABRIKAM.COM", ticket));

        Assert.Equal(("svc@FABRIKAM.COM", ticket), (probe.Client, probe.Ticket.Value));
    }

    [Fact]
    public void A_refusal_is_known_and_holds_no_ticket()
    {
        var probe = Ask(KerberosAnswer.Refused("svc@FABRIKAM.COM", KerberosErrors.OfProtocol(7)));

        Assert.True(probe.Ticket.IsKnown);
        Assert.Null(probe.Ticket.Value);
        Assert.Equal("KDC_ERR_S_PRINCIPAL_UNKNOWN", probe.Failure?.Name);
    }

    [Fact]
    public void A_question_that_could_not_be_put_is_unknown_with_the_reason()
    {
        var probe = Ask(KerberosAnswer.NotAsked("", "the Kerberos library is not installed"));

        Assert.Equal((false, "the Kerberos library is not installed", "the current user"), (probe.Ticket.IsKnown, probe.Ticket.Reason, probe.Client));
    }

    [Theory]
    [InlineData(@"FABRIKAM.COM\svc", "", "svc@FABRIKAM.COM")]
    [InlineData("svc@fabrikam.com", "", "svc@FABRIKAM.COM")]
    [InlineData("svc", "fabrikam.com", "svc@FABRIKAM.COM")]
    [InlineData("svc", "", "svc")]
    public void The_account_that_asks_is_named_as_Kerberos_does(string user, string domain, string client) => Assert.Equal(
        client,
        new KerberosClient(new Provider(() => KerberosAnswer.NotAsked("", "no library")))
            .Probe("ENTSSO/INTSVR1", new NetworkCredential(user, "secret", domain), _long, CancellationToken.None).Client);

    [Fact]
    public void A_library_that_does_not_return_is_given_up()
    {
        using var release = new ManualResetEventSlim();
        var client = new KerberosClient(new Provider(() =>
        {
            release.Wait();
            return KerberosAnswer.NotAsked("", "late");
        }));

        var probe = client.Probe("ENTSSO/INTSVR1", null, TimeSpan.FromMilliseconds(20), CancellationToken.None);

        release.Set();
        Assert.Contains("answered within 0.02 s", probe.Ticket.Reason);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var client = new KerberosClient(new Provider(() => KerberosAnswer.NotAsked("", "never asked")));

        Assert.Throws<ArgumentException>(() => client.Probe(" ", null, _long, CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Probe("ENTSSO/INTSVR1", null, TimeSpan.Zero, CancellationToken.None));
    }

    [Theory]
    [InlineData(-1765328377, 7, true, "KDC_ERR_S_PRINCIPAL_UNKNOWN")]
    [InlineData(-1765328370, 14, true, "KDC_ERR_ETYPE_NOSUPP")]
    [InlineData(-1765328360, 24, true, "KDC_ERR_PREAUTH_FAILED")]
    [InlineData(-1765328347, 37, true, "KRB_AP_ERR_SKEW")]
    [InlineData(-1765328228, -1765328228, false, "KRB5_KDC_UNREACH")]
    [InlineData(-1765328243, -1765328243, false, "KRB5_CC_NOTFOUND")]
    [InlineData(-1765328284, 100, true, "Kerberos error 100")]
    [InlineData(4711, 4711, false, "GSS minor status 4711")]
    public void Codes_of_the_library_have_names(int minor, long code, bool isProtocolError, string name)
    {
        var failure = KerberosErrors.OfGss(minor);

        Assert.Equal((code, isProtocolError, name), (failure.Code, failure.IsProtocolError, failure.Name));
        Assert.NotEmpty(failure.Meaning);
        Assert.NotEmpty(failure.NextStep);
    }

    [Theory]
    [InlineData(unchecked((int)0x80090303), 0x80090303, "SEC_E_TARGET_UNKNOWN")]
    [InlineData(unchecked((int)0x80090324), 0x80090324, "SEC_E_TIME_SKEW")]
    [InlineData(unchecked((int)0x8009ffff), 0x8009ffff, "SECURITY_STATUS 0x8009ffff")]
    public void Statuses_of_SSPI_have_names(int status, long code, string name)
    {
        var failure = KerberosErrors.OfSspi(status);

        Assert.Equal((code, false, name), (failure.Code, failure.IsProtocolError, failure.Name));
    }

    private static KerberosProbe Ask(KerberosAnswer answer) =>
        new KerberosClient(new Provider(() => answer)).Probe("ENTSSO/INTSVR1", null, _long, CancellationToken.None);

    private sealed class Provider(Func<KerberosAnswer> answer) : IKerberosProvider
    {
        public KerberosAnswer Request(string servicePrincipalName, NetworkCredential? credential) => answer();
    }
}
