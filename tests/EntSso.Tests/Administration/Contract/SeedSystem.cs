using EntSso.Deployment;

namespace EntSso.Tests.Administration.Contract;

/// <summary>
/// The SSO system that every driver is tried on: two servers with closed gates, a system mode of partial sync only, one application behind
/// an adapter, one without any path, one of a type that takes no Windows changes, one for a group.
/// </summary>
internal static class SeedSystem
{
    public const string Server = "INTSVR1.fabrikam.com";
    public const string OtherServer = "INTSVR2.fabrikam.com";
    public const string Mapped = "Payroll";
    public const string Pathless = "Orders";
    public const string Store = "Config";
    public const string Grouped = "Shared";
    public const string ManyFields = "Warehouse";
    public const string Adapter = "HostAdapter";
    public const string SpareAdapter = "SpareAdapter";

    private static readonly FactOrigin _origin = new("the seed", new DateTime(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc));

    public static readonly Mapping Alice = new()
    {
        Application = Mapped,
        WindowsDomain = "FABRIKAM",
        WindowsUser = "alice",
        ExternalUser = "ALICE01",
        State = MappingState.Enabled,
        Credentials = MappingCredentials.Stored,
        Flags = 0x4000006,
        Origin = _origin,
    };

    public static readonly Mapping Bob = Alice with
    {
        WindowsUser = "bob",
        ExternalUser = "BOB01",
        State = MappingState.Disabled,
        Flags = 0x4,
    };

    public static SyncDeployment Deployment { get; } = new()
    {
        Name = "seed",
        System = new SsoSystem
        {
            Flags = Known(0x20E),
            IsEnabled = Known(true),
            AllowWindowsInitiated = Known(true),
            AllowHostInitiated = Known(true),
            FromWindowsToAdapters = Known(false),
            FromAdaptersToDatabase = Known(true),
            FromAdaptersToWindows = Known(false),
            AuditDeletedApplications = Known(1000),
            TicketTimeoutMinutes = Known(2),
        },
        Servers = [OneServer(Server), OneServer(OtherServer)],
        Adapters =
        [
            OneAdapter(Adapter, isEnabled: true, Mapped),
            OneAdapter(SpareAdapter, isEnabled: false) with { SyncToAdapter = Known(false), Flags = Known(0x400000) },
        ],
        AdapterGroups = [new AdapterGroup { Name = "HostGroup", IsEnabled = Known(true) }],
        Applications =
        [
            OneApplication(Mapped, ApplicationType.Individual, 2) with { Adapter = Known<string?>(Adapter) },
            OneApplication(Pathless, ApplicationType.Individual, 2),
            OneApplication(Store, ApplicationType.ConfigStore, 2),
            OneApplication(Grouped, ApplicationType.Group, 2),
            OneApplication(ManyFields, ApplicationType.Individual, 4),
        ],
        Mappings = [Alice, Bob],
        MappingSurveys = [new MappingSurvey { Application = Mapped, Count = Known(2) }],
        Inventory = new Inventory { Servers = Known(2), Applications = Known(5), Adapters = Known(2) },
    };

    private static SsoServer OneServer(string name) => new()
    {
        Name = name,
        ServiceAccount = Known(@"FABRIKAM\ssosvcact"),
        StatusFlags = Known(0x205),
        IsOnline = Known(true),
        IsPasswordSyncLoaded = Known(true),
        IsMiisListenerRunning = Known(true),
        AllowMiis = Known(false),
        AllowPcns = Known(false),
        PasswordSyncAgeHours = Known(48),
        PositiveAuditLevel = Known(0),
        NegativeAuditLevel = Known(1),
    };

    private static SyncAdapter OneAdapter(string name, bool isEnabled, params string[] applications) => new()
    {
        Name = name,
        Flags = Known(isEnabled ? 0x401402 : 0x401400),
        IsEnabled = Known(isEnabled),
        SyncToAdapter = Known(true),
        SyncFromAdapter = Known(false),
        ChangeWindowsPassword = Known(false),
        VerifyOldPassword = Known(true),
        SendOldPassword = Known(false),
        AllowMappingConflicts = Known(false),
        Applications = Known<IReadOnlyList<string>>(applications),
    };

    private static AffiliateApplication OneApplication(string name, ApplicationType type, int fields)
    {
        var list = new List<ApplicationField> { new("User", 0) };
        for (int i = 1; i < fields; i++)
        {
            list.Add(new ApplicationField($"Secret {i}", 0x10000000));
        }

        return new AffiliateApplication
        {
            Name = name,
            Type = Known(type),
            Flags = Known(type == ApplicationType.Group ? 0x10002 : type == ApplicationType.ConfigStore ? 0x100002 : 0x2),
            IsEnabled = Known(true),
            DirectPasswordSync = Known(false),
            Fields = Known<IReadOnlyList<ApplicationField>>(list),
            Users = Known<IReadOnlyList<string>>([$@"FABRIKAM\{name} Users"]),
            Administrators = Known<IReadOnlyList<string>>([$@"FABRIKAM\{name} Admins"]),
            Adapter = Known<string?>(null),
        };
    }

    private static Fact<T> Known<T>(T value) => Fact.Known(value, _origin);
}
