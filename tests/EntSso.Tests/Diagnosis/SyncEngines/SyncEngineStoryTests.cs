using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Diagnosis.Rules.SyncEngines;
using Xunit;
using static EntSso.Diagnosis.FindingStatus;
using static EntSso.Tests.Diagnosis.FabrikamChain;

namespace EntSso.Tests.Diagnosis.SyncEngines;

public class SyncEngineStoryTests
{
    private static readonly RuleStory[] _stories =
    [
        new("SYNC-01", "on", Pass, d => d),
        new("SYNC-01", "off", Fail, d => d.OfEngine(e => e with { IsPasswordSyncEnabled = F(false) }), "not selected", "Tools > Options"),
        new("SYNC-01", "not read", Unknown, d => d.OfEngine(e => e with { IsPasswordSyncEnabled = default }), "not collected", "svrexport"),

        new("SYNC-02", "source", Pass, d => d, "DC=fabrikam,DC=com"),
        new("SYNC-02", "off", Fail, d => d.OfPartition(p => p with { IsPasswordSource = F(false) }), "DC=fabrikam,DC=com", "Enable this partition as a password synchronization source"),
        new("SYNC-02", "only the configuration partition", Fail, d => d.OfPartition(p => p with { IsDomain = F(false) }), "No domain partition is selected"),
        new("SYNC-02", "not selected", Fail, d => d.OfPartition(p => p with { IsSelected = F(false) }), "No domain partition is selected"),
        new("SYNC-02", "another source does not help the agent of ENTSSO.xml", Fail, d => WithSecondForest(d).OfPartition(p => p with { IsPasswordSource = F(false) })),
        new("SYNC-02", "without ENTSSO.xml one source is enough", Pass, d => WithSecondForest(d).OfPartition(p => p with { IsPasswordSource = F(false) }) with { EntSsoXml = default }),
        new("SYNC-02", "no AD agent", Fail, d => d.OfEngine(e => e with { ManagementAgents = [.. e.ManagementAgents.Skip(1)] }), "no management agent for Active Directory"),
        new("SYNC-02", "no AD agent among some", Unknown, d => d.OfEngine(e => e with { ManagementAgents = [.. e.ManagementAgents.Skip(1)] }).WithoutInventory(), "no export of one was read"),
        new("SYNC-02", "not read", Unknown, d => d.OfAgent("ADMA", a => a with { Partitions = Unread<IReadOnlyList<MaPartition>>() }), "access denied"),

        new("SYNC-02", "refused later, one partition", Fail, d => d.Log(Engine6(6926, 1)), "6926", "enable each of them"),
        new("SYNC-02", "refused later, of the older engine", Fail, d => d.Log(Logged(6926, 1, "SYNC1", "MIIServer")), "6926"),
        new("SYNC-02", "refused later, one of two forests", Warning, d => WithSecondForest(d).Log(Engine6(6926, 1)), "6926"),
        new("SYNC-02", "refused on another engine", Pass, d => d.Log(Logged(6926, 1, "SYNC9", "FIMSynchronizationService"))),
        new("SYNC-02", "only the log is known", Fail, _ => new SyncDeployment { Events = [Engine6(6926, 1)] }, "The last known event"),

        new("SYNC-03", "target", Pass, d => d, "ENTSSOMA2"),
        new("SYNC-03", "GUID in upper case", Pass, d => d.OfPartition(p => p with { Targets = List(AgentId.ToUpperInvariant()) }), "ENTSSOMA2"),
        new("SYNC-03", "no target", Fail, d => d.OfPartition(p => p with { Targets = List<string>() }), "0 targets", "select ENTSSOMA2"),
        new("SYNC-03", "another target", Fail, d => d.OfPartition(p => p with { Targets = List(SourceId) }), "1 target"),
        new("SYNC-03", "target of another domain only", Warning, d => d.OfAgent("ADMA", a => a with { Partitions = List(Partition("DC=fabrikam,DC=com", AgentId), Partition("DC=eu,DC=fabrikam,DC=com")) }), "DC=fabrikam,DC=com only"),
        new("SYNC-03", "targets not read", Unknown, d => d.OfPartition(p => p with { Targets = Unread<IReadOnlyList<string>>() }), "access denied"),
        new("SYNC-03", "a target that may be the one", Unknown, d => d.OfPartition(p => p with { Targets = List(SourceId) }).OfAgent("HRMA", a => a with { Recognition = Unread<MaRecognition>() })),
        new("SYNC-03", "the target leads nowhere, another ENTSSO MA to the server", Fail, d => d.WithEntSsoAgent("OLDSSO1", true, OtherAgentId), "OLDSSO1, which is not an ENTSSO server", "select ENTSSOMA2 and deselect ENTSSOMA"),
        new("SYNC-03", "the target's extension is off", Fail, d => d.WithEntSsoAgent(Server, false, OtherAgentId), "not enabled", "select ENTSSOMA2 and deselect ENTSSOMA"),
        new("SYNC-03", "either leads to the server", Pass, d => d.WithEntSsoAgent(Server, true, OtherAgentId)),
        new("SYNC-03", "the target leads nowhere as far as is known", Pass, d => d.WithEntSsoAgent("OLDSSO1", true, OtherAgentId) with { Inventory = new Inventory() }),
        new("SYNC-03", "no source", NotApplicable, d => d.OfPartition(p => p with { IsPasswordSource = F(false) })),

        new("SYNC-04", "one", Pass, d => d),
        new("SYNC-04", "two", Warning, d => WithSecondAgent(d), "likely", "leave one of ENTSSOMA2, ENTSSOMA selected"),
        new("SYNC-04", "targets not read", Unknown, d => d.OfPartition(p => p with { Targets = Unread<IReadOnlyList<string>>() })),

        new("SYNC-05", "all exist", Pass, d => d, "ENTSSOMA2"),
        new("SYNC-05", "one does not", Warning, d => d.OfPartition(p => p with { Targets = List(AgentId, "99999999-0000-0000-0000-000000000009") }), "99999999-0000-0000-0000-000000000009"),
        new("SYNC-05", "not all exports were read", Unknown, d => d.OfPartition(p => p with { Targets = List("99999999-0000-0000-0000-000000000009") }).WithoutInventory(), "not every"),

        new("SYNC-06", "the product's", Pass, d => d),
        new("SYNC-06", "with a path", Pass, d => d.OfEngine(e => e with { MetaverseExtension = F(@"C:\x\MICROSOFT.EnterpriseSingleSignOn.ManagementAgent.DLL") })),
        new("SYNC-06", "own", Warning, d => d.OfEngine(e => e with { MetaverseExtension = F("Own.dll") }), "Own.dll", "Microsoft.EnterpriseSingleSignOn.ManagementAgent.dll"),
        new("SYNC-06", "none", Warning, d => d.OfEngine(e => e with { MetaverseExtension = F("") }), "no metaverse rules extension"),
        new("SYNC-06", "not read", Unknown, d => d.OfEngine(e => e with { MetaverseExtension = default })),

        new("SYNC-07", "ten times", Pass, d => d, "10, 60 s apart"),
        new("SYNC-07", "never", Warning, d => d.OfAgent("ENTSSOMA2", a => a with { MaximumRetryCount = F(0) }), "is lost"),
        new("SYNC-07", "without a pause", Warning, d => d.OfAgent("ENTSSOMA2", a => a with { RetryIntervalSeconds = F(0) }), "no pause"),
        new("SYNC-07", "not read", Unknown, d => d.OfAgent("ENTSSOMA2", a => a with { MaximumRetryCount = default })),

        new("SYNC-08", "no refusal in the history", Pass, d => d),
        new("SYNC-08", "allowed", Pass, d => d.OfAgent("ENTSSOMA2", a => a with { AllowLowSecurity = F(true) }), "is allowed"),
        new("SYNC-08", "refused", Warning, d => History(d, Delivered("ma-encryption-not-enabled", 5)), "likely", "Require secure connection"),
        new("SYNC-08", "no history", Unknown, d => d.OfEngine(e => e with { TargetHistory = default }), "not collected"),

        new("SYNC-09", "empty queue", Pass, d => d),
        new("SYNC-09", "stopped", Fail, d => d.OfEngine(e => e with { Service = new WindowsService { State = F(ServiceState.Stopped) } }), "Stopped", "start FIMSynchronizationService"),
        new("SYNC-09", "young", Pass, d => Queue(d, Waiting(2, 14)), "1 password change waits"),
        new("SYNC-09", "of unknown age", Unknown, d => Queue(d, Waiting(0, 14) with { ReceivedAt = null, RetryCount = null }), "does not show when"),
        new("SYNC-09", "of unknown age beside an old one", Fail, d => Queue(d, Waiting(0, 14) with { ReceivedAt = null, RetryCount = null }, Waiting(0, 16)), "2 password changes wait"),
        new("SYNC-09", "old", Fail, d => Queue(d, Waiting(0, 16)), "since 2024-05-01 11:44:00Z"),
        new("SYNC-09", "many retries", Fail, d => Queue(d, Waiting(3, 1) with { ReturnCode = "ma-access-denied" }), "event 11070 (GATE-02), 11060 (EXT-06)", "Do not clear the queue"),
        new("SYNC-09", "of another agent", Pass, d => Queue(d, Waiting(9, 99) with { ManagementAgentId = SourceId }), "No password change waits"),
        new("SYNC-09", "not read", Unknown, d => d.OfEngine(e => e with { Queue = Unread<IReadOnlyList<PasswordQueueRow>>() }), "access denied"),

        new("SYNC-10", "delivered", Pass, d => d, "1 of 1"),
        new("SYNC-10", "the last failed", Fail, d => History(d, Delivered("success", 9), Delivered("ma-access-denied", 5) with { ReachedRetryLimit = true }), "after the last retry", "change the password again"),
        new("SYNC-10", "failed before", Pass, d => History(d, Delivered("ma-access-denied", 9), Delivered("success", 5)), "failed ones are older"),
        new("SYNC-10", "of another agent", NotApplicable, d => History(d, Delivered("ma-access-denied", 9) with { ManagementAgentId = SourceId })),
        new("SYNC-10", "not read", Unknown, d => d.OfEngine(e => e with { TargetHistory = default })),

        new("SYNC-11", "connected", Pass, d => d),
        new("SYNC-11", "not connected", Fail, d => Connectors(d, F(false)), "no joined object", "export of ENTSSOMA2"),
        new("SYNC-11", "not read", Unknown, d => Connectors(d, Unread<bool>()), "access denied"),

        new("SYNC-12", "fresh", Pass, d => d),
        new("SYNC-12", "old", Warning, d => d.OfAgent("ADMA", a => a with { LastModificationTime = F("2024-05-01 10:00:00.001") }), "older state", "maexport ADMA agent.xml"),
        new("SYNC-12", "of another server", Warning, d => d.OfAgent("ADMA", a => a with { ExportServer = F("SYNC0") }), "SYNC0"),
        new("SYNC-12", "no date", Unknown, d => d.OfAgent("ADMA", a => a with { ExportDate = F("yesterday") }), "'yesterday' is not a date"),
        new("SYNC-12", "which engine is active is not known", Unknown, d => d.OfEngine(e => e with { Server = default })),

        new("SYNC-10", "given up, says the log", Warning, d => WithSecondAgent(d).Log(Engine6(6908, 1)), "does not name the target", "change the password again"),
        new("SYNC-10", "given up, and there is one target", Fail, d => d.Log(Engine6(6908, 1)), "6908"),
        new("SYNC-10", "refused by a policy", Fail, d => d.Log(Engine6(6927, 1)), "6927", "password policy"),
        new("SYNC-10", "delivered after that", Pass, d => d.Log(Engine6(6908, 1), Engine6(6902, 2))),

        new("SYNC-11", "an object was missing", Warning, d => d.Log(Engine6(6923, -1)), "6923", "import, synchronization and export"),

        new("SYNC-13", "not limited", Pass, d => d, "not limited"),
        new("SYNC-13", "limited, nothing refused", Pass, d => Received(Limit(d, 100)), "100 password changes in 24 hours"),
        new("SYNC-13", "limited, no history", Unknown, d => Limit(d, 100), "whether changes were refused"),
        new("SYNC-13", "limited and exceeded", Fail, d => Received(Limit(d, 100), Row("changes-exceed-max")), "1 change that", "raise or clear"),
        new("SYNC-13", "exceeded, the limit is not known", Fail, d => Received(d.OfPartition(p => p with { IsChangeCountLimited = default }), Row("changes-exceed-max")), "Likely the partition"),
        new("SYNC-13", "exceeded before the limit was cleared", Warning, d => Received(d, Row("changes-exceed-max")), "no longer limited", "Change the refused passwords again"),
        new("SYNC-13", "another agent exceeded its limit", Pass, d => Received(Limit(d, 100), Row("changes-exceed-max") with { ManagementAgentId = SourceId })),
        new("SYNC-13", "neither is known", Unknown, d => d.OfPartition(p => p with { IsChangeCountLimited = default }), "Whether the number of changes"),
        new("SYNC-13", "no source", NotApplicable, d => d.OfPartition(p => p with { IsPasswordSource = F(false) })),

        new("SYNC-14", "no caller was refused", Pass, d => d, "no refused caller"),
        new("SYNC-14", "refused", Fail, d => d.Log(Engine6(6914, -1)), "6914", "back to Domain Controllers"),
        new("SYNC-14", "refused, and others arrive later", Warning, d => d.Log(Engine6(6914, -2), Engine6(6903, -1)), "likely of another domain controller"),
        new("SYNC-14", "only the log is known", Fail, _ => new SyncDeployment { Events = [Engine6(6914, -1)] }),
        new("SYNC-14", "no log", Unknown, d => d with { EventLogCoverage = [] }, "no event log"),

        new("SYNC-15", "normal", Pass, d => d, "proves nothing"),
        new("SYNC-15", "verbose", Pass, d => d.OfEngine(e => e with { PasswordSyncLogLevel = F<int?>(3) }), "6903 and 6907"),
        new("SYNC-15", "minimal", Warning, d => d.OfEngine(e => e with { PasswordSyncLogLevel = F<int?>(0) }), "minimal", @"FIMSynchronizationService\Logging"" /v FeaturePwdSyncLogLevel"),
        new("SYNC-15", "minimal on ILM", Warning, d => d.OfEngine(e => e with { PasswordSyncLogLevel = F<int?>(0), Era = F(SyncEngineEra.Ilm) }), "minimal", "Restart-Service -Name miiserver"),
        new("SYNC-15", "not read", Unknown, d => d.OfEngine(e => e with { PasswordSyncLogLevel = Unread<int?>() }), "access denied"),
    ];

    public static TheoryData<string> Names => RuleStory.Names(_stories);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sync_engine_is_judged(string story) => RuleStory.Tell(_stories, story);

    [Fact]
    public void Every_rule_is_seen_in_every_status() => RuleStory.CoverFamily(_stories, "SYNC-*");

    [Fact]
    public void A_queue_of_unknown_age_is_judged_by_the_clock_of_the_judge()
    {
        var undated = Queue(Whole, Waiting(0, 0)).OfEngine(engine => engine with { Queue = Fact.Known(engine.Queue.Value) });

        Assert.Equal(
            [Fail, Pass],
            new Sync09QueueMoves().Evaluate(new RuleContext(undated, Read.AddHours(1), TestContext.Current.CancellationToken)).Select(finding => finding.Status));
    }

    [Fact]
    public void A_long_list_of_accounts_without_connector_is_cut_and_counted()
    {
        var deployment = Whole.OfEngine(engine => engine with
        {
            Connectors = [.. Enumerable.Range(0, 102).Select(i => new ConnectorLookup { WindowsAccount = $@"FABRIKAM\u{i}", ManagementAgentId = AgentId, IsConnected = F(false) })],
        });

        var findings = Fabrikam.Judge("SYNC-11", deployment);
        Assert.Equal(101, findings.Count);
        Assert.Equal("2 more subjects", findings[100].Subject);
    }

    private static SyncDeployment WithSecondForest(SyncDeployment deployment) => deployment.OfEngine(engine => engine with
    {
        ManagementAgents =
        [
            .. engine.ManagementAgents,
            Agent("11111111-0000-0000-0000-000000000005", "EUMA", "AD", MaRecognition.None) with
            {
                // Not a list of the first agent, so that changes of its partitions do not reach here.
                Partitions = List(Partition("DC=contoso,DC=com", AgentId)),
            },
        ],
    });

    private static SyncDeployment WithSecondAgent(SyncDeployment deployment) => deployment
        .OfEngine(engine => engine with { ManagementAgents = [.. engine.ManagementAgents, Agent(OtherAgentId, "ENTSSOMA", "Extensible", MaRecognition.ListName)] })
        .OfPartition(partition => partition with { Targets = List(AgentId, OtherAgentId) });

    private static SyncDeployment History(SyncDeployment deployment, params PasswordTargetRow[] rows) =>
        deployment.OfEngine(engine => engine with { TargetHistory = List(rows) });

    private static SyncDeployment Queue(SyncDeployment deployment, params PasswordQueueRow[] rows) =>
        deployment.OfEngine(engine => engine with { Queue = List(rows) });

    private static PasswordQueueRow Waiting(int retries, int minutes) => new()
    {
        ManagementAgentId = AgentId, RetryCount = retries, ReceivedAt = Read.AddMinutes(-minutes),
    };

    private static SyncDeployment Connectors(SyncDeployment deployment, Fact<bool> connected) => deployment.OfEngine(engine => engine with
    {
        Connectors = [new ConnectorLookup { WindowsAccount = @"FABRIKAM\jane", ManagementAgentId = AgentId, IsConnected = connected }],
    });

    private static EventEvidence Engine6(int id, double hours) => Logged(id, hours, "SYNC1", "FIMSynchronizationService");

    private static PasswordSourceRow Row(string returnCode) => new()
    {
        ManagementAgentId = AdmaId, DistinguishedName = "CN=jane,DC=fabrikam,DC=com", ReturnCode = returnCode, ReceivedAt = Read.AddMinutes(-5),
    };

    private static SyncDeployment Received(SyncDeployment deployment, params PasswordSourceRow[] rows) => deployment.OfEngine(engine => engine with { SourceHistory = List(rows) });

    private static SyncDeployment Limit(SyncDeployment deployment, int maximum) =>
        deployment.OfPartition(partition => partition with { IsChangeCountLimited = F(true), MaximumChanges = F(maximum) });
}
