using static EntSso.Deployment.Json.BasicForms;

namespace EntSso.Deployment.Json;

/// <summary>
/// The forms of the SSO system, its servers, adapters, applications and mappings. The order of the properties is that of the file.
/// </summary>
internal static class SsoForms
{
    public static readonly RecordForm<WindowsService> WindowsService = Record(new WindowsService())
        .Optional("state", x => x.State, (x, v) => x with { State = v }, EnumFact<ServiceState>())
        .Optional("startMode", x => x.StartMode, (x, v) => x with { StartMode = v }, EnumFact<ServiceStartMode>());

    public static readonly RecordForm<Inventory> Inventory = Record(new Inventory())
        .Optional("servers", x => x.Servers, (x, v) => x with { Servers = v }, IntegerFact)
        .Optional("applications", x => x.Applications, (x, v) => x with { Applications = v }, IntegerFact)
        .Optional("adapters", x => x.Adapters, (x, v) => x with { Adapters = v }, IntegerFact)
        .Optional("adapterGroups", x => x.AdapterGroups, (x, v) => x with { AdapterGroups = v }, IntegerFact)
        .Optional("passwordFilters", x => x.PasswordFilters, (x, v) => x with { PasswordFilters = v }, IntegerFact)
        .Optional("managementAgents", x => x.ManagementAgents, (x, v) => x with { ManagementAgents = v }, IntegerFact)
        .Optional("domainControllers", x => x.DomainControllers, (x, v) => x with { DomainControllers = v }, IntegerFact)
        .Optional("pcnsTargets", x => x.PcnsTargets, (x, v) => x with { PcnsTargets = v }, IntegerFact);

    public static readonly RecordForm<SsoSystem> SsoSystem = Record(new SsoSystem())
        .Optional("readThrough", x => x.ReadThrough, (x, v) => x with { ReadThrough = v }, TextFact)
        .Optional("flags", x => x.Flags, (x, v) => x with { Flags = v }, IntegerFact)
        .Optional("isEnabled", x => x.IsEnabled, (x, v) => x with { IsEnabled = v }, SwitchFact)
        .Optional("allowWindowsInitiated", x => x.AllowWindowsInitiated, (x, v) => x with { AllowWindowsInitiated = v }, SwitchFact)
        .Optional("allowHostInitiated", x => x.AllowHostInitiated, (x, v) => x with { AllowHostInitiated = v }, SwitchFact)
        .Optional("verifyExternalCredentials", x => x.VerifyExternalCredentials, (x, v) => x with { VerifyExternalCredentials = v },
            SwitchFact)
        .Optional("allowTickets", x => x.AllowTickets, (x, v) => x with { AllowTickets = v }, SwitchFact)
        .Optional("validateTickets", x => x.ValidateTickets, (x, v) => x with { ValidateTickets = v }, SwitchFact)
        .Optional("fromWindowsToAdapters", x => x.FromWindowsToAdapters, (x, v) => x with { FromWindowsToAdapters = v }, SwitchFact)
        .Optional("fromAdaptersToDatabase", x => x.FromAdaptersToDatabase, (x, v) => x with { FromAdaptersToDatabase = v }, SwitchFact)
        .Optional("fromAdaptersToWindows", x => x.FromAdaptersToWindows, (x, v) => x with { FromAdaptersToWindows = v }, SwitchFact)
        .Optional("verifyOldPassword", x => x.VerifyOldPassword, (x, v) => x with { VerifyOldPassword = v }, SwitchFact)
        .Optional("secretServer", x => x.SecretServer, (x, v) => x with { SecretServer = v }, TextFact)
        .Optional("ssoAdministrators", x => x.SsoAdministrators, (x, v) => x with { SsoAdministrators = v }, TextFact)
        .Optional("ssoAffiliateAdministrators", x => x.SsoAffiliateAdministrators, (x, v) => x with { SsoAffiliateAdministrators = v },
            TextFact)
        .Optional("databaseServer", x => x.DatabaseServer, (x, v) => x with { DatabaseServer = v }, TextFact)
        .Optional("databaseName", x => x.DatabaseName, (x, v) => x with { DatabaseName = v }, TextFact)
        .Optional("isDatabaseReachable", x => x.IsDatabaseReachable, (x, v) => x with { IsDatabaseReachable = v }, SwitchFact)
        .Optional("databaseNeedsUpgrade", x => x.DatabaseNeedsUpgrade, (x, v) => x with { DatabaseNeedsUpgrade = v }, SwitchFact)
        .Optional("auditDeletedApplications", x => x.AuditDeletedApplications, (x, v) => x with { AuditDeletedApplications = v },
            IntegerFact)
        .Optional("auditDeletedMappings", x => x.AuditDeletedMappings, (x, v) => x with { AuditDeletedMappings = v }, IntegerFact)
        .Optional("auditCredentialLookups", x => x.AuditCredentialLookups, (x, v) => x with { AuditCredentialLookups = v }, IntegerFact)
        .Optional("ticketTimeoutMinutes", x => x.TicketTimeoutMinutes, (x, v) => x with { TicketTimeoutMinutes = v }, IntegerFact)
        .Optional("credentialCacheTimeoutMinutes", x => x.CredentialCacheTimeoutMinutes,
            (x, v) => x with { CredentialCacheTimeoutMinutes = v }, IntegerFact);

    public static readonly RecordForm<SsoServer> SsoServer = Record(new SsoServer { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, HostName)
        .Optional("serviceAccount", x => x.ServiceAccount, (x, v) => x with { ServiceAccount = v }, TextFact)
        .Optional("isDiscovered", x => x.IsDiscovered, (x, v) => x with { IsDiscovered = v }, SwitchFact)
        .Optional("service", x => x.Service, (x, v) => x with { Service = v }, WindowsService)
        .Optional("version", x => x.Version, (x, v) => x with { Version = v }, TextFact)
        .Optional("statusFlags", x => x.StatusFlags, (x, v) => x with { StatusFlags = v }, IntegerFact)
        .Optional("isOnline", x => x.IsOnline, (x, v) => x with { IsOnline = v }, SwitchFact)
        .Optional("isSecretServerRunning", x => x.IsSecretServerRunning, (x, v) => x with { IsSecretServerRunning = v }, SwitchFact)
        .Optional("isPasswordSyncLoaded", x => x.IsPasswordSyncLoaded, (x, v) => x with { IsPasswordSyncLoaded = v }, SwitchFact)
        .Optional("isPcnsListenerRunning", x => x.IsPcnsListenerRunning, (x, v) => x with { IsPcnsListenerRunning = v }, SwitchFact)
        .Optional("isAdapterListenerRunning", x => x.IsAdapterListenerRunning, (x, v) => x with { IsAdapterListenerRunning = v },
            SwitchFact)
        .Optional("isClustered", x => x.IsClustered, (x, v) => x with { IsClustered = v }, SwitchFact)
        .Optional("is64Bit", x => x.Is64Bit, (x, v) => x with { Is64Bit = v }, SwitchFact)
        .Optional("isDatabaseConnectionEncrypted", x => x.IsDatabaseConnectionEncrypted,
            (x, v) => x with { IsDatabaseConnectionEncrypted = v }, SwitchFact)
        .Optional("isCaseSensitive", x => x.IsCaseSensitive, (x, v) => x with { IsCaseSensitive = v }, SwitchFact)
        .Optional("isMiisListenerRunning", x => x.IsMiisListenerRunning, (x, v) => x with { IsMiisListenerRunning = v }, SwitchFact)
        .Optional("allowPcns", x => x.AllowPcns, (x, v) => x with { AllowPcns = v }, SwitchFact)
        .Optional("allowMiis", x => x.AllowMiis, (x, v) => x with { AllowMiis = v }, SwitchFact)
        .Optional("allowRemoteLookup", x => x.AllowRemoteLookup, (x, v) => x with { AllowRemoteLookup = v }, SwitchFact)
        .Optional("hasAdministratorBit", x => x.HasAdministratorBit, (x, v) => x with { HasAdministratorBit = v }, SwitchFact)
        .Optional("passwordSyncAgeHours", x => x.PasswordSyncAgeHours, (x, v) => x with { PasswordSyncAgeHours = v }, IntegerFact)
        .Optional("positiveAuditLevel", x => x.PositiveAuditLevel, (x, v) => x with { PositiveAuditLevel = v }, IntegerFact)
        .Optional("negativeAuditLevel", x => x.NegativeAuditLevel, (x, v) => x with { NegativeAuditLevel = v }, IntegerFact)
        .Optional("clusterName", x => x.ClusterName, (x, v) => x with { ClusterName = v }, TextFact)
        .Optional("nodeName", x => x.NodeName, (x, v) => x with { NodeName = v }, TextFact)
        .Optional("databaseServer", x => x.DatabaseServer, (x, v) => x with { DatabaseServer = v }, TextFact)
        .Optional("databaseName", x => x.DatabaseName, (x, v) => x with { DatabaseName = v }, TextFact)
        .Optional("informationCount", x => x.InformationCount, (x, v) => x with { InformationCount = v }, IntegerFact)
        .Optional("warningCount", x => x.WarningCount, (x, v) => x with { WarningCount = v }, IntegerFact)
        .Optional("errorCount", x => x.ErrorCount, (x, v) => x with { ErrorCount = v }, IntegerFact)
        .Optional("replayDirectory", x => x.ReplayDirectory, (x, v) => x with { ReplayDirectory = v }, TextFact)
        .Optional("replayDirectoryExists", x => x.ReplayDirectoryExists, (x, v) => x with { ReplayDirectoryExists = v }, SwitchFact);

    public static readonly RecordForm<AdapterProperties> AdapterProperties = Record(new AdapterProperties())
        .CompletedWhen((_, _) => true)
        .Optional("retryCount", x => x.RetryCount, (x, v) => x with { RetryCount = v }, IntegerFact)
        .Optional("retryDelayMinutes", x => x.RetryDelayMinutes, (x, v) => x with { RetryDelayMinutes = v }, IntegerFact)
        .Optional("maximumPendingNotifications", x => x.MaximumPendingNotifications, (x, v) => x with { MaximumPendingNotifications = v },
            IntegerFact)
        .Optional("storeWhenOffline", x => x.StoreWhenOffline, (x, v) => x with { StoreWhenOffline = v }, SwitchFact)
        .Optional("serverName", x => x.ServerName, (x, v) => x with { ServerName = v }, TextFact)
        .Optional("port", x => x.Port, (x, v) => x with { Port = v }, IntegerFact);

    public static readonly RecordForm<SyncAdapter> SyncAdapter = Record(new SyncAdapter { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("description", x => x.Description, (x, v) => x with { Description = v }, TextFact)
        .Optional("contact", x => x.Contact, (x, v) => x with { Contact = v }, TextFact)
        .Optional("flags", x => x.Flags, (x, v) => x with { Flags = v }, IntegerFact)
        .Optional("isEnabled", x => x.IsEnabled, (x, v) => x with { IsEnabled = v }, SwitchFact)
        .Optional("syncToAdapter", x => x.SyncToAdapter, (x, v) => x with { SyncToAdapter = v }, SwitchFact)
        .Optional("syncFromAdapter", x => x.SyncFromAdapter, (x, v) => x with { SyncFromAdapter = v }, SwitchFact)
        .Optional("changeWindowsPassword", x => x.ChangeWindowsPassword, (x, v) => x with { ChangeWindowsPassword = v }, SwitchFact)
        .Optional("verifyOldPassword", x => x.VerifyOldPassword, (x, v) => x with { VerifyOldPassword = v }, SwitchFact)
        .Optional("sendOldPassword", x => x.SendOldPassword, (x, v) => x with { SendOldPassword = v }, SwitchFact)
        .Optional("allowMappingConflicts", x => x.AllowMappingConflicts, (x, v) => x with { AllowMappingConflicts = v }, SwitchFact)
        .Optional("allowLocalAccounts", x => x.AllowLocalAccounts, (x, v) => x with { AllowLocalAccounts = v }, SwitchFact)
        .Optional("computer", x => x.Computer, (x, v) => x with { Computer = v }, TextFact)
        .Optional("users", x => x.Users, (x, v) => x with { Users = v }, TextsFact)
        .Optional("administrators", x => x.Administrators, (x, v) => x with { Administrators = v }, TextsFact)
        .Optional("properties", x => x.Properties, (x, v) => x with { Properties = v }, AdapterProperties.OrNull().Fact())
        .Optional("applications", x => x.Applications, (x, v) => x with { Applications = v }, TextsFact)
        .Optional("group", x => x.Group, (x, v) => x with { Group = v }, OptionalTextFact);

    public static readonly RecordForm<AdapterGroup> AdapterGroup = Record(new AdapterGroup { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("description", x => x.Description, (x, v) => x with { Description = v }, TextFact)
        .Optional("isEnabled", x => x.IsEnabled, (x, v) => x with { IsEnabled = v }, SwitchFact)
        .Optional("computer", x => x.Computer, (x, v) => x with { Computer = v }, TextFact)
        .Optional("adapters", x => x.Adapters, (x, v) => x with { Adapters = v }, TextsFact);

    public static readonly RecordForm<ApplicationField> ApplicationField = Record(new ApplicationField("", 0), isInline: true)
        .Required("label", x => x.Label, (x, v) => x with { Label = v }, Text)
        .Required("flags", x => x.Flags, (x, v) => x with { Flags = v }, Integer);

    public static readonly RecordForm<AffiliateApplication> AffiliateApplication = Record(new AffiliateApplication { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("description", x => x.Description, (x, v) => x with { Description = v }, TextFact)
        .Optional("contact", x => x.Contact, (x, v) => x with { Contact = v }, TextFact)
        .Optional("type", x => x.Type, (x, v) => x with { Type = v }, EnumFact<ApplicationType>())
        .Optional("flags", x => x.Flags, (x, v) => x with { Flags = v }, IntegerFact)
        .Optional("isEnabled", x => x.IsEnabled, (x, v) => x with { IsEnabled = v }, SwitchFact)
        .Optional("directPasswordSync", x => x.DirectPasswordSync, (x, v) => x with { DirectPasswordSync = v }, SwitchFact)
        .Optional("allowLocalAccounts", x => x.AllowLocalAccounts, (x, v) => x with { AllowLocalAccounts = v }, SwitchFact)
        .Optional("fields", x => x.Fields, (x, v) => x with { Fields = v }, ApplicationField.List().Fact())
        .Optional("users", x => x.Users, (x, v) => x with { Users = v }, TextsFact)
        .Optional("administrators", x => x.Administrators, (x, v) => x with { Administrators = v }, TextsFact)
        .Optional("adapter", x => x.Adapter, (x, v) => x with { Adapter = v }, OptionalTextFact)
        .Optional("passwordFilter", x => x.PasswordFilter, (x, v) => x with { PasswordFilter = v }, OptionalTextFact)
        .Optional("filterString", x => x.FilterString, (x, v) => x with { FilterString = v }, OptionalTextFact);

    public static readonly RecordForm<PasswordFilter> PasswordFilter = Record(new PasswordFilter { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("isEnabled", x => x.IsEnabled, (x, v) => x with { IsEnabled = v }, SwitchFact)
        .Optional("filterString", x => x.FilterString, (x, v) => x with { FilterString = v }, TextFact)
        .Optional("administrators", x => x.Administrators, (x, v) => x with { Administrators = v }, TextsFact)
        .Optional("applications", x => x.Applications, (x, v) => x with { Applications = v }, TextsFact);

    public static readonly RecordForm<MappingSurvey> MappingSurvey = Record(new MappingSurvey())
        .Optional("application", x => x.Application, (x, v) => x with { Application = v }, Text)
        .Optional("windowsAccount", x => x.WindowsAccount, (x, v) => x with { WindowsAccount = v }, Text)
        .Optional("count", x => x.Count, (x, v) => x with { Count = v }, IntegerFact);

    public static readonly RecordForm<Mapping> Mapping = Record(
            new Mapping { Application = "", WindowsDomain = "", WindowsUser = "", ExternalUser = "" }, isInline: true)
        .MergedBy(Merge)
        .Required("application", x => x.Application, (x, v) => x with { Application = v }, Text)
        .Required("windowsDomain", x => x.WindowsDomain, (x, v) => x with { WindowsDomain = v }, Text)
        .Required("windowsUser", x => x.WindowsUser, (x, v) => x with { WindowsUser = v }, Text)
        .Required("externalUser", x => x.ExternalUser, (x, v) => x with { ExternalUser = v }, Text)
        .Optional("state", x => x.State, (x, v) => x with { State = v }, Enum<MappingState>())
        .Optional("credentials", x => x.Credentials, (x, v) => x with { Credentials = v }, Enum<MappingCredentials>())
        .Optional("flags", x => x.Flags, (x, v) => x with { Flags = v }, OptionalInteger)
        .Optional("origin", x => x.Origin, (x, v) => x with { Origin = v }, Origin);

    /// <summary>The newer reading; what it does not know, from the older.</summary>
    private static Mapping Merge(Mapping first, Mapping second)
    {
        bool secondIsNewer = FactOrigin.TimeOf(second.Origin) > FactOrigin.TimeOf(first.Origin);
        Mapping newer = secondIsNewer ? second : first;
        Mapping older = secondIsNewer ? first : second;
        return newer with
        {
            State = newer.State == MappingState.Unknown ? older.State : newer.State,
            Credentials = newer.Credentials == MappingCredentials.Unknown ? older.Credentials : newer.Credentials,
            Flags = newer.Flags ?? older.Flags,
            Origin = newer.Origin ?? older.Origin,
        };
    }
}
