using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Diagnosis.FindingStatus;
using static EntSso.Tests.Diagnosis.FabrikamChain;

namespace EntSso.Tests.Diagnosis.Pcns;

public class PcnsStoryTests
{
    private const string Dc = "DC1";
    private const string Source = "PCNSSVC";

    private static readonly RuleStory[] _stories =
    [
        new("PCNS-01", "runs", Pass, d => d),
        new("PCNS-01", "stopped", Fail, d => State(d, F(ServiceState.Stopped)), "Stopped", @"sc.exe \\DC1.fabrikam.com start PCNSSVC"),
        new("PCNS-01", "not installed", Fail, d => State(d, F(ServiceState.NotInstalled)), "not installed", "restart the computer"),
        new("PCNS-01", "not installed on what may be read-only", Warning, d => State(d, F(ServiceState.NotInstalled)).OfController(c => c with { IsWritable = default }), "Whether it is a writable"),
        new("PCNS-01", "read-only", NotApplicable, d => State(d, F(ServiceState.NotInstalled)).OfController(c => c with { IsWritable = F(false) })),
        new("PCNS-01", "not read", Unknown, d => State(d, Unread<ServiceState>()), "access denied"),
        new("PCNS-01", "nobody listed all", Unknown, d => d.WithoutInventory(), "Whether these are all writable domain controllers"),
        new("PCNS-01", "stopped after the reading", Fail, d => d.Log(Logged(2002, 1, Dc, Source)), "event of PCNSSVC 2002", "start PCNSSVC"),
        new("PCNS-01", "restarted after the reading", Pass, d => d.Log(Logged(2002, 1, Dc, Source), Logged(2001, 1.1, Dc, Source))),
        new("PCNS-01", "an id of another source", Pass, d => d.Log(Logged(2002, 1, Dc, "Other"))),

        new("PCNS-02", "loaded", Pass, d => d),
        new("PCNS-02", "not registered", Fail, d => d.OfController(c => c with { IsFilterRegistered = F(false) }), "likely PCNSFLT", "Notification Packages"),
        new("PCNS-02", "not restarted", Fail, d => d.OfController(c => c with { StartedAt = F(Read.AddDays(-31)) }), "not loaded", @"shutdown /r /m \\DC1.fabrikam.com"),
        new("PCNS-02", "not read", Unknown, d => d.OfController(c => c with { IsFilterRegistered = Unread<bool>() }), "access denied"),
        new("PCNS-02", "the restart is not known", Unknown, d => d.OfController(c => c with { StartedAt = Unread<System.DateTime>() }), "restarted since"),
        new("PCNS-02", "signature refused", Fail, d => d.Log(Logged(6004, 1, Dc, Source)), "6004", "KB 899760"),

        new("PCNS-03", "enabled", Pass, d => d),
        new("PCNS-03", "disabled", Fail, d => d.OfTarget(t => t with { IsDisabled = F(true) }), "SYNC1", "pcnscfg enabletarget /N:SYNC1"),
        new("PCNS-03", "none", Fail, d => d with { Pcns = d.Pcns with { Targets = [] } }, "no target", "pcnscfg addtarget"),
        new("PCNS-03", "nobody listed them", Unknown, d => (d with { Pcns = d.Pcns with { Targets = [] } }).WithoutInventory(), "Which targets there are", "pcnscfg list"),
        new("PCNS-03", "not read", Unknown, d => d.OfTarget(t => t with { IsDisabled = Unread<bool>() }), "access denied"),
        new("PCNS-03", "no active target, says a controller", Fail, d => d.Log(Logged(4001, 1, Dc, Source)), "4001", "pcnscfg list"),

        new("PCNS-04", "the engine", Pass, d => d, "its service runs"),
        new("PCNS-04", "short name", Fail, d => d.OfTarget(t => t with { Server = F("SYNC1") }), "a short name", "pcnscfg modifytarget /N:SYNC1 /A:SYNC1.fabrikam.com"),
        new("PCNS-04", "address", Fail, d => d.OfTarget(t => t with { Server = F("10.0.0.6") }), "an IP address"),
        new("PCNS-04", "old engine", Fail, d => d.OfTarget(t => t with { Server = F("SYNC0.fabrikam.com") }), "the active sync engine is SYNC1.fabrikam.com"),
        new("PCNS-04", "engine stopped", Fail, d => d.OfEngine(e => e with { Service = new WindowsService { State = F(ServiceState.Stopped) } }), "does not run", "start FIMSynchronizationService"),
        new("PCNS-04", "unresolved", Fail, d => d with { Hosts = [Host(Engine) with { Addresses = List<string>() }] }, "does not resolve", "Resolve-DnsName"),
        new("PCNS-04", "which engine is not known", Unknown, d => d.OfEngine(e => e with { Server = Unread<string>() }), "access denied"),
        new("PCNS-04", "not read", Unknown, d => d.OfTarget(t => t with { Server = Unread<string>() }), "access denied"),
        new("PCNS-04", "does not answer", Fail, d => d.Log(Logged(4003, 1, Dc, Source)), "4003", "RPC"),

        new("PCNS-05", "one right holder", Pass, d => d),
        new("PCNS-05", "nobody", Fail, d => Holders(d), "No account", @"setspn -S PCNSCLNT/SYNC1.fabrikam.com FABRIKAM\syncsvc"),
        new("PCNS-05", "wrong holder", Fail, d => Holders(d, Fabrikam.Other), "and not by", @"setspn -D PCNSCLNT/SYNC1.fabrikam.com FABRIKAM\otheracct"),
        new("PCNS-05", "two holders", Fail, d => Holders(d, EngineAccount, Fabrikam.Other), "no ticket", @"setspn -D PCNSCLNT/SYNC1.fabrikam.com FABRIKAM\otheracct"),
        new("PCNS-05", "malformed", Fail, d => d.OfTarget(t => t with { ServicePrincipalName = F("SYNC1") }), "malformed", "/S:PCNSCLNT/"),
        new("PCNS-05", "account not known", Unknown, d => d.OfEngine(e => e with { ServiceAccount = Unread<string>() }), "access denied"),
        new("PCNS-05", "nobody searched", Unknown, d => d.WithDirectory(), "not asked for", "setspn -Q"),
        new("PCNS-05", "not authenticated later", Fail, d => d.Log(Logged(6025, 1, Dc, Source)), "6025", "PRE-08"),

        new("PCNS-06", "exist", Pass, d => d, "Domain Users"),
        new("PCNS-06", "no groups", Pass, d => d.OfTarget(t => t with { InclusionGroup = Fact.Known<PcnsGroup?>(null) }), "filters by no group"),
        new("PCNS-06", "deleted", Fail, d => Exclude(d, Fact.Known<string?>(null)), "drops every notification", "pcnscfg securetarget /N:SYNC1"),
        new("PCNS-06", "not looked up", Unknown, d => Exclude(d, Unread<string?>()), "access denied"),
        new("PCNS-06", "not read", Unknown, d => d.OfTarget(t => t with { ExclusionGroup = Unread<PcnsGroup?>() }), "access denied"),
        new("PCNS-06", "not found later", Fail, d => d.Log(Logged(6032, 1, Dc, Source)), "6032", "securetarget"),

        new("PCNS-07", "silence in a log that was read", Pass, d => d, "2024-04-11 12:00:00Z to 2024-05-01 12:00:00Z"),
        new("PCNS-07", "high", Fail, d => d.Log(Logged(4005, -1, Dc, Source)), "has not come down"),
        new("PCNS-07", "high and low again", Pass, d => d.Log(Logged(4005, -2, Dc, Source), Logged(2005, -1, Dc, Source))),
        new("PCNS-07", "low and high again", Fail, d => d.Log(Logged(2005, -2, Dc, Source), Logged(4005, -1, Dc, Source))),
        new("PCNS-07", "silence without a log", Unknown, d => d with { EventLogCoverage = [] }, "no event log of DC1.fabrikam.com with events of PCNSSVC was read"),

        new("PCNS-08", "no direct target", NotApplicable, d => d),
        new("PCNS-08", "allowed and received", Pass, d => Direct(d, F(true), F(2)).Log(Logged(10662, -1)), "10662"),
        new("PCNS-08", "not allowed", Fail, d => Direct(d, F(false), F(2)), "does not allow", "ssoconfig -allowPS PCNS yes"),
        new("PCNS-08", "the format of the engine", Warning, d => Direct(d, F(true), F(1)), "likely", "pcnscfg modifytarget /N:SYNC1 /F:"),
        new("PCNS-08", "a format that is not documented", Unknown, d => Direct(d, F(true), F(2)), "not documented", "10662"),
        new("PCNS-08", "gate not read", Unknown, d => Direct(d, Unread<bool>(), F(2)), "access denied"),
        new("PCNS-08", "refused later", Fail, d => Direct(d, F(true), F(2)).Log(Logged(10662, -1), Logged(10750, 1)), "10750", "10750"),
    ];

    public static TheoryData<string> Names => RuleStory.Names(_stories);

    [Theory]
    [MemberData(nameof(Names))]
    public void Pcns_is_judged(string story) => RuleStory.Tell(_stories, story);

    [Fact]
    public void Every_rule_is_seen_in_every_status() => RuleStory.CoverFamily(_stories, "PCNS-*");

    [Theory]
    [InlineData("PCNS-04")]
    [InlineData("PCNS-05")]
    public void A_target_past_the_engine_is_left_to_PCNS08(string rule) =>
        Assert.Equal(NotApplicable, Fabrikam.JudgeOne(rule, Direct(Whole, F(true), F(2))).Status);

    [Fact]
    public void An_engine_without_any_look_at_PCNS_is_unknown_and_not_fine()
    {
        var blind = Whole.WithoutInventory() with { Pcns = new PcnsFacts(), EventLogCoverage = [] };

        Assert.All(
            RuleCatalogue.Select(["PCNS-*"]),
            rule => Assert.Equal(Unknown, Fabrikam.JudgeOne(rule.Id, blind).Status));
    }

    private static SyncDeployment State(SyncDeployment deployment, Fact<ServiceState> state) =>
        deployment.OfController(controller => controller with { PcnsService = new WindowsService { State = state } });

    private static SyncDeployment Holders(SyncDeployment deployment, params DirectoryAccount[] holders) =>
        deployment.WithDirectory(Fabrikam.Held(PcnsSpn, holders));

    private static SyncDeployment Exclude(SyncDeployment deployment, Fact<string?> name) => deployment.OfTarget(target => target with
    {
        ExclusionGroup = Fact.Known<PcnsGroup?>(new PcnsGroup { Sid = "S-1-5-21-10-20-30-1999", Name = name }),
    });

    private static SyncDeployment Direct(SyncDeployment deployment, Fact<bool> allowed, Fact<int> format) => deployment
        .OfTarget(target => target with { Server = F(Server), ServicePrincipalName = F("ENTSSO/" + Server), UserNameFormat = format })
        .Server1(server => server with { AllowPcns = allowed });
}
