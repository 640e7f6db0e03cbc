using EntSso.Deployment;
using Xunit;
using static EntSso.Diagnosis.FindingStatus;
using static EntSso.Tests.Diagnosis.FabrikamChain;

namespace EntSso.Tests.Diagnosis.Preconditions;

public class PreconditionStoryTests
{
    private static readonly RuleStory[] _stories =
    [
        new("PRE-01", "an administrator collected", Pass, d => d, "elevated"),
        new("PRE-01", "no administrator, elevated", Warning, d => Run(d, F(false), F(true)), "rules about its settings cannot be checked", "member of the SSO Administrators"),
        new("PRE-01", "not elevated", Warning, d => Run(d, F(false), F(false)), "", "Run as administrator"),
        new("PRE-01", "nobody knows", Unknown, d => Run(d, Unread<bool>(), F(true)), "access denied"),
        new("PRE-01", "a run on another computer asked no server", NotApplicable, d => Run(d, default, F(true))),

        new("PRE-02", "the service runs", Pass, d => d),
        new("PRE-02", "stopped", Fail, d => State(d, F(ServiceState.Stopped)), "Stopped", @"sc.exe \\INTSVR1.fabrikam.com start ENTSSO"),
        new("PRE-02", "not installed", Fail, d => State(d, F(ServiceState.NotInstalled)), "no service ENTSSO"),
        new("PRE-02", "starting", Warning, d => State(d, F(ServiceState.StartPending)), "three minutes"),
        new("PRE-02", "manual start", Warning, d => d.Server1(s => s with { Service = s.Service with { StartMode = F(ServiceStartMode.Manual) } }), "Manual", "config ENTSSO start= auto"),
        new("PRE-02", "not asked, but the server answered", Pass, d => State(d, default), "answered with its status"),
        new("PRE-02", "not read", Unknown, d => State(d, Unread<ServiceState>()).Server1(s => s with { IsOnline = Unread<bool>() }), "access denied"),
        new("PRE-02", "the start failed after the reading", Fail, d => d.Log(Logged(10503, 1)), "event 10503 was logged once on INTSVR1 at 2024-05-01 13:00:00Z", "start ENTSSO"),
        new("PRE-02", "the start failed and then succeeded", Pass, d => d.Log(Logged(10503, 1), Logged(10502, 2))),
        new("PRE-02", "the start failed before the reading", Pass, d => d.Log(Logged(10503, -1)), "whether this has been fixed since"),
        new("PRE-02", "the start of a server that only its log names failed", Fail, d => d.Log(Logged(10503, 1, "INTSVR2.fabrikam.com")), "on INTSVR2.fabrikam.com"),

        new("PRE-03", "enabled and online", Pass, d => d),
        new("PRE-03", "disabled", Fail, d => d.Sso(s => s with { IsEnabled = F(false) }), "disabled", "ssomanage -enablesso"),
        new("PRE-03", "offline", Fail, d => d.Server1(s => s with { IsOnline = F(false) }), "not online"),
        new("PRE-03", "not read", Unknown, d => d.Sso(s => s with { IsEnabled = Unread<bool>() }), "access denied", "ssomanage -displaydb"),
        new("PRE-03", "found disabled later", Fail, d => d.Log(Logged(10537, 1)), "10537", "ssomanage -enablesso"),
        new("PRE-03", "out of service and back", Pass, d => d.Log(Logged(10590, 1), Logged(10591, 1.5))),

        new("PRE-04", "loaded", Pass, d => d),
        new("PRE-04", "not loaded", Fail, d => d.Server1(s => s with { IsPasswordSyncLoaded = F(false) }), "likely the feature", @"\Platforms\SSO\setup.exe"),
        new("PRE-04", "not read", Unknown, d => d.Server1(s => s with { IsPasswordSyncLoaded = default }), "not collected"),
        new("PRE-04", "the start of the feature failed later", Fail, d => d.Log(Logged(10652, 1)), "10652", "error code"),

        new("PRE-05", "answers", Pass, d => d),
        new("PRE-05", "does not answer", Fail, d => d.Sso(s => s with { IsDatabaseReachable = F(false) }), "did not answer", "ssoconfig -showDB"),
        new("PRE-05", "not read", Unknown, d => d.Sso(s => s with { IsDatabaseReachable = default }), "not collected"),
        new("PRE-05", "failed later", Fail, d => d.Log(Logged(10514, 1) with { ErrorCode = 0x80004005 }), "error code 0x80004005", "ssomanage -displaydb"),
        new("PRE-05", "not read, but the log shows it", Fail, d => d.Sso(s => s with { IsDatabaseReachable = default }).Log(Logged(10511, -1)), "The last known event: event 10511"),

        new("PRE-06", "there", Pass, d => d),
        new("PRE-06", "the secret server does not run", Fail, d => d.Server1(s => s with { IsSecretServerRunning = F(false) }), "0x2", "ssoconfig -restoreSecret"),
        new("PRE-06", "the master secret server is not known", Unknown, d => d.Sso(s => s with { SecretServer = Unread<string>() }), "access denied"),
        new("PRE-06", "the server was not asked", Unknown, d => d.Sso(s => s with { SecretServer = F("SECRET9") }), "SECRET9 was not queried"),
        new("PRE-06", "another server lost the secret", Fail, d => d.Log(Logged(10532, 1, "INTSVR2")), "10532", "-restoreSecret"),
        new("PRE-06", "lost and found", Pass, d => d.Log(Logged(10532, 1), Logged(10533, 2))),

        new("PRE-08", "in step", Pass, d => d),
        new("PRE-08", "301 s ahead", Fail, d => Clocks(d, 301, 0), "301 s", "w32tm /resync /computer:INTSVR1.fabrikam.com"),
        new("PRE-08", "300 s behind", Fail, d => Clocks(d, -300, 0), "300 s"),
        new("PRE-08", "61 s ahead", Warning, d => Clocks(d, 61, 0), "61 s"),
        new("PRE-08", "60 s ahead", Pass, d => Clocks(d, 60, 0)),
        new("PRE-08", "each near, but apart", Fail, d => Clocks(d, 200, -200), "differ by 400 s"),
        new("PRE-08", "not read", Unknown, d => d with { Hosts = [Host(Server) with { Clocks = [new ClockReading { From = "ADMIN1", OffsetSeconds = Unread<double>() }] }] }, "access denied"),
        new("PRE-08", "nobody measured", Unknown, d => d with { Hosts = [] }, "no clock was read"),

        new("PRE-09", "open", Pass, d => d),
        new("PRE-09", "closed", Fail, d => Port(d, Engine, F(false)), "does not reach", "49152-65535"),
        new("PRE-09", "closed from elsewhere", Warning, d => Port(d, "ADMIN1", F(false)), "it was not checked"),
        new("PRE-09", "open from elsewhere", Unknown, d => Port(d, "ADMIN1", F(true)), "only from ADMIN1"),
        new("PRE-09", "not read", Unknown, d => Port(d, Engine, Unread<bool>()), "access denied"),
        new("PRE-09", "nobody tried", Unknown, d => d with { Hosts = [] }, "it was not checked", "Test-NetConnection -ComputerName INTSVR1.fabrikam.com -Port 135"),
        new("PRE-09", "a call failed later", Warning, d => d.Log(Logged(10602, 1)), "10602", "firewall"),

        new("PRE-10", "current", Pass, d => d),
        new("PRE-10", "old", Fail, d => d.Sso(s => s with { DatabaseNeedsUpgrade = F(true) }), "older", "ssoconfig -upgradeDB"),
        new("PRE-10", "not read", Unknown, d => d.Sso(s => s with { DatabaseNeedsUpgrade = default }), "not collected"),
        new("PRE-10", "refused later", Fail, d => d.Log(Logged(10728, 1)), "10728", "ssoconfig -upgradeDB"),
    ];

    public static TheoryData<string> Names => RuleStory.Names(_stories);

    [Theory]
    [MemberData(nameof(Names))]
    public void Preconditions_are_judged(string story) => RuleStory.Tell(_stories, story);

    [Fact]
    public void Every_precondition_is_seen_in_every_status() => RuleStory.CoverFamily(_stories, "PRE-*", "PRE-07");

    private static SyncDeployment Run(SyncDeployment deployment, Fact<bool> administrator, Fact<bool> elevated) =>
        deployment with { Collections = [deployment.Collections[0] with { IsSsoAdministrator = administrator, IsElevated = elevated }] };

    private static SyncDeployment State(SyncDeployment deployment, Fact<ServiceState> state) =>
        deployment.Server1(server => server with { Service = server.Service with { State = state } });

    private static SyncDeployment Clocks(SyncDeployment deployment, double server, double engine) => deployment with
    {
        Hosts = [Host(Server) with { Clocks = [Clock(server)] }, Host(Engine) with { Clocks = [Clock(engine)] }],
    };

    private static SyncDeployment Port(SyncDeployment deployment, string from, Fact<bool> open) => deployment with
    {
        Hosts = [Host(Server) with { Ports = [new PortProbe { From = from, Port = 135, IsOpen = open }] }],
    };
}
