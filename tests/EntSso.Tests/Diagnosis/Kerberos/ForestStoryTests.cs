using EntSso.Deployment;
using Xunit;
using static EntSso.Diagnosis.FindingStatus;
using static EntSso.Tests.Diagnosis.FabrikamChain;

namespace EntSso.Tests.Diagnosis.Kerberos;

public class ForestStoryTests
{
    private static readonly RuleStory[] _stories =
    [
        new("KRB-08", "one forest", Pass, d => d, "fabrikam.com"),
        new("KRB-08", "forest trust", Pass, d => Forests(d, Trust("fabrikam.com", "contoso.com", 2, 0x8)), "forest trust"),
        new("KRB-08", "forest trust seen from the other side", Pass, d => Forests(d, Trust("contoso.com", "fabrikam.com", 1, 0x8))),
        new("KRB-08", "trust in the wrong direction", Fail, d => Forests(d, Trust("fabrikam.com", "contoso.com", 1, 0x8)), "no trust", "Set up a forest trust in which fabrikam.com trusts contoso.com"),
        new("KRB-08", "trust with a third", Fail, d => Forests(d, Trust("fabrikam.com", "adatum.com", 3, 0x8))),
        new("KRB-08", "selective authentication", Warning, d => Forests(d, Trust("fabrikam.com", "contoso.com", 3, 0x18)), "selective", "Allowed to authenticate"),
        new("KRB-08", "external trust", Warning, d => Forests(d, Trust("fabrikam.com", "contoso.com", 2, 0)), "likely"),
        new("KRB-08", "trusts not asked", Unknown, d => Forests(d), "the trusts of the domains were not read"),
        new("KRB-08", "forest not read", Unknown, d => d with { Hosts = [Host(Server)] }, "was not checked"),
        new("KRB-08", "engine not known", Unknown, d => d.OfEngine(e => e with { Server = Unread<string>() }), "access denied"),

        new("KRB-06", "a caller without Kerberos after the ticket", Fail, d => Dated(d).Log(Logged(11063, 1)), "11063", "klist get"),
        new("KRB-06", "a caller without Kerberos and no ticket tried", Fail, d => (d with { KerberosProbes = [] }).Log(Logged(11063, -1)), "The last known event", "klist get ENTSSO/INTSVR1.fabrikam.com"),
        new("KRB-06", "a caller without Kerberos before the ticket", Pass, d => Dated(d).Log(Logged(11063, -1)), "whether this has been fixed since"),
    ];

    public static TheoryData<string> Names => RuleStory.Names(_stories);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_way_of_tickets_is_judged(string story) => RuleStory.Tell(_stories, story);

    private static SyncDeployment Dated(SyncDeployment deployment) => deployment with
    {
        KerberosProbes = [Fabrikam.Ticket(18) with { Ticket = F<KerberosTicket?>(new KerberosTicket("FABRIKAM.COM", Fabrikam.LongSpn, 18, 3)) }],
    };

    private static SyncDeployment Forests(SyncDeployment deployment, params DomainTrust[] trusts) => deployment with
    {
        Hosts = [Host(Server), Host(Engine, "contoso.com")],
        Directory = deployment.Directory with { Trusts = trusts },
    };

    private static DomainTrust Trust(string domain, string partner, int direction, int attributes) => new()
    {
        Domain = domain, Partner = partner, Type = F(2), Direction = F(direction), Attributes = F(attributes),
    };
}
