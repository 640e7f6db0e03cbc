using EntSso.Deployment;

namespace EntSso.Benchmarks.Diagnosis;

/// <summary>A deployment as large as wanted, mostly in order, with a few faults of each kind. Every mapped account is in the directory.</summary>
internal static class SyntheticDeployment
{
    private const int Adapters = 20;
    private const int FaultEvery = 997;
    private static readonly DateTime _read = new(2026, 1, 15, 8, 0, 0, DateTimeKind.Utc);
    private static readonly FactOrigin _origin = new("generated", _read);

    public static SyncDeployment Of(int servers, int applications, int mappings)
    {
        var accounts = Enumerable.Range(0, mappings).Select(Account).ToList();
        var service = Account("ssosvcact", 500, DirectoryAccountKind.User) with
        {
            ServicePrincipalNames = [.. Enumerable.Range(0, servers).SelectMany(i => new[] { $"ENTSSO/SSO{i}", $"ENTSSO/{Host(i)}" })],
        };
        return new SyncDeployment
        {
            Name = "generated",
            Inventory = new Inventory
            {
                Servers = Known(servers), Applications = Known(applications), Adapters = Known(Adapters), ManagementAgents = Known(2), PcnsTargets = Known(0),
            },
            System = new SsoSystem
            {
                IsEnabled = Known(true), FromWindowsToAdapters = Known(true), DatabaseServer = Known("SQL1"), DatabaseName = Known("SSODB"), SsoAdministrators = Known(@"FABRIKAM\SSO Administrators"),
            },
            Servers = [.. Enumerable.Range(0, servers).Select(Server)],
            Adapters = [.. Enumerable.Range(0, Adapters).Select(i => Adapter(i, applications))],
            Applications = [.. Enumerable.Range(0, applications).Select(Application)],
            MappingSurveys = [new MappingSurvey { Count = Known(mappings) }],
            Mappings = [.. Enumerable.Range(0, mappings).Select(i => Mapping(i, applications))],
            PasswordExtensions = [.. Enumerable.Range(0, servers).Select(i => new PasswordExtension
            {
                ManagementAgent = $"ENTSSOMA{i}", ConnectTo = Known(Host(i)), User = Known(@"FABRIKAM\ssosvcact"), IsEnabled = Known(true),
            })],
            Directory = new DirectoryFacts
            {
                Accounts =
                [
                    new AccountLookup(@"FABRIKAM\ssosvcact", Known<DirectoryAccount?>(service)),
                    .. Enumerable.Range(0, applications).Select(i =>
                        new AccountLookup($@"FABRIKAM\Users of App{i}", Known<DirectoryAccount?>(Account($"Users of App{i}", 1000 + i, DirectoryAccountKind.Group)))),
                    .. accounts.Select((account, i) => new AccountLookup($@"FABRIKAM\user{i}", Known(i % FaultEvery == 1 ? null : account))),
                ],
                ServicePrincipalNames = [.. service.ServicePrincipalNames.Select(spn => new SpnLookup(spn, Known<IReadOnlyList<DirectoryAccount>>([service])))],
                Memberships = [.. accounts.Select((account, i) =>
                    new GroupMembership(account.Sid, $@"FABRIKAM\Users of App{i % applications}", Known(i % FaultEvery != 2)))],
            },
            EventLogCoverage = [.. Enumerable.Range(0, servers).Select(i => new EventLogCoverage
            {
                Computer = Host(i), Provider = "ENTSSO", Count = Known(1000L), From = Known(_read.AddDays(-30)), To = Known(_read),
            })],
            Events =
            [
                .. Enumerable.Range(0, applications).Select(i => Event(11031, $"App{i}", i)),
                .. Enumerable.Range(0, applications).Select(i => Event(11032, $"App{i}", i)),
                .. Enumerable.Range(0, Adapters).Select(i => Event(10744, $"Adapter{i}", 0)),
                .. Enumerable.Range(0, Adapters).Select(i => Event(10736, $"Adapter{i}", 0)),
                .. Enumerable.Range(0, servers).Select(i => Event(11064, "", i)),
            ],
        };
    }

    private static SsoServer Server(int i) => new()
    {
        Name = Host(i),
        ServiceAccount = Known(@"FABRIKAM\ssosvcact"),
        Service = new WindowsService { State = Known(ServiceState.Running), StartMode = Known(ServiceStartMode.Automatic) },
        IsOnline = Known(true),
        IsPasswordSyncLoaded = Known(true),
        IsMiisListenerRunning = Known(true),
        AllowMiis = Known(i % 25 != 24),
        AllowPcns = Known(false),
        PasswordSyncAgeHours = Known(48),
        NegativeAuditLevel = Known(1),
        PositiveAuditLevel = Known(0),
        DatabaseServer = Known("SQL1"),
        DatabaseName = Known("SSODB"),
        ReplayDirectory = Known(@"D:\Replay"),
        ReplayDirectoryExists = Known(true),
    };

    private static SyncAdapter Adapter(int i, int applications) => new()
    {
        Name = $"Adapter{i}",
        IsEnabled = Known(true),
        SyncToAdapter = Known(i != 3),
        AllowMappingConflicts = Known(false),
        Computer = Known(Host(i)),
        Properties = Known<AdapterProperties?>(new AdapterProperties()),
        Applications = Known<IReadOnlyList<string>>([.. Enumerable.Range(0, applications).Where(a => a % 2 == 0 && a / 2 % Adapters == i).Select(a => $"App{a}")]),
    };

    private static AffiliateApplication Application(int i) => new()
    {
        Name = $"App{i}",
        Type = Known(ApplicationType.Individual),
        Flags = Known(0x2),
        IsEnabled = Known(i % 100 != 99),
        DirectPasswordSync = Known(i % 2 == 1),
        Fields = Known<IReadOnlyList<ApplicationField>>([new ApplicationField("User", 0), new ApplicationField("Password", 0x10000000)]),
        Users = Known<IReadOnlyList<string>>([$@"FABRIKAM\Users of App{i}"]),
        Administrators = Known<IReadOnlyList<string>>([$@"FABRIKAM\Users of App{i}"]),
        FilterString = Known<string?>(i % 10 == 0 ? "uc/tr/8/" : null),
    };

    private static Mapping Mapping(int i, int applications) => new()
    {
        Application = $"App{i % applications}",
        WindowsDomain = "FABRIKAM",
        WindowsUser = $"user{i}",
        ExternalUser = i % 2 == 1 ? $@"CONTOSO\user{i}" : i % FaultEvery == 4 ? "SHARED" : $"U{i:D6}",
        State = i % FaultEvery == 3 ? MappingState.Disabled : MappingState.Enabled,
        Credentials = MappingCredentials.Stored,
        Origin = _origin,
    };

    private static EventEvidence Event(int id, string subject, int user) => new()
    {
        Provider = "ENTSSO",
        EventId = id,
        Computer = Host(0),
        Subject = subject,
        Application = subject.StartsWith("App", StringComparison.Ordinal) ? subject : "",
        WindowsAccount = $@"FABRIKAM\user{user}",
        Count = 1,
        First = _read.AddDays(-2),
        Last = _read.AddDays(-1),
    };

    private static DirectoryAccount Account(int i) => Account($"user{i}", 10_000 + i, DirectoryAccountKind.User);

    private static DirectoryAccount Account(string name, int rid, DirectoryAccountKind kind) => new()
    {
        Sid = $"S-1-5-21-10-20-30-{rid}",
        DistinguishedName = $"CN={name},CN=Users,DC=fabrikam,DC=com",
        SamAccountName = name,
        DomainDnsName = "fabrikam.com",
        DomainNetBiosName = Fact.Known("FABRIKAM"),
        Kind = kind,
    };

    private static string Host(int i) => $"SSO{i}.fabrikam.com";

    private static Fact<T> Known<T>(T value) => Fact.Known(value, _origin);
}
