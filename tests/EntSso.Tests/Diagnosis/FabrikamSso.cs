using EntSso.Deployment;

namespace EntSso.Tests.Diagnosis;

/// <summary>
/// The ENTSSO side of the fabrikam example: gates open, the application Payroll assigned to the adapter HostAdapter, and alice mapped
/// in it. Facts were read at <see cref="Fabrikam.Collected"/>.
/// </summary>
internal static class FabrikamSso
{
    public const string Application = "Payroll";
    public const string Adapter = "HostAdapter";
    public const string User = @"FABRIKAM\alice";
    public const string UserGroup = @"FABRIKAM\Payroll Users";
    public const string AdminGroup = @"FABRIKAM\Payroll Admins";

    public static readonly FactOrigin Read = new("COM on INTSVR1", Fabrikam.Collected);

    public static readonly DirectoryAccount Alice = Fabrikam.Account("alice", 1201);
    public static readonly DirectoryAccount Users = Fabrikam.Account("Payroll Users", 1301, DirectoryAccountKind.Group);

    public static readonly SsoServer Server = new()
    {
        Name = Fabrikam.LongName,
        ServiceAccount = Known(@"FABRIKAM\ssosvcact"),
        IsPasswordSyncLoaded = Known(true),
        IsMiisListenerRunning = Known(true),
        AllowMiis = Known(true),
        AllowPcns = Known(false),
        PasswordSyncAgeHours = Known(48),
        NegativeAuditLevel = Known(1),
        PositiveAuditLevel = Known(0),
        DatabaseServer = Known("SQL1"),
        DatabaseName = Known("SSODB"),
        ReplayDirectory = Known(@"D:\Replay"),
        ReplayDirectoryExists = Known(true),
    };

    public static readonly AffiliateApplication Payroll = new()
    {
        Name = Application,
        Type = Known(ApplicationType.Individual),
        Flags = Known(0x2),
        IsEnabled = Known(true),
        DirectPasswordSync = Known(false),
        Fields = List(new ApplicationField("User", 0), new ApplicationField("Password", 0x10000000)),
        Users = List(UserGroup),
        Administrators = List(AdminGroup),
        Adapter = Known<string?>(Adapter),
        PasswordFilter = Known<string?>(null),
        FilterString = Known<string?>(null),
    };

    public static readonly SyncAdapter HostAdapter = new()
    {
        Name = Adapter,
        IsEnabled = Known(true),
        SyncToAdapter = Known(true),
        AllowMappingConflicts = Known(false),
        Computer = Known(Fabrikam.LongName),
        Properties = Known<AdapterProperties?>(new AdapterProperties()),
        Applications = List(Application),
    };

    public static readonly Mapping AliceMapping = new()
    {
        Application = Application,
        WindowsDomain = "FABRIKAM",
        WindowsUser = "alice",
        ExternalUser = "ALICE01",
        State = MappingState.Enabled,
        Credentials = MappingCredentials.Stored,
        Origin = Read,
    };

    /// <summary>Everything as it should be, with a log that was read and says that the adapter is online.</summary>
    public static readonly SyncDeployment Healthy = Fabrikam.Healthy with
    {
        Inventory = new Inventory { Servers = Known(1), Applications = Known(1), Adapters = Known(1), PcnsTargets = Known(0) },
        System = new SsoSystem { FromWindowsToAdapters = Known(true), DatabaseServer = Known("SQL1"), DatabaseName = Known("SSODB") },
        Servers = [Server],
        Applications = [Payroll],
        Adapters = [HostAdapter],
        Mappings = [AliceMapping],
        MappingSurveys = [new MappingSurvey { Count = Known(1) }],
        Directory = Fabrikam.Healthy.Directory with
        {
            Accounts =
            [
                .. Fabrikam.Healthy.Directory.Accounts, Fabrikam.Found(User, Alice), Fabrikam.Found(UserGroup, Users),
                Fabrikam.Found(AdminGroup, Fabrikam.Account("Payroll Admins", 1302, DirectoryAccountKind.Group)),
            ],
            Memberships =
            [
                new GroupMembership(Alice.Sid, UserGroup, Known(true)),
                new GroupMembership(Fabrikam.ServiceAccount.Sid, "S-1-5-32-560", Known(true)),
            ],
        },
        EventLogCoverage =
        [
            new EventLogCoverage
            {
                Computer = "INTSVR1",
                Provider = "ENTSSO",
                Count = Known(10L),
                From = Known(Fabrikam.Collected.AddDays(-7)),
                To = Known(Fabrikam.Collected),
            },
        ],
        Events = [Logged(10744, Adapter, Fabrikam.Collected.AddDays(-1))],
    };

    public static Fact<T> Known<T>(T value) => Fact.Known(value, Read);

    public static Fact<T> Unread<T>() => Fact.Unknown<T>("access was denied", Read);

    public static Fact<IReadOnlyList<T>> List<T>(params T[] values) => Known<IReadOnlyList<T>>(values);

    /// <summary>Events of one id, the last an hour after the facts were read unless a time is given.</summary>
    public static EventEvidence Logged(int id, string subject = "", DateTime? last = null, string account = "", string application = "") => new()
    {
        Provider = "ENTSSO",
        EventId = id,
        Computer = "INTSVR1",
        Subject = subject,
        Count = 2,
        Last = last ?? Fabrikam.Collected.AddHours(1),
        WindowsAccount = account,
        Application = application,
    };

    public static SyncDeployment WithEvents(this SyncDeployment deployment, params EventEvidence[] events) =>
        deployment with { Events = [.. deployment.Events, .. events] };

    public static SyncDeployment EachServer(this SyncDeployment deployment, Func<SsoServer, SsoServer> change) =>
        deployment with { Servers = [.. deployment.Servers.Select(change)] };

    public static SyncDeployment EachApplication(this SyncDeployment deployment, Func<AffiliateApplication, AffiliateApplication> change) =>
        deployment with { Applications = [.. deployment.Applications.Select(change)] };

    public static SyncDeployment EachAdapter(this SyncDeployment deployment, Func<SyncAdapter, SyncAdapter> change) =>
        deployment with { Adapters = [.. deployment.Adapters.Select(change)] };

    public static SyncDeployment EachMapping(this SyncDeployment deployment, Func<Mapping, Mapping> change) =>
        deployment with { Mappings = [.. deployment.Mappings.Select(change)] };
}
