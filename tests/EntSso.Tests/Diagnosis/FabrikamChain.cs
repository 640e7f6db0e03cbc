using EntSso.Deployment;

namespace EntSso.Tests.Diagnosis;

/// <summary>The fabrikam example from the domain controllers to the ENTSSO server, every fact known and as it should be.</summary>
internal static class FabrikamChain
{
    public const string Server = "INTSVR1.fabrikam.com";
    public const string Engine = "SYNC1.fabrikam.com";
    public const string AdmaId = "11111111-0000-0000-0000-000000000001";
    public const string AgentId = "11111111-0000-0000-0000-000000000002";
    public const string OtherAgentId = "11111111-0000-0000-0000-000000000003";
    public const string SourceId = "11111111-0000-0000-0000-000000000004";
    public const string PcnsSpn = "PCNSCLNT/SYNC1.fabrikam.com";

    public static readonly DateTime Read = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly FactOrigin _origin = new("collection", Read);

    public static readonly DirectoryAccount EngineAccount = Fabrikam.Account("syncsvc", 1110);
    public static readonly DirectoryAccount AgentAccount = Fabrikam.Account("entssoma", 1111);

    public static readonly SyncDeployment Whole = Fabrikam.Healthy with
    {
        Collections =
        [
            new CollectionRun { Computer = Server, Time = Read, Account = F(@"FABRIKAM\admin"), IsElevated = F(true), IsSsoAdministrator = F(true) },
        ],
        Inventory = new Inventory
        {
            Servers = F(1), Applications = F(2), ManagementAgents = F(3), DomainControllers = F(1), PcnsTargets = F(1),
        },
        System = new SsoSystem
        {
            IsEnabled = F(true),
            SecretServer = F("INTSVR1"),
            SsoAdministrators = F(@"FABRIKAM\SSO Administrators"),
            SsoAffiliateAdministrators = F(@"FABRIKAM\SSO Affiliate Administrators"),
            DatabaseServer = F("SQL1"),
            DatabaseName = F("SSODB"),
            IsDatabaseReachable = F(true),
            DatabaseNeedsUpgrade = F(false),
        },
        Servers =
        [
            new SsoServer
            {
                Name = Server,
                ServiceAccount = F(@"FABRIKAM\ssosvcact"),
                Service = new WindowsService { State = F(ServiceState.Running), StartMode = F(ServiceStartMode.Automatic) },
                IsOnline = F(true),
                IsSecretServerRunning = F(true),
                IsPasswordSyncLoaded = F(true),
                AllowMiis = F(true),
                AllowPcns = F(false),
            },
        ],
        Applications = [new AffiliateApplication { Name = "HRPayroll" }, new AffiliateApplication { Name = "Warehouse" }],
        SyncEngine = new SyncEngine
        {
            Server = F(Engine),
            Service = new WindowsService { State = F(ServiceState.Running), StartMode = F(ServiceStartMode.Automatic) },
            ServiceAccount = F(@"FABRIKAM\syncsvc"),
            ExtensionsFolder = F(@"C:\Sync\Extensions"),
            IsPasswordSyncEnabled = F(true),
            PasswordSyncLogLevel = F<int?>(1),
            MetaverseExtension = F("Microsoft.EnterpriseSingleSignOn.ManagementAgent.dll"),
            ManagementAgents =
            [
                Agent(AdmaId, "ADMA", "AD", MaRecognition.None) with { Partitions = List(Partition("DC=fabrikam,DC=com", AgentId)) },
                Agent(AgentId, "ENTSSOMA2", "Extensible", MaRecognition.ConfigurationFile) with { User = F(@"FABRIKAM\entssoma") },
                Agent(SourceId, "HRMA", "Extensible", MaRecognition.None),
            ],
            Queue = List<PasswordQueueRow>(),
            TargetHistory = List(Delivered("success", 10)),
            Connectors = [new ConnectorLookup { WindowsAccount = @"FABRIKAM\jane", ManagementAgentId = AgentId, IsConnected = F(true) }],
        },
        PasswordExtensions =
        [
            new PasswordExtension
            {
                ManagementAgent = "ENTSSOMA2",
                ManagementAgentId = AgentId,
                ConnectTo = F(Server),
                User = F(@"fabrikam\ssosvcact"),
                IsEnabled = F(true),
                Dll = F("EntSsoPasswordExtension.dll"),
                IsSetEnabled = F(true),
                IsChangeEnabled = F(true),
            },
        ],
        EntSsoXml = Fact.Known<EntSsoXmlFile?>(
            new EntSsoXmlFile
            {
                Path = "ENTSSO.xml",
                IsWellFormed = true,
                Sources = [new EntSsoXmlSource { Name = "HRMA", Line = 2, Column = 4 }],
                Agents =
                [
                    new EntSsoXmlAgent
                    {
                        Name = "ENTSSOMA2",
                        Adma = "ADMA",
                        DeleteAll = new Stated<bool>(false, true),
                        Line = 3,
                        Column = 4,
                        Applications = [new EntSsoXmlApplication { Name = "HRPayroll", SourceMa = "HRMA", Line = 4, Column = 6 }],
                    },
                ],
            },
            _origin),
        IsEntSsoXmlInPlace = F(true),
        Pcns = new PcnsFacts
        {
            Targets =
            [
                new PcnsTarget
                {
                    Name = "SYNC1",
                    Server = F(Engine),
                    ServicePrincipalName = F(PcnsSpn),
                    UserNameFormat = F(1),
                    IsDisabled = F(false),
                    InclusionGroup = Fact.Known<PcnsGroup?>(new PcnsGroup { Sid = "S-1-5-21-10-20-30-513", Name = Fact.Known<string?>("Domain Users") }, _origin),
                    ExclusionGroup = Fact.Known<PcnsGroup?>(null, _origin),
                },
            ],
            DomainControllers =
            [
                new DomainController
                {
                    Name = "DC1.fabrikam.com",
                    IsWritable = F(true),
                    PcnsService = new WindowsService { State = F(ServiceState.Running), StartMode = F(ServiceStartMode.Automatic) },
                    IsFilterRegistered = F(true),
                    PcnsLogLevel = F<int?>(null),
                    FilterInstalledAt = F(Read.AddDays(-30)),
                    StartedAt = F(Read.AddDays(-2)),
                },
            ],
        },
        Directory = Fabrikam.Healthy.Directory with
        {
            Accounts =
            [
                .. Fabrikam.Healthy.Directory.Accounts,
                Fabrikam.Found(@"FABRIKAM\syncsvc", EngineAccount),
                Fabrikam.Found(@"FABRIKAM\entssoma", AgentAccount),
            ],
            ServicePrincipalNames = [.. Fabrikam.Healthy.Directory.ServicePrincipalNames, new SpnLookup(PcnsSpn, List(EngineAccount))],
            Memberships =
            [
                new GroupMembership(Fabrikam.ServiceAccount.Sid, @"FABRIKAM\SSO Administrators", F(true)),
                new GroupMembership(AgentAccount.Sid, @"FABRIKAM\SSO Administrators", F(false)),
                new GroupMembership(AgentAccount.Sid, @"FABRIKAM\SSO Affiliate Administrators", F(true)),
            ],
        },
        Hosts =
        [
            Host(Server) with { Clocks = [Clock(0.5)], Ports = [new PortProbe { From = Engine, Port = 135, IsOpen = F(true) }] },
            Host(Engine) with { Clocks = [Clock(-20)] },
        ],
        EventLogCoverage = [Covered(Server), Covered("DC1.fabrikam.com"), Covered(Engine)],
    };

    public static Fact<T> F<T>(T value) => Fact.Known(value, _origin);

    public static Fact<T> Unread<T>() => Fact.Unknown<T>("access denied", _origin);

    public static Fact<IReadOnlyList<T>> List<T>(params T[] items) => Fact.Known<IReadOnlyList<T>>(items, _origin);

    public static HostFacts Host(string name, string forest = "fabrikam.com") => new()
    {
        Name = name, Addresses = List("10.0.0.5"), CanonicalName = F(name), Domain = F(forest), Forest = F(forest),
    };

    public static ClockReading Clock(double seconds) => new() { From = "ADMIN1", OffsetSeconds = F(seconds) };

    public static ManagementAgent Agent(string id, string name, string category, MaRecognition recognition) => new()
    {
        Id = id,
        Name = name,
        Category = F(category),
        Recognition = F(recognition),
        ExportServer = F("SYNC1"),
        ExportDate = F("2024-05-01 10:00:00.000"),
        LastModificationTime = F("2024-04-01 10:00:00.000"),
        IsPasswordSyncAllowed = F(true),
        MaximumRetryCount = F(10),
        RetryIntervalSeconds = F(60),
        AllowLowSecurity = F(false),
        Partitions = List<MaPartition>(),
    };

    public static MaPartition Partition(string name, params string[] targets) => new()
    {
        Name = name, IsSelected = F(true), IsDomain = F(true), IsPasswordSource = F(true), IsChangeCountLimited = F(false), Targets = List(targets),
    };

    public static PasswordTargetRow Delivered(string returnCode, int minutesBefore) => new()
    {
        ManagementAgentId = AgentId.ToUpperInvariant(), DistinguishedName = "CN=jane", ReturnCode = returnCode, LastAttemptAt = Read.AddMinutes(-minutesBefore),
    };

    public static EventLogCoverage Covered(string computer) => new()
    {
        Computer = computer, Count = F(1000L), From = F(Read.AddDays(-20)), To = F(Read),
    };

    /// <summary>An event, so many hours after the facts were read (before them where negative).</summary>
    public static EventEvidence Logged(int id, double hours, string computer = "INTSVR1", string provider = "ENTSSO") => new()
    {
        Provider = provider, EventId = id, Computer = computer, Count = 1, First = Read.AddHours(hours), Last = Read.AddHours(hours),
    };

    public static SyncDeployment Log(this SyncDeployment deployment, params EventEvidence[] events) => deployment with { Events = events };

    public static SyncDeployment Server1(this SyncDeployment deployment, Func<SsoServer, SsoServer> change) =>
        deployment with { Servers = [change(deployment.Servers[0])] };

    public static SyncDeployment Sso(this SyncDeployment deployment, Func<SsoSystem, SsoSystem> change) =>
        deployment with { System = change(deployment.System) };

    public static SyncDeployment OfEngine(this SyncDeployment deployment, Func<SyncEngine, SyncEngine> change) =>
        deployment with { SyncEngine = change(deployment.SyncEngine) };

    public static SyncDeployment OfAgent(this SyncDeployment deployment, string name, Func<ManagementAgent, ManagementAgent> change) =>
        deployment.OfEngine(engine => engine with
        {
            ManagementAgents = [.. engine.ManagementAgents.Select(agent => agent.Name == name ? change(agent) : agent)],
        });

    public static SyncDeployment OfPartition(this SyncDeployment deployment, Func<MaPartition, MaPartition> change) =>
        deployment.OfAgent("ADMA", agent => agent with { Partitions = agent.Partitions.Select<IReadOnlyList<MaPartition>>(list => [.. list.Select(change)]) });

    public static SyncDeployment OfExtension(this SyncDeployment deployment, Func<PasswordExtension, PasswordExtension> change) =>
        deployment with { PasswordExtensions = [change(deployment.PasswordExtensions[0])] };

    /// <summary>A second ENTSSO MA, ENTSSOMA, whose password extension connects to another name, and the targets of the partition.</summary>
    public static SyncDeployment WithEntSsoAgent(this SyncDeployment deployment, string connectTo, bool isEnabled, params string[] targets) => deployment
        .OfEngine(engine => engine with { ManagementAgents = [.. engine.ManagementAgents, Agent(OtherAgentId, "ENTSSOMA", "Extensible", MaRecognition.ListName)] })
        .OfPartition(partition => partition with { Targets = List(targets) }) with
    {
        PasswordExtensions =
        [
            .. deployment.PasswordExtensions,
            new PasswordExtension
            {
                ManagementAgent = "ENTSSOMA", ManagementAgentId = OtherAgentId, ConnectTo = F(connectTo), User = F(""), IsEnabled = F(isEnabled), Dll = F(""),
            },
        ],
    };

    public static SyncDeployment OfTarget(this SyncDeployment deployment, Func<PcnsTarget, PcnsTarget> change) =>
        deployment with { Pcns = deployment.Pcns with { Targets = [change(deployment.Pcns.Targets[0])] } };

    public static SyncDeployment OfController(this SyncDeployment deployment, Func<DomainController, DomainController> change) =>
        deployment with { Pcns = deployment.Pcns with { DomainControllers = [change(deployment.Pcns.DomainControllers[0])] } };

    public static SyncDeployment OfXml(this SyncDeployment deployment, Func<EntSsoXmlFile, EntSsoXmlFile> change) =>
        deployment with { EntSsoXml = deployment.EntSsoXml.Select(file => (EntSsoXmlFile?)change(file!)) };

    public static SyncDeployment WithoutInventory(this SyncDeployment deployment) => deployment with { Inventory = new Inventory() };
}
