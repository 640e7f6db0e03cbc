using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Diagnosis.FindingStatus;
using static EntSso.Tests.Diagnosis.FabrikamChain;

namespace EntSso.Tests.Diagnosis.Extension;

public class ExtensionStoryTests
{
    private static readonly RuleStory[] _stories =
    [
        new("EXT-01", "allowed", Pass, d => d),
        new("EXT-01", "not allowed", Fail, d => d.OfAgent("ENTSSOMA2", a => a with { IsPasswordSyncAllowed = F(false) }), "not allowed", "select Enable password management"),
        new("EXT-01", "not read", Unknown, d => d.OfAgent("ENTSSOMA2", a => a with { IsPasswordSyncAllowed = default })),
        new("EXT-01", "no export", Unknown, d => d.OfEngine(e => e with { ManagementAgents = [] }), "export was not read", "maexport ENTSSOMA2 agent.xml"),

        new("EXT-01", "off on the only target, says the engine", Fail, d => d.Log(Engine6(6921)), "6921", "change the passwords again"),
        new("EXT-01", "off on one of two targets, says the engine", Warning, d => d.WithEntSsoAgent(Server, true, AgentId, OtherAgentId).Log(Engine6(6921)), "does not name the target"),
        new("EXT-01", "only the log is known", Warning, _ => new SyncDeployment { Events = [Engine6(6921)] }, "The last known event"),

        new("EXT-02", "enabled", Pass, d => d, "EntSsoPasswordExtension.dll"),
        new("EXT-02", "not enabled", Fail, d => d.OfExtension(e => e with { IsEnabled = F(false) }), "not enabled", "Enable password management"),
        new("EXT-02", "no file", Fail, d => d.OfExtension(e => e with { Dll = F("") }), "No file"),
        new("EXT-02", "not read", Unknown, d => d.OfExtension(e => e with { IsEnabled = Unread<bool>() }), "access denied"),
        new("EXT-02", "the agent has no extension", Unknown, d => d with { PasswordExtensions = [] }, "was not read"),

        new("EXT-02", "not configured on the only target, says the engine", Fail, d => d.Log(Engine6(6922)), "6922", "enter the password extension"),
        new("EXT-02", "only the log is known", Warning, _ => new SyncDeployment { Events = [Engine6(6922)] }, "The last known event"),

        new("EXT-07", "affiliate administrator", Pass, d => d, "SSO Affiliate Administrators"),
        new("EXT-07", "neither", Fail, d => Memberships(d, F(false), F(false)), "neither in", @"Add FABRIKAM\entssoma to FABRIKAM\SSO Affiliate Administrators"),
        new("EXT-07", "one not read", Unknown, d => Memberships(d, F(false), Unread<bool>()), "access denied"),
        new("EXT-07", "one not read, member of the other", Pass, d => Memberships(d, F(true), Unread<bool>())),
        new("EXT-07", "no such account", Fail, d => d.WithAccounts(Fabrikam.Found(@"FABRIKAM\entssoma", null)), "no account"),
        new("EXT-07", "group not known", Unknown, d => d.Sso(s => s with { SsoAffiliateAdministrators = Unread<string>() }), "access denied"),
        new("EXT-07", "user not read", Unknown, d => d.OfAgent("ENTSSOMA2", a => a with { User = Unread<string>() }), "access denied"),

        new("EXT-08", "both", Pass, d => d),
        new("EXT-08", "no set", Warning, d => d.OfExtension(e => e with { IsSetEnabled = F(false) }), "The operation set is not", "allow both"),
        new("EXT-08", "no change", Warning, d => d.OfExtension(e => e with { IsChangeEnabled = F(false) }), "The operation change is not"),
        new("EXT-08", "neither", Warning, d => d.OfExtension(e => e with { IsSetEnabled = F(false), IsChangeEnabled = F(false) }), "Neither"),
        new("EXT-08", "not read", Unknown, d => d.OfExtension(e => e with { IsChangeEnabled = Unread<bool>() }), "access denied"),

        new("EXT-08", "no set on the only target, says the engine", Fail, d => d.Log(Engine6(6928)), "6928", "allow both"),
        new("EXT-08", "only the log is known", Warning, _ => new SyncDeployment { Events = [Engine6(6928)] }, "The last known event"),

        new("EXT-09", "the last change was delivered", Pass, d => d),
        new("EXT-09", "credentials failure", Fail, d => History(d, Delivered("ma-credentials-failure", 5)), "likely", "enter the password of the extension user again"),
        new("EXT-09", "delivered after a credentials failure", Pass, d => History(d, Delivered("ma-credentials-failure", 5), Delivered("success", 1))),
        new("EXT-09", "another failure", Unknown, d => History(d, Delivered("ma-access-denied", 5)), "does not show"),
        new("EXT-09", "no change yet", Unknown, d => History(d), "no export holds it"),
        new("EXT-09", "history not read", Unknown, d => d.OfEngine(e => e with { TargetHistory = default })),
        new("EXT-09", "11060 with a failed sign-in", Fail, d => History(d).Log(Logged(11060, -1) with { ErrorCode = 0x8007052E }), "error code 0x8007052E"),
        new("EXT-09", "11060 with another error", Unknown, d => History(d).Log(Logged(11060, -1) with { ErrorCode = 0x80070005 })),
        new("EXT-09", "delivered after a failed sign-in", Pass, d => d.Log(Logged(11060, -1) with { ErrorCode = 1326 })),

        new("EXT-06", "refused after the reading", Fail, d => d.Log(Logged(11060, 1) with { ClientUser = @"FABRIKAM\other", ServiceAccount = @"FABRIKAM\ssosvcact" }), @"Client User 'FABRIKAM\other'", "SSO Service Account"),
        new("EXT-06", "refused between the last change and the reading", Fail, d => d.Log(Logged(11060, -48)), "after the management agent ENTSSOMA2 was last changed"),
        new("EXT-06", "refused about when the agent was changed", Warning, d => d.OfAgent("ENTSSOMA2", a => a with { LastModificationTime = F("2024-05-01 09:00:00") }).Log(Logged(11060, -2)), "time zone"),
        new("EXT-06", "refused before the agent was changed", Pass, d => d.Log(Logged(11060, -24 * 60)), "before the management agent ENTSSOMA2 was last changed"),
        new("EXT-06", "not read, but refused", Fail, d => d.OfExtension(e => e with { User = Unread<string>() }).Log(Logged(11060, 1)), "The last known event"),
        new("EXT-06", "wrong, and the log bears it out", Fail, d => d.OfExtension(e => e with { User = F(@"FABRIKAM\other") }).Log(Logged(11060, -1)), "The log confirms it"),
        new("EXT-06", "refused on another server", Pass, d => d.Log(Logged(11060, 1, "INTSVR2"))),
    ];

    public static TheoryData<string> Names => RuleStory.Names(_stories);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_extension_is_judged(string story) => RuleStory.Tell(_stories, story);

    [Fact]
    public void Every_rule_is_seen_in_every_status() => RuleStory.CoverFamily(_stories, "EXT-*", "EXT-03", "EXT-04", "EXT-05", "EXT-06");

    [Fact]
    public void Which_agent_it_is_stays_unknown_where_nothing_was_read_that_tells()
    {
        var deployment = new SyncDeployment
        {
            SyncEngine = new SyncEngine { ManagementAgents = [new ManagementAgent { Id = AgentId, Name = "SOMEMA", Recognition = Unread<MaRecognition>() }] },
        };

        foreach (var rule in new List<string> { "EXT-01", "EXT-02", "EXT-07", "EXT-08", "EXT-09", "SYNC-07", "SYNC-10" })
        {
            Assert.Equal(Unknown, Fabrikam.JudgeOne(rule, deployment).Status);
        }
    }

    [Fact]
    public void The_extension_of_an_agent_that_no_source_has_as_target_does_not_matter()
    {
        var findings = PasswordSyncDiagnosis.Run(Whole.WithEntSsoAgent("", false, AgentId), ["EXT-*", "KRB-*", "SYNC-*"], ["EXT-07"]).Findings;

        Assert.All(findings, finding => Assert.True(finding.Status is Pass or NotApplicable, $"{finding.RuleId} {finding.Status} {finding.Subject}: {finding.Evidence}"));
        Assert.Contains(findings, finding => finding is { RuleId: "EXT-01", Subject: "ENTSSOMA", Status: NotApplicable } && finding.Evidence.Contains("ENTSSOMA2"));
    }

    [Fact]
    public void The_extension_of_every_agent_matters_where_the_targets_choose_none_or_are_not_known()
    {
        var chosen = Whole.WithEntSsoAgent("", false, AgentId);

        Assert.Contains(Fabrikam.Judge("EXT-02", chosen.OfPartition(partition => partition with { Targets = Unread<IReadOnlyList<string>>() })), IsFailureOfSecond);
        Assert.Contains(Fabrikam.Judge("EXT-03", chosen.OfPartition(partition => partition with { Targets = List<string>() })), IsFailureOfSecond);
        Assert.Contains(Fabrikam.Judge("EXT-02", chosen.OfAgent("ADMA", agent => agent with { Partitions = default })), IsFailureOfSecond);

        static bool IsFailureOfSecond(Finding finding) => finding is { Subject: "ENTSSOMA", Status: Fail };
    }

    [Theory]
    [InlineData("EXT-03")]
    [InlineData("EXT-04")]
    [InlineData("EXT-05")]
    [InlineData("EXT-06")]
    [InlineData("KRB-01")]
    [InlineData("KRB-05")]
    public void The_chosen_agent_is_unknown_where_only_the_extension_of_another_was_read(string rule)
    {
        var chosen = Whole.WithEntSsoAgent(Fabrikam.LongName, true, OtherAgentId);

        var finding = Fabrikam.JudgeOne(rule, chosen with { PasswordExtensions = [chosen.PasswordExtensions[0]] });

        Assert.Equal((Unknown, "ENTSSOMA"), (finding.Status, finding.Subject));
    }

    [Fact]
    public void EXT06_hears_a_refusal_also_where_the_extension_of_the_chosen_agent_was_not_read()
    {
        var chosen = Whole.WithEntSsoAgent(Fabrikam.LongName, true, OtherAgentId).Log(Logged(11060, 1));

        Assert.Equal(Fail, Fabrikam.JudgeOne("EXT-06", chosen with { PasswordExtensions = [chosen.PasswordExtensions[0]] }).Status);
    }

    // Who mends it by the account of the service leaves the management agent, and the time of its last change, as they are.
    [Theory]
    [InlineData(2, false, Pass)]
    [InlineData(2, true, Fail)]
    [InlineData(0.5, false, Fail)]
    public void EXT06_believes_a_change_that_came_through_after_the_refusal(double hours, bool allowsPcns, FindingStatus status) => Assert.Equal(
        status,
        Fabrikam.JudgeOne("EXT-06", Whole.Server1(server => server with { AllowPcns = F(allowsPcns) }).Log(Logged(11060, 1), Logged(11058, hours))).Status);

    [Theory]
    [InlineData("EXT-06", 11060, "ENTSSO")]
    [InlineData("ADP-07", 10710, "ENTSSO")]
    [InlineData("PCNS-07", 4005, "PCNSSVC")]
    public void An_event_that_names_no_computer_is_told_all_the_same(string rule, int id, string provider)
    {
        // Judge sees to it that every finding has a subject.
        var findings = Fabrikam.Judge(rule, new SyncDeployment().Log(Logged(id, 1, "", provider)));

        Assert.Contains(findings, finding => finding.Status is Fail or Warning && finding.Evidence.Contains($"{id}"));
    }

    [Theory]
    [InlineData("EXT-06", 11060, Fail)]
    [InlineData("PRE-02", 10503, Fail)]
    [InlineData("PRE-04", 10652, Fail)]
    [InlineData("PRE-09", 10602, Warning)]
    public void The_events_of_a_cluster_are_in_the_log_of_its_node(string rule, int id, FindingStatus status)
    {
        var cluster = Whole.Server1(server => server with { NodeName = F("NODE1") });

        Assert.Equal(Pass, Fabrikam.JudgeOne(rule, cluster).Status);
        Assert.Equal(status, Fabrikam.JudgeOne(rule, cluster.Log(Logged(id, 1, "NODE1"))).Status);
    }

    private static SyncDeployment History(SyncDeployment deployment, params PasswordTargetRow[] rows) =>
        deployment.OfEngine(engine => engine with { TargetHistory = List(rows) });

    private static SyncDeployment Memberships(SyncDeployment deployment, Fact<bool> administrators, Fact<bool> affiliates) => deployment with
    {
        Directory = deployment.Directory with
        {
            Memberships =
            [
                new GroupMembership(AgentAccount.Sid, @"FABRIKAM\SSO Administrators", administrators),
                new GroupMembership(AgentAccount.Sid, @"FABRIKAM\SSO Affiliate Administrators", affiliates),
            ],
        },
    };

    private static EventEvidence Engine6(int id) => Logged(id, 1, "SYNC1", "FIMSynchronizationService");
}
