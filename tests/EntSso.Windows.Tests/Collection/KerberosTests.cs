using System.Net;
using EntSso.Collection.Kerberos;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Windows.Tests.Collection;

/// <summary>Tickets by SSPI from a real KDC.</summary>
public sealed class KerberosTests
{
    [WindowsFact]
    public void The_current_user_gets_a_ticket()
    {
        _ = DomainLab.Server;

        KerberosProbe probe = Probe("ENTSSO/INTSVR1", null);

        Assert.True(probe.Ticket.IsKnown, probe.Ticket.Reason);
        Assert.Equal((DomainLab.Realm, "ENTSSO/INTSVR1"), (probe.Ticket.Value?.Realm, probe.Ticket.Value?.ServiceName));
    }

    [WindowsFact]
    public void A_user_with_a_password_gets_a_ticket()
    {
        _ = DomainLab.Server;

        KerberosProbe probe = Probe("ENTSSO/INTSVR1", DomainLab.Credential);

        Assert.True(probe.Ticket.IsKnown, probe.Ticket.Reason);
        Assert.Equal(18, probe.Ticket.Value?.EncryptionType);
    }

    [WindowsFact]
    public void For_an_SPN_that_nobody_holds_there_is_none()
    {
        _ = DomainLab.Server;

        KerberosProbe probe = Probe("ENTSSO/INTSVR2", null);

        Assert.Null(probe.Ticket.Or(null));
        Assert.NotNull(probe.Failure);
    }

    [WindowsFact]
    public void A_password_that_is_wrong_gets_no_ticket_although_the_current_user_would()
    {
        _ = DomainLab.Server;

        KerberosProbe probe = Probe("ENTSSO/INTSVR1", new NetworkCredential(DomainLab.Credential.UserName, "wrong"));

        Assert.Null(probe.Ticket.Or(null));
    }

    private static KerberosProbe Probe(string name, NetworkCredential? credential) =>
        new KerberosClient().Probe(name, credential, TimeSpan.FromSeconds(30), CancellationToken.None);
}
