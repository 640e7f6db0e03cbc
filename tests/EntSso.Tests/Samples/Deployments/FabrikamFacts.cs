using EntSso.Deployment;

namespace EntSso.Tests.Samples.Deployments;

/// <summary>What a live collection finds of a story: everything that no export of the products tells.</summary>
internal static class FabrikamFacts
{
    private const string Domain = "fabrikam.com";
    private const string MainframeUsers = @"FABRIKAM\Mainframe Users";
    private const string MainframeAdministrators = @"FABRIKAM\Mainframe Administrators";
    private const string PayrollUsers = @"FABRIKAM\Payroll Users";
    private const string PayrollAdministrators = @"FABRIKAM\Payroll Administrators";
    private const string AdapterUsers = @"FABRIKAM\Password Sync Adapters";
    private const string MaintenanceAccount = @"FABRIKAM\ssomaint";

    // Builtin\Windows Authorization Access Group.
    private const string AuthorizationAccess = "S-1-5-32-560";

    private const int ServerBits = 0x1 | 0x4 | 0x10 | 0x40 | 0x200;
    private const int SecretBit = 0x2;
    private const int AllowMiisBit = 0x800;

    private static readonly FactOrigin _sso = new("ENTSSO on INTSVR1", Fabrikam.Collected);
    private static readonly FactOrigin _directory = new("directory of fabrikam.com", Fabrikam.Collected.AddMinutes(1));
    private static readonly FactOrigin _engine = new("WMI on MIMSYNC1", Fabrikam.Collected.AddMinutes(3));
    private static readonly FactOrigin _kerberos = new("Kerberos on MIMSYNC1", Fabrikam.Collected.AddMinutes(3));
    private static readonly FactOrigin _network = new("network from MIMSYNC1", Fabrikam.Collected.AddMinutes(4));

    /// <summary>The deployment file of a story.</summary>
    public static SyncDeployment Of(DeploymentStory story)
    {
        var accounts = new FabrikamDirectory(story);
        return new SyncDeployment
        {
            Name = "Fabrikam",
            Collections = Collections,
            Inventory = Inventory,
            System = System(story),
            Servers = [Server(Fabrikam.Server1, SecretBit | (story.AllowMiis ? AllowMiisBit : 0)), Server(Fabrikam.Server2, AllowMiisBit)],
            Adapters = [Adapter(story)],
            Applications = [Mainframe(story), Payroll],
            MappingSurveys = [Survey(Fabrikam.Mainframe), Survey(Fabrikam.Payroll)],
            Mappings = [.. Fabrikam.People.SelectMany(Mappings)],
            SyncEngine = Engine(story),
            IsEntSsoXmlInPlace = Fact.Known(true, _engine),
            Pcns = Pcns,
            Directory = Directory(story, accounts),
            KerberosProbes = [Probe(story)],
            Hosts =
            [
                Host(Fabrikam.Server1, "10.20.0.11", 0.4, (135, true)), Host(Fabrikam.Server2, "10.20.0.12", -0.2, (135, true)),
                Host(Fabrikam.SyncEngine, "10.20.0.21", 0),
            ],
        };
    }

    private static IReadOnlyList<CollectionRun> Collections =>
    [
        new CollectionRun
        {
            Computer = "INTSVR1",
            Time = Fabrikam.Collected,
            Account = Fact.Known(@"FABRIKAM\sso.admin", _sso),
            IsElevated = Fact.Known(true, _sso),
            IsSsoAdministrator = Fact.Known(true, _sso),
        },
        new CollectionRun { Computer = "MIMSYNC1", Time = Fabrikam.Collected.AddMinutes(3), Account = Fact.Known(Fabrikam.EngineAccount, _engine) },
    ];

    private static Inventory Inventory => new()
    {
        Servers = Fact.Known(2, _sso),
        Applications = Fact.Known(2, _sso),
        Adapters = Fact.Known(1, _sso),
        AdapterGroups = Fact.Known(0, _sso),
        PasswordFilters = Fact.Known(0, _sso),
        ManagementAgents = Fact.Known(5, _engine),
        DomainControllers = Fact.Known(2, _directory),
        PcnsTargets = Fact.Known(1, _directory),
    };

    private static PcnsFacts Pcns => new()
    {
        Targets =
        [
            new PcnsTarget
            {
                Name = "ENTSSOSYNC",
                Id = "4f0e9c7a-2b61-4d38-8c15-7a9d3e2f0001",
                Domain = Domain,
                Server = Fact.Known(Fabrikam.SyncEngine, _directory),
                ServicePrincipalName = Fact.Known(Fabrikam.PcnsSpn, _directory),
                UserNameFormat = Fact.Known(1, _directory),
                KeepAliveSeconds = Fact.Known(300, _directory),
                IsDisabled = Fact.Known(false, _directory),
                InclusionGroup = Fact.Known<PcnsGroup?>(
                    new PcnsGroup { Sid = FabrikamDirectory.DomainUsers, Name = Fact.Known<string?>(@"FABRIKAM\Domain Users", _directory) }, _directory),
                ExclusionGroup = Fact.Known<PcnsGroup?>(null, _directory),
            },
        ],
        DomainControllers = [Controller(Fabrikam.DomainController1), Controller(Fabrikam.DomainController2)],
    };

    private static AffiliateApplication Payroll => new()
    {
        Name = Fabrikam.Payroll,
        Description = Fact.Known("Payroll domain", _sso),
        Type = Fact.Known(ApplicationType.Individual, _sso),
        Flags = Fact.Known(0x2800002, _sso),
        IsEnabled = Fact.Known(true, _sso),
        DirectPasswordSync = Fact.Known(true, _sso),
        Fields = Fields,
        Users = Names(PayrollUsers),
        Administrators = Names(PayrollAdministrators),
        Adapter = Fact.Known<string?>(null, _sso),
        PasswordFilter = Fact.Known<string?>(null, _sso),
        FilterString = Fact.Known<string?>(null, _sso),
    };

    private static Fact<IReadOnlyList<ApplicationField>> Fields =>
        Fact.Known<IReadOnlyList<ApplicationField>>([new ApplicationField("User Id", 0), new ApplicationField("Password", 0x10000000)], _sso);

    private static SsoSystem System(DeploymentStory story) => new()
    {
        ReadThrough = Fact.Known(Fabrikam.Server1, _sso),
        Flags = Fact.Known(0x2 | 0x4 | (story.FromWindowsToAdapters ? 0x400 : 0), _sso),
        IsEnabled = Fact.Known(true, _sso),
        AllowWindowsInitiated = Fact.Known(true, _sso),
        AllowHostInitiated = Fact.Known(false, _sso),
        FromWindowsToAdapters = Fact.Known(story.FromWindowsToAdapters, _sso),
        FromAdaptersToDatabase = Fact.Known(false, _sso),
        FromAdaptersToWindows = Fact.Known(false, _sso),
        SecretServer = Fact.Known("INTSVR1", _sso),
        SsoAdministrators = Fact.Known(Fabrikam.SsoAdministrators, _sso),
        SsoAffiliateAdministrators = Fact.Known(Fabrikam.SsoAffiliateAdministrators, _sso),
        DatabaseServer = Fact.Known(Fabrikam.SqlServer, _sso),
        DatabaseName = Fact.Known("SSODB", _sso),
        IsDatabaseReachable = Fact.Known(true, _sso),
        DatabaseNeedsUpgrade = Fact.Known(false, _sso),
    };

    private static SsoServer Server(string name, int bits)
    {
        int flags = ServerBits | bits;
        return new SsoServer
        {
            Name = name,
            ServiceAccount = Fact.Known(Fabrikam.ServiceAccount, _sso),
            IsDiscovered = Fact.Known(true, _sso),
            Service = new WindowsService { State = Fact.Known(ServiceState.Running, _sso), StartMode = Fact.Known(ServiceStartMode.Automatic, _sso) },
            Version = Fact.Known("10.0", _sso),
            StatusFlags = Fact.Known(flags, _sso),
            IsOnline = Bit(0x1),
            IsSecretServerRunning = Bit(SecretBit),
            IsPasswordSyncLoaded = Bit(0x4),
            IsPcnsListenerRunning = Bit(0x8),
            IsAdapterListenerRunning = Bit(0x10),
            IsClustered = Bit(0x20),
            Is64Bit = Bit(0x40),
            IsDatabaseConnectionEncrypted = Bit(0x80),
            IsCaseSensitive = Bit(0x100),
            IsMiisListenerRunning = Bit(0x200),
            AllowPcns = Bit(0x400),
            AllowMiis = Bit(AllowMiisBit),
            AllowRemoteLookup = Bit(0x1000),
            HasAdministratorBit = Bit(0x2000),
            PasswordSyncAgeHours = Fact.Known(24, _sso),
            PositiveAuditLevel = Fact.Known(0, _sso),
            NegativeAuditLevel = Fact.Known(1, _sso),
            DatabaseServer = Fact.Known(Fabrikam.SqlServer, _sso),
            DatabaseName = Fact.Known("SSODB", _sso),
            ReplayDirectory = Fact.Known(@"C:\Program Files\Common Files\Enterprise Single Sign-On\Replay", _sso),
            ReplayDirectoryExists = Fact.Known(true, _sso),
        };

        Fact<bool> Bit(int bit) => Fact.Known((flags & bit) != 0, _sso);
    }

    private static SyncAdapter Adapter(DeploymentStory story) => new()
    {
        Name = Fabrikam.Adapter,
        Description = Fact.Known("Mainframe security", _sso),
        IsEnabled = Fact.Known(true, _sso),
        SyncToAdapter = Fact.Known(story.SyncToAdapter, _sso),
        SyncFromAdapter = Fact.Known(false, _sso),
        ChangeWindowsPassword = Fact.Known(false, _sso),
        VerifyOldPassword = Fact.Known(false, _sso),
        SendOldPassword = Fact.Known(false, _sso),
        AllowMappingConflicts = Fact.Known(false, _sso),
        Computer = Fact.Known(Fabrikam.Server1, _sso),
        Users = Names(AdapterUsers),
        Administrators = Names(Fabrikam.SsoAdministrators),
        Properties = Fact.Known<AdapterProperties?>(
            new AdapterProperties
            {
                RetryCount = Fact.Known(5, _sso),
                RetryDelayMinutes = Fact.Known(1, _sso),
                MaximumPendingNotifications = Fact.Known(8, _sso),
                StoreWhenOffline = Fact.Known(true, _sso),
            },
            _sso),
        Applications = Fact.Known<IReadOnlyList<string>>(story.IsMainframeAssigned ? [Fabrikam.Mainframe] : [], _sso),
        Group = Fact.Known<string?>(null, _sso),
    };

    private static AffiliateApplication Mainframe(DeploymentStory story) => new()
    {
        Name = Fabrikam.Mainframe,
        Description = Fact.Known("Mainframe", _sso),
        Type = Fact.Known(ApplicationType.Individual, _sso),
        Flags = Fact.Known(0x2, _sso),
        IsEnabled = Fact.Known(true, _sso),
        DirectPasswordSync = Fact.Known(false, _sso),
        Fields = Fields,
        Users = Names(MainframeUsers),
        Administrators = Names(MainframeAdministrators),
        Adapter = Fact.Known(story.IsMainframeAssigned ? Fabrikam.Adapter : null, _sso),
        PasswordFilter = Fact.Known<string?>(null, _sso),
        FilterString = Fact.Known<string?>(null, _sso),
    };

    private static MappingSurvey Survey(string application) => new() { Application = application, Count = Fact.Known(Fabrikam.People.Length, _sso) };

    private static IEnumerable<Mapping> Mappings(string user)
    {
        yield return Mapping(Fabrikam.Mainframe, user, Fabrikam.MainframeName(user));
        yield return Mapping(Fabrikam.Payroll, user, $@"PAYROLLDOM\{user}");
    }

    private static Mapping Mapping(string application, string user, string external) => new()
    {
        Application = application,
        WindowsDomain = "FABRIKAM",
        WindowsUser = user,
        ExternalUser = external,
        State = MappingState.Enabled,
        Credentials = MappingCredentials.Stored,
        Origin = _sso,
    };

    private static SyncEngine Engine(DeploymentStory story)
    {
        bool isPassedOn = story.Changes != ChangeFate.NotPassedOn;
        return new SyncEngine
        {
            Server = Fact.Known("MIMSYNC1", _engine),
            Era = Fact.Known(SyncEngineEra.Mim, _engine),
            Version = Fact.Known("4.6.34.0", _engine),
            Service = new WindowsService { State = Fact.Known(ServiceState.Running, _engine), StartMode = Fact.Known(ServiceStartMode.Automatic, _engine) },
            ServiceAccount = Fact.Known(Fabrikam.EngineAccount, _engine),
            ExtensionsFolder = Fact.Known(@"C:\Program Files\Microsoft Forefront Identity Manager\2010\Synchronization Service\Extensions", _engine),
            ManagementAgents =
            [
                .. new[] { FabrikamAgent.Ad, FabrikamAgent.Sso, FabrikamAgent.Sso2, FabrikamAgent.Racf, FabrikamAgent.Payroll }
                    .Select(agent => new ManagementAgent { Id = Guid(agent), Name = agent.Name }),
            ],
            Queue = Fact.Known<IReadOnlyList<PasswordQueueRow>>(story.Changes == ChangeFate.Refused ? [.. Fabrikam.People.Take(1).Select(Waiting)] : [], _engine),
            PasswordSyncLogLevel = Fact.Known<int?>(1, _engine),
            SourceHistory = Fact.Known<IReadOnlyList<PasswordSourceRow>>(isPassedOn ? [.. Fabrikam.People.Select(Received)] : [], _engine),
            TargetHistory = Fact.Known<IReadOnlyList<PasswordTargetRow>>(
                story.Changes == ChangeFate.HandedOver ? [.. Fabrikam.People.Select(Delivered)] : [], _engine),
            Connectors =
            [
                .. Fabrikam.People.Select(user => new ConnectorLookup
                {
                    WindowsAccount = $@"FABRIKAM\{user}", ManagementAgentId = Guid(FabrikamAgent.Sso2), IsConnected = Fact.Known(true, _engine),
                }),
            ],
        };
    }

    private static PasswordSourceRow Received(string user, int number) => new()
    {
        ManagementAgentId = Guid(FabrikamAgent.Ad),
        ReferenceId = Reference(number),
        DistinguishedName = FabrikamDirectory.DistinguishedName(user),
        ReturnCode = "success",
        SourceServer = Fabrikam.DomainController1,
        ChangedAt = Fabrikam.FirstChange.AddMinutes(14 * number).AddSeconds(-3),
        ReceivedAt = Fabrikam.FirstChange.AddMinutes(14 * number).AddSeconds(-1),
    };

    private static PasswordTargetRow Delivered(string user, int number) => new()
    {
        ManagementAgentId = Guid(FabrikamAgent.Sso2),
        ReferenceId = Reference(number),
        DistinguishedName = FabrikamDirectory.DistinguishedName(user),
        ReturnCode = "success",
        ReceivedAt = Fabrikam.FirstChange.AddMinutes(14 * number).AddSeconds(-1),
        LastAttemptAt = Fabrikam.FirstChange.AddMinutes(14 * number),
    };

    private static PasswordQueueRow Waiting(string user, int number) => new()
    {
        ManagementAgentId = Guid(FabrikamAgent.Sso2),
        ReferenceId = Reference(number),
        DistinguishedName = FabrikamDirectory.DistinguishedName(user),
        ReturnCode = "ma-access-denied",
        RetryCount = 4,
        ReceivedAt = Fabrikam.FirstChange.AddSeconds(-1),
        LastAttemptAt = Fabrikam.FirstChange.AddMinutes(4),
    };

    private static DomainController Controller(string name) => new()
    {
        Name = name,
        Domain = Domain,
        IsWritable = Fact.Known(true, _directory),
        PcnsService = new WindowsService { State = Fact.Known(ServiceState.Running, _directory), StartMode = Fact.Known(ServiceStartMode.Automatic, _directory) },
        IsFilterRegistered = Fact.Known(true, _directory),
        PcnsLogLevel = Fact.Known<int?>(null, _directory),
        FilterInstalledAt = Fact.Known(new DateTime(2025, 11, 3, 9, 0, 0, DateTimeKind.Utc), _directory),
        StartedAt = Fact.Known(new DateTime(2026, 3, 15, 22, 38, 0, DateTimeKind.Utc), _directory),
        DefaultEncryptionTypes = Fact.Known<int?>(null, _directory),
    };

    private static DirectoryFacts Directory(DeploymentStory story, FabrikamDirectory accounts)
    {
        string[] spns = [Fabrikam.LongSpn, Fabrikam.ShortSpn, "ENTSSO/INTSVR2.fabrikam.com", "ENTSSO/INTSVR2", Fabrikam.PcnsSpn];
        return new DirectoryFacts
        {
            Accounts = [.. accounts.All.Select(account => new AccountLookup(account.ToString(), Fact.Known<DirectoryAccount?>(account, _directory)))],
            ServicePrincipalNames = [.. spns.Select(spn => new SpnLookup(spn, Fact.Known(accounts.HoldersOf(spn), _directory)))],
            Memberships =
            [
                .. Fabrikam.People.Select(user => Member(user, MainframeUsers, user != "ana.costa" || story.IsAnaMainframeUser)),
                .. Fabrikam.People.Select(user => Member(user, PayrollUsers, true)),
                Member("ssosvcact", Fabrikam.SsoAdministrators, true),
                Member("ssosvcact", AuthorizationAccess, true),
                Member("ssomaint", Fabrikam.SsoAdministrators, false),
                Member("ssomaint", Fabrikam.SsoAffiliateAdministrators, true),
            ],
        };

        GroupMembership Member(string user, string group, bool isMember) => new(accounts.Named(user).Sid, group, Fact.Known(isMember, _directory));
    }

    private static KerberosProbe Probe(DeploymentStory story)
    {
        string spn = $"ENTSSO/{story.ConnectTo}";
        bool isIssued = new FabrikamDirectory(story).HoldersOf(spn).Count == 1;
        return new KerberosProbe
        {
            ServicePrincipalName = spn,
            Client = "mimsync@FABRIKAM.COM",
            Ticket = Fact.Known<KerberosTicket?>(isIssued ? new KerberosTicket("FABRIKAM.COM", spn, 18, 4) : null, _kerberos),
            Failure = isIssued ? null : new KerberosFailure(
                7, true, "KDC_ERR_S_PRINCIPAL_UNKNOWN", "The domain controller knows no account, or more than one, for the service principal name.", $"setspn -Q {spn}"),
        };
    }

    private static HostFacts Host(string name, string address, double offset, params (int Port, bool IsOpen)[] ports) => new()
    {
        Name = name,
        Addresses = Fact.Known<IReadOnlyList<string>>([address], _network),
        CanonicalName = Fact.Known(name, _network),
        Domain = Fact.Known(Domain, _network),
        Forest = Fact.Known(Domain, _network),
        Clocks = [new ClockReading { From = "MIMSYNC1", OffsetSeconds = Fact.Known(offset, _network) }],
        Ports = [.. ports.Select(port => new PortProbe { From = "MIMSYNC1", Port = port.Port, IsOpen = Fact.Known(port.IsOpen, _network) })],
    };

    private static Fact<IReadOnlyList<string>> Names(string name) => Fact.Known<IReadOnlyList<string>>([name], _sso);

    private static string Guid(FabrikamAgent agent) => agent.Id.ToLowerInvariant();

    private static string Reference(int number) => $"7c1d2e90-0000-4000-8000-00000000000{number}";
}
