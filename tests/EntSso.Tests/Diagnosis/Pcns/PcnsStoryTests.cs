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
        new("PCNS-02", "signature refused", Fail, d => d.Log(Logged(6004, 1, Dc, "PCNS Filter")), "6004", "KB 899760"),

        new("PCNS-02", "filter and service do not connect", Fail, d => d.Log(Logged(6002, 1, Dc, Source)), "6002", "versions differ"),

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

        new("PCNS-04", "not delivered", Fail, d => d.Log(Logged(4100, 1, Dc, Source)), "4100", "change the password again"),
        new("PCNS-04", "not delivered, and a later one was", Pass, d => d.Log(Logged(4100, 1, Dc, Source), Logged(2100, 2, Dc, Source))),
        new("PCNS-04", "no binding", Fail, d => d.Log(Logged(6027, 1, Dc, Source)), "6027", "which PCNS disabled"),
        new("PCNS-04", "not read, but changes arrive", Pass, d => d.OfTarget(t => t with { Server = Unread<string>() }).Log(Arrived(-1)), "changes arrive at the sync engine"),
        new("PCNS-04", "not read, and changes arrived before", Fail, d => d.OfTarget(t => t with { Server = Unread<string>() }).Log(Arrived(-2), Logged(4003, -1, Dc, Source)), "event 6903"),
        new("PCNS-04", "not read, and another engine receives", Unknown, d => d.OfEngine(e => e with { Server = Unread<string>() }).Log(Arrived(-1, "SYNC0"))),

        new("PCNS-05", "one right holder", Pass, d => d),
        new("PCNS-05", "nobody", Fail, d => Holders(d), "No account", @"setspn -S PCNSCLNT/SYNC1.fabrikam.com FABRIKAM\syncsvc"),
        new("PCNS-05", "wrong holder", Fail, d => Holders(d, Fabrikam.Other), "and not by", @"setspn -D PCNSCLNT/SYNC1.fabrikam.com FABRIKAM\otheracct"),
        new("PCNS-05", "two holders", Fail, d => Holders(d, EngineAccount, Fabrikam.Other), "no ticket", @"setspn -D PCNSCLNT/SYNC1.fabrikam.com FABRIKAM\otheracct"),
        new("PCNS-05", "malformed", Fail, d => d.OfTarget(t => t with { ServicePrincipalName = F("SYNC1") }), "malformed", "/S:PCNSCLNT/"),
        new("PCNS-05", "account not known", Unknown, d => d.OfEngine(e => e with { ServiceAccount = Unread<string>() }), "access denied"),
        new("PCNS-05", "virtual account, which is the computer on the network, and nobody searched", Unknown,
            d => d.WithDirectory().OfEngine(e => e with { ServiceAccount = F(@"NT SERVICE\FIMSynchronizationService") }), "not looked up"),
        new("PCNS-05", "local account, and nobody searched", Fail,
            d => d.WithDirectory().OfEngine(e => e with { ServiceAccount = F(@".\syncsvc") }), "cannot hold the SPN"),
        new("PCNS-05", "nobody searched", Unknown, d => d.WithDirectory(), "not looked up", "setspn -Q"),
        new("PCNS-05", "not authenticated later", Fail, d => d.Log(Logged(6025, 1, Dc, Source)), "6025", "PRE-08"),

        new("PCNS-05", "not searched, but changes arrive", Pass, d => d.WithDirectory().Log(Arrived(-1)), "6903"),
        new("PCNS-05", "a ticket that the engine could not decrypt", Warning, d => d.Log(Refused(PcnsSpn)), "likely another account", "setspn -Q"),
        new("PCNS-05", "a ticket for another SPN", Pass, d => d.Log(Refused(Fabrikam.LongSpn))),

        new("PCNS-06", "exist", Pass, d => d, "Domain Users"),
        new("PCNS-06", "no groups", Pass, d => d.OfTarget(t => t with { InclusionGroup = Fact.Known<PcnsGroup?>(null) }), "filters by no group"),
        new("PCNS-06", "deleted", Fail, d => Exclude(d, Fact.Known<string?>(null)), "drops every notification", "pcnscfg securetarget /N:SYNC1"),
        new("PCNS-06", "not looked up", Unknown, d => Exclude(d, Unread<string?>()), "access denied"),
        new("PCNS-06", "not read", Unknown, d => d.OfTarget(t => t with { ExclusionGroup = Unread<PcnsGroup?>() }), "access denied"),
        new("PCNS-06", "not found later", Fail, d => d.Log(Logged(6032, 1, Dc, Source)), "6032", "securetarget"),

        new("PCNS-06", "not read, but changes arrive", Pass, d => d.OfTarget(t => t with { ExclusionGroup = Unread<PcnsGroup?>() }).Log(Arrived(-1)), "6903"),
        new("PCNS-06", "a change was held back as it should", Pass, d => d.Log(Logged(2303, -1, Dc, Source), Arrived(-2)), "which is correct for users outside of them"),
        new("PCNS-06", "nothing arrives of what was captured", Warning, d => Level(d, 2).Log(Logged(2201, -1, Dc, Source)), "Likely the groups", "securetarget"),
        new("PCNS-06", "nothing arrives, and the level would not show it", Pass, d => Level(d, 1).Log(Logged(2201, -1, Dc, Source))),
        new("PCNS-06", "nothing arrives for another reason", Pass, d => Level(d, 2).Log(Logged(2201, -1, Dc, Source), Logged(4003, -1, Dc, Source))),
        new("PCNS-06", "nothing arrives, and no log of the engine was read", Pass, d => Level(d, 2).Log(Logged(2201, -1, Dc, Source)) with { EventLogCoverage = [Covered("DC1.fabrikam.com")] }),

        new("PCNS-07", "silence in a log that was read", Pass, d => d, "2024-04-11 12:00:00Z to 2024-05-01 12:00:00Z"),
        new("PCNS-07", "high", Fail, d => d.Log(Logged(4005, -1, Dc, Source)), "has been above its warning level"),
        new("PCNS-07", "high and low again", Pass, d => d.Log(Logged(4005, -2, Dc, Source), Logged(2005, -1, Dc, Source))),
        new("PCNS-07", "low and high again", Fail, d => d.Log(Logged(2005, -2, Dc, Source), Logged(4005, -1, Dc, Source))),
        new("PCNS-07", "silence without a log", Unknown, d => d with { EventLogCoverage = [] }, "no event log of DC1.fabrikam.com with events of PCNSSVC was read"),

        new("PCNS-08", "no direct target", NotApplicable, d => d),
        new("PCNS-08", "allowed and received", Pass, d => Direct(d, F(true), F(2)).Log(Logged(10662, -1)), "10662"),
        new("PCNS-08", "not allowed", Fail, d => Direct(d, F(false), F(2)), "does not allow", "ssoconfig -allowPS PCNS yes"),
        new("PCNS-08", "the format of the engine", Warning, d => Direct(d, F(true), F(1)), "likely", "pcnscfg modifytarget /N:SYNC1 /F:"),
        new("PCNS-08", "a format that is not documented", Unknown, d => Direct(d, F(true), F(2)), "not documented", "10662"),
        new("PCNS-08", "the NT4 format", Pass, d => Direct(d, F(true), F(3)), "likely the NT4 form"),
        new("PCNS-08", "gate not read", Unknown, d => Direct(d, Unread<bool>(), F(2)), "access denied"),
        new("PCNS-08", "refused later", Fail, d => Direct(d, F(true), F(2)).Log(Logged(10662, -1), Logged(10750, 1)), "10750", "/F:3"),

        new("PCNS-09", "not set", Pass, d => d, "1, normal (the value is not set)"),
        new("PCNS-09", "high", Pass, d => d.OfController(c => c with { PcnsLogLevel = F<int?>(2) }), "every change"),
        new("PCNS-09", "minimal", Warning, d => d.OfController(c => c with { PcnsLogLevel = F<int?>(0) }), "minimal", @"reg add ""\\DC1.fabrikam.com\HKLM\SYSTEM\CurrentControlSet\Services\PCNSSVC\Parameters"" /v EventLogLevel /t REG_DWORD /d 1 /f"),
        new("PCNS-09", "a number that is not known", Warning, d => d.OfController(c => c with { PcnsLogLevel = F<int?>(7) }), "0 to 3", "Restart-Service -Name PCNSSVC"),
        new("PCNS-09", "not read", Unknown, d => d.OfController(c => c with { PcnsLogLevel = Unread<int?>() }), "access denied"),
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

    private static EventEvidence Arrived(double hours, string engine = "SYNC1") => Logged(6903, hours, engine, "FIMSynchronizationService");

    private static EventEvidence Refused(string spn) => Logged(4, 1, Dc, "Microsoft-Windows-Security-Kerberos") with { Subject = spn };

    private static SyncDeployment Level(SyncDeployment deployment, int level) => deployment.OfEngine(engine => engine with { PasswordSyncLogLevel = F<int?>(level) });

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
