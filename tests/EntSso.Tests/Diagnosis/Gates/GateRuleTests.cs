using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Tests.Diagnosis.Fabrikam;
using static EntSso.Tests.Diagnosis.FabrikamSso;

namespace EntSso.Tests.Diagnosis.Gates;

public class GateRuleTests
{
    private static SyncDeployment Good => FabrikamSso.Healthy;

    [Theory]
    [InlineData("GATE-01")]
    [InlineData("GATE-02")]
    [InlineData("GATE-03")]
    [InlineData("GATE-04")]
    [InlineData("GATE-05")]
    [InlineData("GATE-06")]
    [InlineData("GATE-08")]
    [InlineData("GATE-09")]
    public void A_server_in_order_passes_and_one_that_nobody_could_read_is_Unknown_with_the_reason(string rule)
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne(rule, Good).Status);

        var unread = JudgeOne(rule, Good with
        {
            Servers =
            [
                new SsoServer
                {
                    Name = LongName,
                    IsMiisListenerRunning = Unread<bool>(),
                    AllowMiis = Unread<bool>(),
                    AllowPcns = Unread<bool>(),
                    PasswordSyncAgeHours = Unread<int>(),
                    NegativeAuditLevel = Unread<int>(),
                    DatabaseServer = Unread<string>(),
                    ReplayDirectoryExists = Unread<bool>(),
                },
            ],
            System = new SsoSystem { FromWindowsToAdapters = Unread<bool>() },
        });
        Assert.Equal(FindingStatus.Unknown, unread.Status);
        Assert.Contains("access was denied", unread.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GATE-01")]
    [InlineData("GATE-02")]
    [InlineData("GATE-03")]
    [InlineData("GATE-05")]
    [InlineData("GATE-06")]
    [InlineData("GATE-07")]
    [InlineData("GATE-08")]
    [InlineData("GATE-09")]
    public void Without_any_server_there_is_nothing_to_judge(string rule) =>
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne(rule, new SyncDeployment()).Status);

    [Fact]
    public void GATE01_fails_where_the_listener_of_the_called_server_does_not_run()
    {
        var finding = JudgeOne("GATE-01", Good.EachServer(server => server with { IsMiisListenerRunning = Known(false), IsPasswordSyncLoaded = Known(false) }));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains("PRE-04", finding.Evidence, StringComparison.Ordinal);
        Assert.StartsWith("# on INTSVR1.fabrikam.com, elevated:\nRestart-Service ENTSSO", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void GATE02_fails_for_the_closed_gate_of_the_called_server_and_says_how_to_open_it()
    {
        var finding = JudgeOne("GATE-02", Good.EachServer(server => server with { AllowMiis = Known(false) }));

        Assert.Equal((FindingStatus.Fail, ChainLink.ServerGate), (finding.Status, finding.Link));
        Assert.Contains("ENTSSOMA2 connects to it", finding.Evidence, StringComparison.Ordinal);
        Assert.StartsWith("# on INTSVR1.fabrikam.com, elevated:\nEnable-EntSsoMiisSync -Server INTSVR1.fabrikam.com\n# or:\nssoconfig -allowPS MIIS yes\n", finding.Remedy, StringComparison.Ordinal);
        Assert.Equal([11070], finding.EventId);
    }

    [Fact]
    public void GATE02_leaves_servers_alone_that_nobody_calls()
    {
        var idle = new SsoServer { Name = "INTSVR2.fabrikam.com", AllowMiis = Known(false) };

        Assert.Equal(LongName, JudgeOne("GATE-02", Good with { Servers = [Server, idle] }).Subject);

        // Where it is not known which one is called, a closed gate is a warning.
        var unknown = Judge("GATE-02", Good with { Servers = [Server, idle], PasswordExtensions = [] });
        Assert.Equal([FindingStatus.Warning, FindingStatus.Pass], unknown.Select(finding => finding.Status));
    }

    [Fact]
    public void GATE02_does_not_concern_a_server_that_takes_changes_from_PCNS_only() => Assert.Equal(
        FindingStatus.NotApplicable,
        JudgeOne("GATE-02", Good.EachServer(server => server with { AllowMiis = Known(false), AllowPcns = Known(true) }) with { PasswordExtensions = [] }).Status);

    [Fact]
    public void GATE02_hears_a_refusal_that_was_logged_after_the_facts_were_read()
    {
        var after = JudgeOne("GATE-02", Good.WithEvents(Logged(11070)));
        Assert.Equal(FindingStatus.Fail, after.Status);
        Assert.Contains("event 11070 was logged 2 times on INTSVR1", after.Evidence, StringComparison.Ordinal);
        Assert.Contains("ssoconfig -allowPS MIIS yes", after.Remedy, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.Pass, JudgeOne("GATE-02", Good.WithEvents(Logged(11070, last: Collected.AddHours(-1)))).Status);
        Assert.Equal(FindingStatus.Pass, JudgeOne("GATE-02", Good.WithEvents(Logged(11070), Logged(10736, Adapter, Collected.AddHours(2)))).Status);
    }

    [Fact]
    public void GATE02_judges_a_server_of_which_only_the_log_is_known()
    {
        var deployment = new SyncDeployment().WithEvents(Logged(11070));

        var finding = JudgeOne("GATE-02", deployment);

        Assert.Equal((FindingStatus.Fail, "INTSVR1"), (finding.Status, finding.Subject));
        Assert.StartsWith("# on INTSVR1, elevated:\nEnable-EntSsoMiisSync -Server INTSVR1\n# or:\nssoconfig -allowPS MIIS yes", finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, false, FindingStatus.Pass)]
    [InlineData(false, true, true, FindingStatus.Fail)]
    [InlineData(true, false, true, FindingStatus.Pass)]
    [InlineData(true, false, false, FindingStatus.Warning)]
    [InlineData(true, true, false, FindingStatus.Warning)]
    [InlineData(true, true, true, FindingStatus.Warning)]
    public void GATE03_wants_the_gate_for_PCNS_open_only_where_domain_controllers_send_there(bool pcns, bool miis, bool hasTarget, FindingStatus status)
    {
        var deployment = Good.EachServer(server => server with { AllowPcns = Known(pcns), AllowMiis = Known(miis) }) with
        {
            Pcns = new PcnsFacts { Targets = hasTarget ? [new PcnsTarget { Name = "sso", Server = Known("intsvr1") }] : [] },
        };

        var finding = JudgeOne("GATE-03", deployment);

        Assert.Equal(status, finding.Status);
        if (status != FindingStatus.Pass)
        {
            Assert.EndsWith($"ssoconfig -allowPS PCNS {(status == FindingStatus.Fail ? "yes" : "no")}", finding.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void GATE03_does_not_guess_where_the_targets_were_not_listed() => Assert.Equal(
        FindingStatus.Unknown,
        JudgeOne("GATE-03", Good.EachServer(server => server with { AllowPcns = Known(true), AllowMiis = Known(false) }) with { Inventory = new Inventory() }).Status);

    [Fact]
    public void GATE04_fails_while_changes_do_not_flow_from_Windows_to_adapters()
    {
        var finding = JudgeOne("GATE-04", Good with { System = Good.System with { FromWindowsToAdapters = Known(false) } });

        Assert.Equal((FindingStatus.Fail, ChainLink.SystemGate), (finding.Status, finding.Link));
        Assert.StartsWith("# elevated:\nSet-EntSsoPasswordSyncMode -Enable WindowsToAdapters\n# or:\nssomanage -enable winsync\n", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void GATE04_hears_refusals_and_changes_that_came_further()
    {
        Assert.Equal(FindingStatus.Fail, JudgeOne("GATE-04", Good.WithEvents(Logged(10708))).Status);
        Assert.Equal(FindingStatus.Pass, JudgeOne("GATE-04", Good.WithEvents(Logged(10708), Logged(11030, last: Collected.AddHours(2)))).Status);
        Assert.Equal(FindingStatus.Fail, JudgeOne("GATE-04", new SyncDeployment().WithEvents(Logged(10708))).Status);
    }

    [Theory]
    [InlineData(0, 0, 0, FindingStatus.Fail)]
    [InlineData(2, 10, 600, FindingStatus.Pass)]
    [InlineData(1, 10, 600, FindingStatus.Warning)]
    public void GATE05_wants_an_age_that_outlasts_the_retries_of_the_sync_engine(int hours, int retries, int seconds, FindingStatus status)
    {
        var agent = new ManagementAgent
        {
            Id = "1", Name = "ENTSSOMA2", Recognition = Known(MaRecognition.ListName), MaximumRetryCount = Known(retries), RetryIntervalSeconds = Known(seconds),
        };

        var finding = JudgeOne("GATE-05", Good.EachServer(server => server with { PasswordSyncAgeHours = Known(hours) }) with
        {
            SyncEngine = new SyncEngine { ManagementAgents = [agent] },
        });

        Assert.Equal(status, finding.Status);
        Assert.Equal(status == FindingStatus.Warning, finding.Remedy.EndsWith("ssoconfig -syncAge 2", StringComparison.Ordinal));
    }

    [Fact]
    public void GATE05_cannot_compare_with_retries_that_were_not_read() => Assert.Equal(
        FindingStatus.Unknown,
        JudgeOne("GATE-05", Good with
        {
            SyncEngine = new SyncEngine { ManagementAgents = [new ManagementAgent { Id = "1", Name = "ENTSSOMA2", Recognition = Known(MaRecognition.ListName) }] },
        }).Status);

    [Fact]
    public void GATE05_never_advises_an_age_that_is_no_age()
    {
        var agent = new ManagementAgent
        {
            Id = "1", Name = "ENTSSOMA2", Recognition = Known(MaRecognition.ListName), MaximumRetryCount = Known(int.MaxValue), RetryIntervalSeconds = Known(int.MaxValue),
        };

        Assert.EndsWith(
            "ssoconfig -syncAge 2147483647",
            JudgeOne("GATE-05", Good with { SyncEngine = new SyncEngine { ManagementAgents = [agent] } }).Remedy,
            StringComparison.Ordinal);
    }

    [Fact]
    public void GATE09_cannot_tell_where_the_adapters_could_not_be_listed() => Assert.Equal(
        FindingStatus.Unknown,
        JudgeOne("GATE-09", Good with { Adapters = [], Inventory = new Inventory { Adapters = Unread<int>() } }).Status);

    [Fact]
    public void GATE06_warns_when_failures_are_not_logged()
    {
        var finding = JudgeOne("GATE-06", Good.EachServer(server => server with { NegativeAuditLevel = Known(0), PositiveAuditLevel = Known(2) }));

        Assert.Equal(FindingStatus.Warning, finding.Status);
        Assert.Contains("ssoconfig -auditLevel 2 1\n", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void GATE07_warns_of_the_server_that_differs_from_the_called_one()
    {
        var other = Server with { Name = "INTSVR2.fabrikam.com", AllowMiis = Known(false) };

        var findings = Judge("GATE-07", Good with { Servers = [Server, other, Server with { Name = "INTSVR3.fabrikam.com" }] });

        var warning = Assert.Single(findings, finding => finding.Status == FindingStatus.Warning);
        Assert.Equal("INTSVR2.fabrikam.com", warning.Subject);
        Assert.Equal(
            "# on INTSVR2.fabrikam.com, elevated:\nEnable-EntSsoMiisSync -Server INTSVR2.fabrikam.com\n# or:\nssoconfig -allowPS MIIS yes", warning.Remedy);
        Assert.Equal(2, findings.Count(finding => finding.Status == FindingStatus.Pass));
    }

    [Fact]
    public void GATE07_does_not_take_a_closed_gate_of_the_called_server_for_a_model()
    {
        var findings = Judge("GATE-07", Good with { Servers = [Server with { AllowMiis = Known(false) }, Server with { Name = "INTSVR2.fabrikam.com" }] });

        var warning = Assert.Single(findings, finding => finding.Status == FindingStatus.Warning);
        Assert.Equal(Server.Name, warning.Subject);
        Assert.EndsWith("ssoconfig -allowPS MIIS yes", warning.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void GATE07_never_suggests_to_close_the_gate_that_is_open(bool first, bool second)
    {
        // Which server is called is not known, and one is as many as the other.
        SsoServer[] servers = [Server with { AllowMiis = Known(first) }, Server with { Name = "INTSVR2.fabrikam.com", AllowMiis = Known(second) }];

        var warning = Assert.Single(Judge("GATE-07", new SyncDeployment { Servers = servers }), finding => finding.Status == FindingStatus.Warning);

        Assert.Equal(servers[first ? 1 : 0].Name, warning.Subject);
        Assert.EndsWith("ssoconfig -allowPS MIIS yes", warning.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void GATE07_needs_two_servers_and_facts_of_both()
    {
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("GATE-07", Good).Status);
        Assert.Contains(
            Judge("GATE-07", Good with { Servers = [Server, new SsoServer { Name = "INTSVR2", AllowMiis = Unread<bool>() }] }),
            finding => finding.Status == FindingStatus.Unknown && finding.Subject == "INTSVR2");
    }

    [Theory]
    [InlineData("SQL1", "SSODB", FindingStatus.Pass)]
    [InlineData("sql1.fabrikam.com", "ssodb", FindingStatus.Pass)]
    [InlineData("SQL1", "OTHERDB", FindingStatus.Fail)]
    [InlineData("SQL2", "SSODB", FindingStatus.Warning)]
    [InlineData(@"SQL1\SSO", "SSODB", FindingStatus.Warning)]
    public void GATE08_compares_the_databases(string sqlServer, string database, FindingStatus status)
    {
        var finding = JudgeOne("GATE-08", Good.EachServer(server => server with { DatabaseServer = Known(sqlServer), DatabaseName = Known(database) }));

        Assert.Equal(status, finding.Status);
        Assert.Equal(status != FindingStatus.Pass, finding.Remedy.EndsWith("ssomanage -serverall INTSVR1.fabrikam.com", StringComparison.Ordinal));
    }

    [Fact]
    public void GATE08_knows_the_words_for_the_computer_itself() => Assert.Equal(
        FindingStatus.Pass,
        JudgeOne("GATE-08", Good.EachServer(server => server with { DatabaseServer = Known("(local)") }) with
        {
            System = Good.System with { DatabaseServer = Known("INTSVR1") },
        }).Status);

    [Theory]
    [InlineData("INTSVR1", "(local)", FindingStatus.Pass)]
    [InlineData("INTSVR2", "(local)", FindingStatus.Warning)]
    [InlineData("INTSVR2", ".", FindingStatus.Warning)]
    [InlineData("INTSVR2", @".\SSO", FindingStatus.Warning)]
    [InlineData(null, "(local)", FindingStatus.Unknown)]
    public void GATE08_takes_these_words_for_another_computer_where_the_settings_were_read_through_one(
        string? readThrough, string sqlServer, FindingStatus status)
    {
        var finding = JudgeOne("GATE-08", Good.EachServer(server => server with { DatabaseServer = Known("(local)") }) with
        {
            System = Good.System with
            {
                DatabaseServer = Known(sqlServer),
                ReadThrough = readThrough is null ? Unread<string>() : Known(readThrough),
            },
        });

        Assert.Equal(status, finding.Status);
    }

    [Fact]
    public void GATE09_warns_of_a_missing_folder_and_applies_to_adapters_only()
    {
        var missing = Good.EachServer(server => server with { ReplayDirectoryExists = Known(false) });

        var finding = JudgeOne("GATE-09", missing);
        Assert.Equal(FindingStatus.Warning, finding.Status);
        Assert.Contains("ssoconfig -replayFiles -default", finding.Remedy, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("GATE-09", missing with { Adapters = [] }).Status);
        Assert.Equal(FindingStatus.Warning, JudgeOne("GATE-09", Good.WithEvents(Logged(10723))).Status);
    }

    [Fact]
    public void A_name_that_means_something_to_a_shell_is_in_quotes_and_never_in_a_comment()
    {
        var odd = Good.EachServer(server => server with { Name = "INTSVR1; calc", AllowMiis = Known(false) }) with { PasswordExtensions = [] };

        Assert.StartsWith("# on the ENTSSO server, elevated:\nEnable-EntSsoMiisSync -Server \"INTSVR1; calc\"\n# or:\nssoconfig", JudgeOne("GATE-02", odd).Remedy, StringComparison.Ordinal);
    }
}
