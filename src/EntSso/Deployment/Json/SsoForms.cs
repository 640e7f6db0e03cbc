namespace EntSso.Deployment.Json;

/// <summary>The forms of the SSO system, its servers, adapters, applications and mappings. The order of the properties is that of the file.</summary>
internal static class SsoForms
{
    public static readonly RecordForm<WindowsService> WindowsService = new(
        new WindowsService(),
        new RecordProperty<WindowsService, Fact<ServiceState>>(
            "state",
            false,
            x => x.State,
            (x, v) => x with { State = v },
            new FactForm<ServiceState>(new EnumForm<ServiceState>())),
        new RecordProperty<WindowsService, Fact<ServiceStartMode>>(
            "startMode",
            false,
            x => x.StartMode,
            (x, v) => x with { StartMode = v },
            new FactForm<ServiceStartMode>(new EnumForm<ServiceStartMode>())));

    public static readonly RecordForm<Inventory> Inventory = new(
        new Inventory(),
        new RecordProperty<Inventory, Fact<int>>(
            "servers",
            false,
            x => x.Servers,
            (x, v) => x with { Servers = v },
            BasicForms.IntegerFact),
        new RecordProperty<Inventory, Fact<int>>(
            "applications",
            false,
            x => x.Applications,
            (x, v) => x with { Applications = v },
            BasicForms.IntegerFact),
        new RecordProperty<Inventory, Fact<int>>(
            "adapters",
            false,
            x => x.Adapters,
            (x, v) => x with { Adapters = v },
            BasicForms.IntegerFact),
        new RecordProperty<Inventory, Fact<int>>(
            "adapterGroups",
            false,
            x => x.AdapterGroups,
            (x, v) => x with { AdapterGroups = v },
            BasicForms.IntegerFact),
        new RecordProperty<Inventory, Fact<int>>(
            "passwordFilters",
            false,
            x => x.PasswordFilters,
            (x, v) => x with { PasswordFilters = v },
            BasicForms.IntegerFact),
        new RecordProperty<Inventory, Fact<int>>(
            "managementAgents",
            false,
            x => x.ManagementAgents,
            (x, v) => x with { ManagementAgents = v },
            BasicForms.IntegerFact),
        new RecordProperty<Inventory, Fact<int>>(
            "domainControllers",
            false,
            x => x.DomainControllers,
            (x, v) => x with { DomainControllers = v },
            BasicForms.IntegerFact),
        new RecordProperty<Inventory, Fact<int>>(
            "pcnsTargets",
            false,
            x => x.PcnsTargets,
            (x, v) => x with { PcnsTargets = v },
            BasicForms.IntegerFact));

    public static readonly RecordForm<SsoSystem> SsoSystem = new(
        new SsoSystem(),
        new RecordProperty<SsoSystem, Fact<string>>(
            "readThrough",
            false,
            x => x.ReadThrough,
            (x, v) => x with { ReadThrough = v },
            BasicForms.TextFact),
        new RecordProperty<SsoSystem, Fact<int>>("flags", false, x => x.Flags, (x, v) => x with { Flags = v }, BasicForms.IntegerFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "isEnabled",
            false,
            x => x.IsEnabled,
            (x, v) => x with { IsEnabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "allowWindowsInitiated",
            false,
            x => x.AllowWindowsInitiated,
            (x, v) => x with { AllowWindowsInitiated = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "allowHostInitiated",
            false,
            x => x.AllowHostInitiated,
            (x, v) => x with { AllowHostInitiated = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "verifyExternalCredentials",
            false,
            x => x.VerifyExternalCredentials,
            (x, v) => x with { VerifyExternalCredentials = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "allowTickets",
            false,
            x => x.AllowTickets,
            (x, v) => x with { AllowTickets = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "validateTickets",
            false,
            x => x.ValidateTickets,
            (x, v) => x with { ValidateTickets = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "fromWindowsToAdapters",
            false,
            x => x.FromWindowsToAdapters,
            (x, v) => x with { FromWindowsToAdapters = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "fromAdaptersToDatabase",
            false,
            x => x.FromAdaptersToDatabase,
            (x, v) => x with { FromAdaptersToDatabase = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "fromAdaptersToWindows",
            false,
            x => x.FromAdaptersToWindows,
            (x, v) => x with { FromAdaptersToWindows = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "verifyOldPassword",
            false,
            x => x.VerifyOldPassword,
            (x, v) => x with { VerifyOldPassword = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<string>>(
            "secretServer",
            false,
            x => x.SecretServer,
            (x, v) => x with { SecretServer = v },
            BasicForms.TextFact),
        new RecordProperty<SsoSystem, Fact<string>>(
            "ssoAdministrators",
            false,
            x => x.SsoAdministrators,
            (x, v) => x with { SsoAdministrators = v },
            BasicForms.TextFact),
        new RecordProperty<SsoSystem, Fact<string>>(
            "ssoAffiliateAdministrators",
            false,
            x => x.SsoAffiliateAdministrators,
            (x, v) => x with { SsoAffiliateAdministrators = v },
            BasicForms.TextFact),
        new RecordProperty<SsoSystem, Fact<string>>(
            "databaseServer",
            false,
            x => x.DatabaseServer,
            (x, v) => x with { DatabaseServer = v },
            BasicForms.TextFact),
        new RecordProperty<SsoSystem, Fact<string>>(
            "databaseName",
            false,
            x => x.DatabaseName,
            (x, v) => x with { DatabaseName = v },
            BasicForms.TextFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "isDatabaseReachable",
            false,
            x => x.IsDatabaseReachable,
            (x, v) => x with { IsDatabaseReachable = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<bool>>(
            "databaseNeedsUpgrade",
            false,
            x => x.DatabaseNeedsUpgrade,
            (x, v) => x with { DatabaseNeedsUpgrade = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoSystem, Fact<int>>(
            "auditDeletedApplications",
            false,
            x => x.AuditDeletedApplications,
            (x, v) => x with { AuditDeletedApplications = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoSystem, Fact<int>>(
            "auditDeletedMappings",
            false,
            x => x.AuditDeletedMappings,
            (x, v) => x with { AuditDeletedMappings = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoSystem, Fact<int>>(
            "auditCredentialLookups",
            false,
            x => x.AuditCredentialLookups,
            (x, v) => x with { AuditCredentialLookups = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoSystem, Fact<int>>(
            "ticketTimeoutMinutes",
            false,
            x => x.TicketTimeoutMinutes,
            (x, v) => x with { TicketTimeoutMinutes = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoSystem, Fact<int>>(
            "credentialCacheTimeoutMinutes",
            false,
            x => x.CredentialCacheTimeoutMinutes,
            (x, v) => x with { CredentialCacheTimeoutMinutes = v },
            BasicForms.IntegerFact));

    public static readonly RecordForm<SsoServer> SsoServer = new(
        new SsoServer { Name = "" },
        new RecordProperty<SsoServer, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.HostName),
        new RecordProperty<SsoServer, Fact<string>>(
            "serviceAccount",
            false,
            x => x.ServiceAccount,
            (x, v) => x with { ServiceAccount = v },
            BasicForms.TextFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isDiscovered",
            false,
            x => x.IsDiscovered,
            (x, v) => x with { IsDiscovered = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, WindowsService>("service", false, x => x.Service, (x, v) => x with { Service = v }, WindowsService),
        new RecordProperty<SsoServer, Fact<string>>(
            "version",
            false,
            x => x.Version,
            (x, v) => x with { Version = v },
            BasicForms.TextFact),
        new RecordProperty<SsoServer, Fact<int>>(
            "statusFlags",
            false,
            x => x.StatusFlags,
            (x, v) => x with { StatusFlags = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isOnline",
            false,
            x => x.IsOnline,
            (x, v) => x with { IsOnline = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isSecretServerRunning",
            false,
            x => x.IsSecretServerRunning,
            (x, v) => x with { IsSecretServerRunning = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isPasswordSyncLoaded",
            false,
            x => x.IsPasswordSyncLoaded,
            (x, v) => x with { IsPasswordSyncLoaded = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isPcnsListenerRunning",
            false,
            x => x.IsPcnsListenerRunning,
            (x, v) => x with { IsPcnsListenerRunning = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isAdapterListenerRunning",
            false,
            x => x.IsAdapterListenerRunning,
            (x, v) => x with { IsAdapterListenerRunning = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isClustered",
            false,
            x => x.IsClustered,
            (x, v) => x with { IsClustered = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "is64Bit",
            false,
            x => x.Is64Bit,
            (x, v) => x with { Is64Bit = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isDatabaseConnectionEncrypted",
            false,
            x => x.IsDatabaseConnectionEncrypted,
            (x, v) => x with { IsDatabaseConnectionEncrypted = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isCaseSensitive",
            false,
            x => x.IsCaseSensitive,
            (x, v) => x with { IsCaseSensitive = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "isMiisListenerRunning",
            false,
            x => x.IsMiisListenerRunning,
            (x, v) => x with { IsMiisListenerRunning = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "allowPcns",
            false,
            x => x.AllowPcns,
            (x, v) => x with { AllowPcns = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "allowMiis",
            false,
            x => x.AllowMiis,
            (x, v) => x with { AllowMiis = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "allowRemoteLookup",
            false,
            x => x.AllowRemoteLookup,
            (x, v) => x with { AllowRemoteLookup = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "hasAdministratorBit",
            false,
            x => x.HasAdministratorBit,
            (x, v) => x with { HasAdministratorBit = v },
            BasicForms.SwitchFact),
        new RecordProperty<SsoServer, Fact<int>>(
            "passwordSyncAgeHours",
            false,
            x => x.PasswordSyncAgeHours,
            (x, v) => x with { PasswordSyncAgeHours = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoServer, Fact<int>>(
            "positiveAuditLevel",
            false,
            x => x.PositiveAuditLevel,
            (x, v) => x with { PositiveAuditLevel = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoServer, Fact<int>>(
            "negativeAuditLevel",
            false,
            x => x.NegativeAuditLevel,
            (x, v) => x with { NegativeAuditLevel = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoServer, Fact<string>>(
            "clusterName",
            false,
            x => x.ClusterName,
            (x, v) => x with { ClusterName = v },
            BasicForms.TextFact),
        new RecordProperty<SsoServer, Fact<string>>(
            "nodeName",
            false,
            x => x.NodeName,
            (x, v) => x with { NodeName = v },
            BasicForms.TextFact),
        new RecordProperty<SsoServer, Fact<string>>(
            "databaseServer",
            false,
            x => x.DatabaseServer,
            (x, v) => x with { DatabaseServer = v },
            BasicForms.TextFact),
        new RecordProperty<SsoServer, Fact<string>>(
            "databaseName",
            false,
            x => x.DatabaseName,
            (x, v) => x with { DatabaseName = v },
            BasicForms.TextFact),
        new RecordProperty<SsoServer, Fact<int>>(
            "informationCount",
            false,
            x => x.InformationCount,
            (x, v) => x with { InformationCount = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoServer, Fact<int>>(
            "warningCount",
            false,
            x => x.WarningCount,
            (x, v) => x with { WarningCount = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoServer, Fact<int>>(
            "errorCount",
            false,
            x => x.ErrorCount,
            (x, v) => x with { ErrorCount = v },
            BasicForms.IntegerFact),
        new RecordProperty<SsoServer, Fact<string>>(
            "replayDirectory",
            false,
            x => x.ReplayDirectory,
            (x, v) => x with { ReplayDirectory = v },
            BasicForms.TextFact),
        new RecordProperty<SsoServer, Fact<bool>>(
            "replayDirectoryExists",
            false,
            x => x.ReplayDirectoryExists,
            (x, v) => x with { ReplayDirectoryExists = v },
            BasicForms.SwitchFact));

    public static readonly RecordForm<AdapterProperties> AdapterProperties = new(
        new AdapterProperties(),
        new RecordProperty<AdapterProperties, Fact<int>>(
            "retryCount",
            false,
            x => x.RetryCount,
            (x, v) => x with { RetryCount = v },
            BasicForms.IntegerFact),
        new RecordProperty<AdapterProperties, Fact<int>>(
            "retryDelayMinutes",
            false,
            x => x.RetryDelayMinutes,
            (x, v) => x with { RetryDelayMinutes = v },
            BasicForms.IntegerFact),
        new RecordProperty<AdapterProperties, Fact<int>>(
            "maximumPendingNotifications",
            false,
            x => x.MaximumPendingNotifications,
            (x, v) => x with { MaximumPendingNotifications = v },
            BasicForms.IntegerFact),
        new RecordProperty<AdapterProperties, Fact<bool>>(
            "storeWhenOffline",
            false,
            x => x.StoreWhenOffline,
            (x, v) => x with { StoreWhenOffline = v },
            BasicForms.SwitchFact),
        new RecordProperty<AdapterProperties, Fact<string>>(
            "serverName",
            false,
            x => x.ServerName,
            (x, v) => x with { ServerName = v },
            BasicForms.TextFact),
        new RecordProperty<AdapterProperties, Fact<int>>("port", false, x => x.Port, (x, v) => x with { Port = v }, BasicForms.IntegerFact))
    {
        IsSameThing = (_, _) => true,
    };

    public static readonly RecordForm<SyncAdapter> SyncAdapter = new(
        new SyncAdapter { Name = "" },
        new RecordProperty<SyncAdapter, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<SyncAdapter, Fact<string>>(
            "description",
            false,
            x => x.Description,
            (x, v) => x with { Description = v },
            BasicForms.TextFact),
        new RecordProperty<SyncAdapter, Fact<string>>(
            "contact",
            false,
            x => x.Contact,
            (x, v) => x with { Contact = v },
            BasicForms.TextFact),
        new RecordProperty<SyncAdapter, Fact<int>>("flags", false, x => x.Flags, (x, v) => x with { Flags = v }, BasicForms.IntegerFact),
        new RecordProperty<SyncAdapter, Fact<bool>>(
            "isEnabled",
            false,
            x => x.IsEnabled,
            (x, v) => x with { IsEnabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncAdapter, Fact<bool>>(
            "syncToAdapter",
            false,
            x => x.SyncToAdapter,
            (x, v) => x with { SyncToAdapter = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncAdapter, Fact<bool>>(
            "syncFromAdapter",
            false,
            x => x.SyncFromAdapter,
            (x, v) => x with { SyncFromAdapter = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncAdapter, Fact<bool>>(
            "changeWindowsPassword",
            false,
            x => x.ChangeWindowsPassword,
            (x, v) => x with { ChangeWindowsPassword = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncAdapter, Fact<bool>>(
            "verifyOldPassword",
            false,
            x => x.VerifyOldPassword,
            (x, v) => x with { VerifyOldPassword = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncAdapter, Fact<bool>>(
            "sendOldPassword",
            false,
            x => x.SendOldPassword,
            (x, v) => x with { SendOldPassword = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncAdapter, Fact<bool>>(
            "allowMappingConflicts",
            false,
            x => x.AllowMappingConflicts,
            (x, v) => x with { AllowMappingConflicts = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncAdapter, Fact<bool>>(
            "allowLocalAccounts",
            false,
            x => x.AllowLocalAccounts,
            (x, v) => x with { AllowLocalAccounts = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncAdapter, Fact<string>>(
            "computer",
            false,
            x => x.Computer,
            (x, v) => x with { Computer = v },
            BasicForms.TextFact),
        new RecordProperty<SyncAdapter, Fact<IReadOnlyList<string>>>(
            "users",
            false,
            x => x.Users,
            (x, v) => x with { Users = v },
            BasicForms.TextsFact),
        new RecordProperty<SyncAdapter, Fact<IReadOnlyList<string>>>(
            "administrators",
            false,
            x => x.Administrators,
            (x, v) => x with { Administrators = v },
            BasicForms.TextsFact),
        new RecordProperty<SyncAdapter, Fact<AdapterProperties?>>(
            "properties",
            false,
            x => x.Properties,
            (x, v) => x with { Properties = v },
            new FactForm<AdapterProperties?>(new OptionalForm<AdapterProperties>(AdapterProperties))),
        new RecordProperty<SyncAdapter, Fact<IReadOnlyList<string>>>(
            "applications",
            false,
            x => x.Applications,
            (x, v) => x with { Applications = v },
            BasicForms.TextsFact),
        new RecordProperty<SyncAdapter, Fact<string?>>(
            "group",
            false,
            x => x.Group,
            (x, v) => x with { Group = v },
            BasicForms.OptionalTextFact));

    public static readonly RecordForm<AdapterGroup> AdapterGroup = new(
        new AdapterGroup { Name = "" },
        new RecordProperty<AdapterGroup, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<AdapterGroup, Fact<string>>(
            "description",
            false,
            x => x.Description,
            (x, v) => x with { Description = v },
            BasicForms.TextFact),
        new RecordProperty<AdapterGroup, Fact<bool>>(
            "isEnabled",
            false,
            x => x.IsEnabled,
            (x, v) => x with { IsEnabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<AdapterGroup, Fact<string>>(
            "computer",
            false,
            x => x.Computer,
            (x, v) => x with { Computer = v },
            BasicForms.TextFact),
        new RecordProperty<AdapterGroup, Fact<IReadOnlyList<string>>>(
            "adapters",
            false,
            x => x.Adapters,
            (x, v) => x with { Adapters = v },
            BasicForms.TextsFact));

    public static readonly RecordForm<ApplicationField> ApplicationField = new(
        new ApplicationField("", 0),
        true,
        new RecordProperty<ApplicationField, string>("label", true, x => x.Label, (x, v) => x with { Label = v }, BasicForms.Text),
        new RecordProperty<ApplicationField, int>("flags", true, x => x.Flags, (x, v) => x with { Flags = v }, BasicForms.Integer));

    public static readonly RecordForm<AffiliateApplication> AffiliateApplication = new(
        new AffiliateApplication { Name = "" },
        new RecordProperty<AffiliateApplication, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<AffiliateApplication, Fact<string>>(
            "description",
            false,
            x => x.Description,
            (x, v) => x with { Description = v },
            BasicForms.TextFact),
        new RecordProperty<AffiliateApplication, Fact<string>>(
            "contact",
            false,
            x => x.Contact,
            (x, v) => x with { Contact = v },
            BasicForms.TextFact),
        new RecordProperty<AffiliateApplication, Fact<ApplicationType>>(
            "type",
            false,
            x => x.Type,
            (x, v) => x with { Type = v },
            new FactForm<ApplicationType>(new EnumForm<ApplicationType>())),
        new RecordProperty<AffiliateApplication, Fact<int>>(
            "flags",
            false,
            x => x.Flags,
            (x, v) => x with { Flags = v },
            BasicForms.IntegerFact),
        new RecordProperty<AffiliateApplication, Fact<bool>>(
            "isEnabled",
            false,
            x => x.IsEnabled,
            (x, v) => x with { IsEnabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<AffiliateApplication, Fact<bool>>(
            "directPasswordSync",
            false,
            x => x.DirectPasswordSync,
            (x, v) => x with { DirectPasswordSync = v },
            BasicForms.SwitchFact),
        new RecordProperty<AffiliateApplication, Fact<bool>>(
            "allowLocalAccounts",
            false,
            x => x.AllowLocalAccounts,
            (x, v) => x with { AllowLocalAccounts = v },
            BasicForms.SwitchFact),
        new RecordProperty<AffiliateApplication, Fact<IReadOnlyList<ApplicationField>>>(
            "fields",
            false,
            x => x.Fields,
            (x, v) => x with { Fields = v },
            new FactForm<IReadOnlyList<ApplicationField>>(new ListForm<ApplicationField>(ApplicationField))),
        new RecordProperty<AffiliateApplication, Fact<IReadOnlyList<string>>>(
            "users",
            false,
            x => x.Users,
            (x, v) => x with { Users = v },
            BasicForms.TextsFact),
        new RecordProperty<AffiliateApplication, Fact<IReadOnlyList<string>>>(
            "administrators",
            false,
            x => x.Administrators,
            (x, v) => x with { Administrators = v },
            BasicForms.TextsFact),
        new RecordProperty<AffiliateApplication, Fact<string?>>(
            "adapter",
            false,
            x => x.Adapter,
            (x, v) => x with { Adapter = v },
            BasicForms.OptionalTextFact),
        new RecordProperty<AffiliateApplication, Fact<string?>>(
            "passwordFilter",
            false,
            x => x.PasswordFilter,
            (x, v) => x with { PasswordFilter = v },
            BasicForms.OptionalTextFact),
        new RecordProperty<AffiliateApplication, Fact<string?>>(
            "filterString",
            false,
            x => x.FilterString,
            (x, v) => x with { FilterString = v },
            BasicForms.OptionalTextFact));

    public static readonly RecordForm<PasswordFilter> PasswordFilter = new(
        new PasswordFilter { Name = "" },
        new RecordProperty<PasswordFilter, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<PasswordFilter, Fact<bool>>(
            "isEnabled",
            false,
            x => x.IsEnabled,
            (x, v) => x with { IsEnabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<PasswordFilter, Fact<string>>(
            "filterString",
            false,
            x => x.FilterString,
            (x, v) => x with { FilterString = v },
            BasicForms.TextFact),
        new RecordProperty<PasswordFilter, Fact<IReadOnlyList<string>>>(
            "administrators",
            false,
            x => x.Administrators,
            (x, v) => x with { Administrators = v },
            BasicForms.TextsFact),
        new RecordProperty<PasswordFilter, Fact<IReadOnlyList<string>>>(
            "applications",
            false,
            x => x.Applications,
            (x, v) => x with { Applications = v },
            BasicForms.TextsFact));

    public static readonly RecordForm<MappingSurvey> MappingSurvey = new(
        new MappingSurvey(),
        new RecordProperty<MappingSurvey, string>(
            "application",
            false,
            x => x.Application,
            (x, v) => x with { Application = v },
            BasicForms.Text),
        new RecordProperty<MappingSurvey, string>(
            "windowsAccount",
            false,
            x => x.WindowsAccount,
            (x, v) => x with { WindowsAccount = v },
            BasicForms.Text),
        new RecordProperty<MappingSurvey, Fact<int>>("count", false, x => x.Count, (x, v) => x with { Count = v }, BasicForms.IntegerFact));

    public static readonly RecordForm<Mapping> Mapping = new(
        new Mapping { Application = "", WindowsDomain = "", WindowsUser = "", ExternalUser = "" },
        true,
        new RecordProperty<Mapping, string>("application", true, x => x.Application, (x, v) => x with { Application = v }, BasicForms.Text),
        new RecordProperty<Mapping, string>(
            "windowsDomain",
            true,
            x => x.WindowsDomain,
            (x, v) => x with { WindowsDomain = v },
            BasicForms.Text),
        new RecordProperty<Mapping, string>("windowsUser", true, x => x.WindowsUser, (x, v) => x with { WindowsUser = v }, BasicForms.Text),
        new RecordProperty<Mapping, string>(
            "externalUser",
            true,
            x => x.ExternalUser,
            (x, v) => x with { ExternalUser = v },
            BasicForms.Text),
        new RecordProperty<Mapping, MappingState>(
            "state",
            false,
            x => x.State,
            (x, v) => x with { State = v },
            new EnumForm<MappingState>()),
        new RecordProperty<Mapping, MappingCredentials>(
            "credentials",
            false,
            x => x.Credentials,
            (x, v) => x with { Credentials = v },
            new EnumForm<MappingCredentials>()),
        new RecordProperty<Mapping, int?>("flags", false, x => x.Flags, (x, v) => x with { Flags = v }, BasicForms.OptionalInteger),
        new RecordProperty<Mapping, FactOrigin?>("origin", false, x => x.Origin, (x, v) => x with { Origin = v }, BasicForms.Origin))
    {
        Merger = RecordMergers.Mapping,
    };
}
