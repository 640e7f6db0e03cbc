namespace EntSso.Deployment.Json;

/// <summary>The forms of the sync engine and ENTSSO.xml. The order of the properties is that of the file.</summary>
internal static class SyncEngineForms
{
    private static readonly RecordForm<Stated<bool>> _statedSwitch = new(
        default,
        true,
        new RecordProperty<Stated<bool>, bool>("value", true, x => x.Value, (x, v) => x with { Value = v }, BasicForms.Switch),
        new RecordProperty<Stated<bool>, bool>("isStated", false, x => x.IsStated, (x, v) => x with { IsStated = v }, BasicForms.Switch));

    private static readonly RecordForm<Stated<string>> _statedText = new(
        new Stated<string>("", false),
        true,
        new RecordProperty<Stated<string>, string>("value", true, x => x.Value, (x, v) => x with { Value = v }, BasicForms.Text),
        new RecordProperty<Stated<string>, bool>("isStated", false, x => x.IsStated, (x, v) => x with { IsStated = v }, BasicForms.Switch));

    public static readonly RecordForm<PasswordExtension> PasswordExtension = new(
        new PasswordExtension { ManagementAgent = "" },
        new RecordProperty<PasswordExtension, string>(
            "managementAgent",
            true,
            x => x.ManagementAgent,
            (x, v) => x with { ManagementAgent = v },
            BasicForms.Text),
        new RecordProperty<PasswordExtension, string>(
            "managementAgentId",
            false,
            x => x.ManagementAgentId,
            (x, v) => x with { ManagementAgentId = v },
            BasicForms.Text),
        new RecordProperty<PasswordExtension, Fact<string>>(
            "connectTo",
            false,
            x => x.ConnectTo,
            (x, v) => x with { ConnectTo = v },
            BasicForms.TextFact),
        new RecordProperty<PasswordExtension, Fact<string>>("user", false, x => x.User, (x, v) => x with { User = v }, BasicForms.TextFact),
        new RecordProperty<PasswordExtension, Fact<bool>>(
            "isEnabled",
            false,
            x => x.IsEnabled,
            (x, v) => x with { IsEnabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<PasswordExtension, Fact<string>>("dll", false, x => x.Dll, (x, v) => x with { Dll = v }, BasicForms.TextFact),
        new RecordProperty<PasswordExtension, Fact<bool>>(
            "isSetEnabled",
            false,
            x => x.IsSetEnabled,
            (x, v) => x with { IsSetEnabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<PasswordExtension, Fact<bool>>(
            "isChangeEnabled",
            false,
            x => x.IsChangeEnabled,
            (x, v) => x with { IsChangeEnabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<PasswordExtension, Fact<int>>(
            "timeoutSeconds",
            false,
            x => x.TimeoutSeconds,
            (x, v) => x with { TimeoutSeconds = v },
            BasicForms.IntegerFact));

    public static readonly RecordForm<MaPartition> MaPartition = new(
        new MaPartition { Name = "" },
        new RecordProperty<MaPartition, string>("id", false, x => x.Id, (x, v) => x with { Id = v }, BasicForms.Text),
        new RecordProperty<MaPartition, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<MaPartition, Fact<bool>>(
            "isSelected",
            false,
            x => x.IsSelected,
            (x, v) => x with { IsSelected = v },
            BasicForms.SwitchFact),
        new RecordProperty<MaPartition, Fact<bool>>(
            "isDomain",
            false,
            x => x.IsDomain,
            (x, v) => x with { IsDomain = v },
            BasicForms.SwitchFact),
        new RecordProperty<MaPartition, Fact<bool>>(
            "isPasswordSource",
            false,
            x => x.IsPasswordSource,
            (x, v) => x with { IsPasswordSource = v },
            BasicForms.SwitchFact),
        new RecordProperty<MaPartition, Fact<bool>>(
            "isChangeCountLimited",
            false,
            x => x.IsChangeCountLimited,
            (x, v) => x with { IsChangeCountLimited = v },
            BasicForms.SwitchFact),
        new RecordProperty<MaPartition, Fact<int>>(
            "maximumChanges", false, x => x.MaximumChanges, (x, v) => x with { MaximumChanges = v }, BasicForms.IntegerFact),
        new RecordProperty<MaPartition, Fact<IReadOnlyList<string>>>(
            "targets",
            false,
            x => x.Targets,
            (x, v) => x with { Targets = v },
            BasicForms.TextsFact));

    public static readonly RecordForm<ManagementAgent> ManagementAgent = new(
        new ManagementAgent { Id = "", Name = "" },
        new RecordProperty<ManagementAgent, string>("id", true, x => x.Id, (x, v) => x with { Id = v }, BasicForms.Text),
        new RecordProperty<ManagementAgent, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "category",
            false,
            x => x.Category,
            (x, v) => x with { Category = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "subtype",
            false,
            x => x.Subtype,
            (x, v) => x with { Subtype = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "listName",
            false,
            x => x.ListName,
            (x, v) => x with { ListName = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "companyName",
            false,
            x => x.CompanyName,
            (x, v) => x with { CompanyName = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<MaRecognition>>(
            "recognition",
            false,
            x => x.Recognition,
            (x, v) => x with { Recognition = v },
            new FactForm<MaRecognition>(new EnumForm<MaRecognition>())),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "exportServer",
            false,
            x => x.ExportServer,
            (x, v) => x with { ExportServer = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "exportDate",
            false,
            x => x.ExportDate,
            (x, v) => x with { ExportDate = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "creationTime",
            false,
            x => x.CreationTime,
            (x, v) => x with { CreationTime = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "lastModificationTime",
            false,
            x => x.LastModificationTime,
            (x, v) => x with { LastModificationTime = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<bool>>(
            "isPasswordSyncAllowed",
            false,
            x => x.IsPasswordSyncAllowed,
            (x, v) => x with { IsPasswordSyncAllowed = v },
            BasicForms.SwitchFact),
        new RecordProperty<ManagementAgent, Fact<int>>(
            "maximumRetryCount",
            false,
            x => x.MaximumRetryCount,
            (x, v) => x with { MaximumRetryCount = v },
            BasicForms.IntegerFact),
        new RecordProperty<ManagementAgent, Fact<int>>(
            "retryIntervalSeconds",
            false,
            x => x.RetryIntervalSeconds,
            (x, v) => x with { RetryIntervalSeconds = v },
            BasicForms.IntegerFact),
        new RecordProperty<ManagementAgent, Fact<bool>>(
            "allowLowSecurity",
            false,
            x => x.AllowLowSecurity,
            (x, v) => x with { AllowLowSecurity = v },
            BasicForms.SwitchFact),
        new RecordProperty<ManagementAgent, Fact<bool>>(
            "unlockAccount",
            false,
            x => x.UnlockAccount,
            (x, v) => x with { UnlockAccount = v },
            BasicForms.SwitchFact),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "connectTo",
            false,
            x => x.ConnectTo,
            (x, v) => x with { ConnectTo = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<string>>("user", false, x => x.User, (x, v) => x with { User = v }, BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<string>>(
            "extension",
            false,
            x => x.Extension,
            (x, v) => x with { Extension = v },
            BasicForms.TextFact),
        new RecordProperty<ManagementAgent, Fact<IReadOnlyList<MaPartition>>>(
            "partitions",
            false,
            x => x.Partitions,
            (x, v) => x with { Partitions = v },
            new FactForm<IReadOnlyList<MaPartition>>(new ListForm<MaPartition>(MaPartition))));

    private static readonly Form<IReadOnlyList<PasswordAttempt>> _attempts = new ListForm<PasswordAttempt>(new RecordForm<PasswordAttempt>(
        new PasswordAttempt(null, ""),
        true,
        new RecordProperty<PasswordAttempt, DateTime?>("at", false, x => x.At, (x, v) => x with { At = v }, BasicForms.OptionalTime),
        new RecordProperty<PasswordAttempt, string>(
            "returnCode", false, x => x.ReturnCode, (x, v) => x with { ReturnCode = v }, BasicForms.Text)));

    public static readonly RecordForm<PasswordQueueRow> PasswordQueueRow = new(
        new PasswordQueueRow { ManagementAgentId = "" },
        true,
        new RecordProperty<PasswordQueueRow, string>(
            "managementAgentId",
            true,
            x => x.ManagementAgentId,
            (x, v) => x with { ManagementAgentId = v },
            BasicForms.Text),
        new RecordProperty<PasswordQueueRow, string>(
            "referenceId",
            false,
            x => x.ReferenceId,
            (x, v) => x with { ReferenceId = v },
            BasicForms.Text),
        new RecordProperty<PasswordQueueRow, string>(
            "distinguishedName",
            false,
            x => x.DistinguishedName,
            (x, v) => x with { DistinguishedName = v },
            BasicForms.Text),
        new RecordProperty<PasswordQueueRow, string>(
            "returnCode",
            false,
            x => x.ReturnCode,
            (x, v) => x with { ReturnCode = v },
            BasicForms.Text),
        new RecordProperty<PasswordQueueRow, int?>(
            "retryCount",
            false,
            x => x.RetryCount,
            (x, v) => x with { RetryCount = v },
            BasicForms.OptionalInteger),
        new RecordProperty<PasswordQueueRow, DateTime?>(
            "receivedAt",
            false,
            x => x.ReceivedAt,
            (x, v) => x with { ReceivedAt = v },
            BasicForms.OptionalTime),
        new RecordProperty<PasswordQueueRow, DateTime?>(
            "lastAttemptAt",
            false,
            x => x.LastAttemptAt,
            (x, v) => x with { LastAttemptAt = v },
            BasicForms.OptionalTime),
        new RecordProperty<PasswordQueueRow, IReadOnlyList<PasswordAttempt>>(
            "attempts", false, x => x.Attempts, (x, v) => x with { Attempts = v }, _attempts));

    public static readonly RecordForm<PasswordSourceRow> PasswordSourceRow = new(
        new PasswordSourceRow { ManagementAgentId = "" },
        true,
        new RecordProperty<PasswordSourceRow, string>(
            "managementAgentId",
            true,
            x => x.ManagementAgentId,
            (x, v) => x with { ManagementAgentId = v },
            BasicForms.Text),
        new RecordProperty<PasswordSourceRow, string>(
            "referenceId",
            false,
            x => x.ReferenceId,
            (x, v) => x with { ReferenceId = v },
            BasicForms.Text),
        new RecordProperty<PasswordSourceRow, string>(
            "distinguishedName",
            false,
            x => x.DistinguishedName,
            (x, v) => x with { DistinguishedName = v },
            BasicForms.Text),
        new RecordProperty<PasswordSourceRow, string>(
            "returnCode",
            false,
            x => x.ReturnCode,
            (x, v) => x with { ReturnCode = v },
            BasicForms.Text),
        new RecordProperty<PasswordSourceRow, string>(
            "sourceServer",
            false,
            x => x.SourceServer,
            (x, v) => x with { SourceServer = v },
            BasicForms.Text),
        new RecordProperty<PasswordSourceRow, DateTime?>(
            "changedAt",
            false,
            x => x.ChangedAt,
            (x, v) => x with { ChangedAt = v },
            BasicForms.OptionalTime),
        new RecordProperty<PasswordSourceRow, DateTime?>(
            "receivedAt",
            false,
            x => x.ReceivedAt,
            (x, v) => x with { ReceivedAt = v },
            BasicForms.OptionalTime));

    public static readonly RecordForm<PasswordTargetRow> PasswordTargetRow = new(
        new PasswordTargetRow { ManagementAgentId = "" },
        true,
        new RecordProperty<PasswordTargetRow, string>(
            "managementAgentId",
            true,
            x => x.ManagementAgentId,
            (x, v) => x with { ManagementAgentId = v },
            BasicForms.Text),
        new RecordProperty<PasswordTargetRow, string>(
            "referenceId",
            false,
            x => x.ReferenceId,
            (x, v) => x with { ReferenceId = v },
            BasicForms.Text),
        new RecordProperty<PasswordTargetRow, string>(
            "distinguishedName",
            false,
            x => x.DistinguishedName,
            (x, v) => x with { DistinguishedName = v },
            BasicForms.Text),
        new RecordProperty<PasswordTargetRow, string>(
            "returnCode",
            false,
            x => x.ReturnCode,
            (x, v) => x with { ReturnCode = v },
            BasicForms.Text),
        new RecordProperty<PasswordTargetRow, bool?>(
            "reachedRetryLimit",
            false,
            x => x.ReachedRetryLimit,
            (x, v) => x with { ReachedRetryLimit = v },
            BasicForms.OptionalSwitch),
        new RecordProperty<PasswordTargetRow, int?>(
            "retryCount",
            false,
            x => x.RetryCount,
            (x, v) => x with { RetryCount = v },
            BasicForms.OptionalInteger),
        new RecordProperty<PasswordTargetRow, DateTime?>(
            "receivedAt",
            false,
            x => x.ReceivedAt,
            (x, v) => x with { ReceivedAt = v },
            BasicForms.OptionalTime),
        new RecordProperty<PasswordTargetRow, DateTime?>(
            "lastAttemptAt",
            false,
            x => x.LastAttemptAt,
            (x, v) => x with { LastAttemptAt = v },
            BasicForms.OptionalTime),
        new RecordProperty<PasswordTargetRow, IReadOnlyList<PasswordAttempt>>(
            "attempts", false, x => x.Attempts, (x, v) => x with { Attempts = v }, _attempts));

    public static readonly RecordForm<ConnectorLookup> ConnectorLookup = new(
        new ConnectorLookup { WindowsAccount = "", ManagementAgentId = "" },
        true,
        new RecordProperty<ConnectorLookup, string>(
            "windowsAccount",
            true,
            x => x.WindowsAccount,
            (x, v) => x with { WindowsAccount = v },
            BasicForms.Text),
        new RecordProperty<ConnectorLookup, string>(
            "managementAgentId",
            true,
            x => x.ManagementAgentId,
            (x, v) => x with { ManagementAgentId = v },
            BasicForms.Text),
        new RecordProperty<ConnectorLookup, Fact<bool>>(
            "isConnected",
            false,
            x => x.IsConnected,
            (x, v) => x with { IsConnected = v },
            BasicForms.SwitchFact));

    public static readonly RecordForm<SyncEngine> SyncEngine = new(
        new SyncEngine(),
        new RecordProperty<SyncEngine, Fact<string>>("server", false, x => x.Server, (x, v) => x with { Server = v }, BasicForms.TextFact),
        new RecordProperty<SyncEngine, Fact<SyncEngineEra>>(
            "era",
            false,
            x => x.Era,
            (x, v) => x with { Era = v },
            new FactForm<SyncEngineEra>(new EnumForm<SyncEngineEra>())),
        new RecordProperty<SyncEngine, Fact<string>>(
            "version",
            false,
            x => x.Version,
            (x, v) => x with { Version = v },
            BasicForms.TextFact),
        new RecordProperty<SyncEngine, WindowsService>(
            "service",
            false,
            x => x.Service,
            (x, v) => x with { Service = v },
            SsoForms.WindowsService),
        new RecordProperty<SyncEngine, Fact<string>>(
            "serviceAccount",
            false,
            x => x.ServiceAccount,
            (x, v) => x with { ServiceAccount = v },
            BasicForms.TextFact),
        new RecordProperty<SyncEngine, Fact<string>>(
            "extensionsFolder",
            false,
            x => x.ExtensionsFolder,
            (x, v) => x with { ExtensionsFolder = v },
            BasicForms.TextFact),
        new RecordProperty<SyncEngine, Fact<bool>>(
            "isPasswordSyncEnabled",
            false,
            x => x.IsPasswordSyncEnabled,
            (x, v) => x with { IsPasswordSyncEnabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<SyncEngine, Fact<string>>(
            "metaverseExtension",
            false,
            x => x.MetaverseExtension,
            (x, v) => x with { MetaverseExtension = v },
            BasicForms.TextFact),
        new RecordProperty<SyncEngine, Fact<string>>(
            "provisioningType",
            false,
            x => x.ProvisioningType,
            (x, v) => x with { ProvisioningType = v },
            BasicForms.TextFact),
        new RecordProperty<SyncEngine, Fact<int>>(
            "passwordChangeHistorySize",
            false,
            x => x.PasswordChangeHistorySize,
            (x, v) => x with { PasswordChangeHistorySize = v },
            BasicForms.IntegerFact),
        new RecordProperty<SyncEngine, Fact<int?>>(
            "passwordSyncLogLevel",
            false,
            x => x.PasswordSyncLogLevel,
            (x, v) => x with { PasswordSyncLogLevel = v },
            BasicForms.OptionalIntegerFact),
        new RecordProperty<SyncEngine, Fact<IReadOnlyList<string>>>(
            "listedAgents", false, x => x.ListedAgents, (x, v) => x with { ListedAgents = v }, BasicForms.TextsFact),
        new RecordProperty<SyncEngine, Fact<string>>(
            "metaverseExportDate",
            false,
            x => x.MetaverseExportDate,
            (x, v) => x with { MetaverseExportDate = v },
            BasicForms.TextFact),
        new RecordProperty<SyncEngine, IReadOnlyList<ManagementAgent>>(
            "managementAgents",
            false,
            x => x.ManagementAgents,
            (x, v) => x with { ManagementAgents = v },
            new ListForm<ManagementAgent>(
                ManagementAgent,
                Identities.ByIdOrName<ManagementAgent>(x => x.Id, x => x.Name))),
        new RecordProperty<SyncEngine, Fact<IReadOnlyList<PasswordQueueRow>>>(
            "queue",
            false,
            x => x.Queue,
            (x, v) => x with { Queue = v },
            new FactForm<IReadOnlyList<PasswordQueueRow>>(new ListForm<PasswordQueueRow>(PasswordQueueRow))),
        new RecordProperty<SyncEngine, Fact<IReadOnlyList<PasswordSourceRow>>>(
            "sourceHistory",
            false,
            x => x.SourceHistory,
            (x, v) => x with { SourceHistory = v },
            new FactForm<IReadOnlyList<PasswordSourceRow>>(new ListForm<PasswordSourceRow>(PasswordSourceRow))),
        new RecordProperty<SyncEngine, Fact<IReadOnlyList<PasswordTargetRow>>>(
            "targetHistory",
            false,
            x => x.TargetHistory,
            (x, v) => x with { TargetHistory = v },
            new FactForm<IReadOnlyList<PasswordTargetRow>>(new ListForm<PasswordTargetRow>(PasswordTargetRow))),
        new RecordProperty<SyncEngine, IReadOnlyList<ConnectorLookup>>(
            "connectors",
            false,
            x => x.Connectors,
            (x, v) => x with { Connectors = v },
            new ListForm<ConnectorLookup>(
                ConnectorLookup,
                Identities.ByText<ConnectorLookup>(x => x.WindowsAccount, x => x.ManagementAgentId))));

    public static readonly RecordForm<EntSsoXmlSource> EntSsoXmlSource = new(
        new EntSsoXmlSource { Name = "" },
        new RecordProperty<EntSsoXmlSource, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<EntSsoXmlSource, Stated<string>>(
            "objectType",
            false,
            x => x.ObjectType,
            (x, v) => x with { ObjectType = v },
            _statedText),
        new RecordProperty<EntSsoXmlSource, Stated<string>>(
            "attribute",
            false,
            x => x.Attribute,
            (x, v) => x with { Attribute = v },
            _statedText),
        new RecordProperty<EntSsoXmlSource, int>("line", false, x => x.Line, (x, v) => x with { Line = v }, BasicForms.Integer),
        new RecordProperty<EntSsoXmlSource, int>("column", false, x => x.Column, (x, v) => x with { Column = v }, BasicForms.Integer));

    public static readonly RecordForm<EntSsoXmlApplication> EntSsoXmlApplication = new(
        new EntSsoXmlApplication { Name = "", SourceMa = "" },
        new RecordProperty<EntSsoXmlApplication, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<EntSsoXmlApplication, string>(
            "sourceMa",
            true,
            x => x.SourceMa,
            (x, v) => x with { SourceMa = v },
            BasicForms.Text),
        new RecordProperty<EntSsoXmlApplication, Stated<bool>>(
            "create",
            false,
            x => x.Create,
            (x, v) => x with { Create = v },
            _statedSwitch),
        new RecordProperty<EntSsoXmlApplication, Stated<bool>>(
            "delete",
            false,
            x => x.Delete,
            (x, v) => x with { Delete = v },
            _statedSwitch),
        new RecordProperty<EntSsoXmlApplication, int>("line", false, x => x.Line, (x, v) => x with { Line = v }, BasicForms.Integer),
        new RecordProperty<EntSsoXmlApplication, int>("column", false, x => x.Column, (x, v) => x with { Column = v }, BasicForms.Integer));

    public static readonly RecordForm<EntSsoXmlAgent> EntSsoXmlAgent = new(
        new EntSsoXmlAgent { Name = "", Adma = "" },
        new RecordProperty<EntSsoXmlAgent, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<EntSsoXmlAgent, string>("adma", true, x => x.Adma, (x, v) => x with { Adma = v }, BasicForms.Text),
        new RecordProperty<EntSsoXmlAgent, Stated<bool>>(
            "deleteAll",
            false,
            x => x.DeleteAll,
            (x, v) => x with { DeleteAll = v },
            _statedSwitch),
        new RecordProperty<EntSsoXmlAgent, IReadOnlyList<EntSsoXmlApplication>>(
            "applications",
            false,
            x => x.Applications,
            (x, v) => x with { Applications = v },
            new ListForm<EntSsoXmlApplication>(EntSsoXmlApplication)),
        new RecordProperty<EntSsoXmlAgent, int>("line", false, x => x.Line, (x, v) => x with { Line = v }, BasicForms.Integer),
        new RecordProperty<EntSsoXmlAgent, int>("column", false, x => x.Column, (x, v) => x with { Column = v }, BasicForms.Integer));

    public static readonly RecordForm<EntSsoXmlIssue> EntSsoXmlIssue = new(
        new EntSsoXmlIssue { Kind = default, Subject = "", Message = "" },
        true,
        new RecordProperty<EntSsoXmlIssue, EntSsoXmlIssueKind>(
            "kind",
            true,
            x => x.Kind,
            (x, v) => x with { Kind = v },
            new EnumForm<EntSsoXmlIssueKind>()),
        new RecordProperty<EntSsoXmlIssue, string>("subject", true, x => x.Subject, (x, v) => x with { Subject = v }, BasicForms.Text),
        new RecordProperty<EntSsoXmlIssue, string>("message", true, x => x.Message, (x, v) => x with { Message = v }, BasicForms.Text),
        new RecordProperty<EntSsoXmlIssue, int>("line", false, x => x.Line, (x, v) => x with { Line = v }, BasicForms.Integer),
        new RecordProperty<EntSsoXmlIssue, int>("column", false, x => x.Column, (x, v) => x with { Column = v }, BasicForms.Integer));

    public static readonly RecordForm<EntSsoXmlFile> EntSsoXmlFile = new(
        new EntSsoXmlFile { Path = "", IsWellFormed = false },
        new RecordProperty<EntSsoXmlFile, string>("path", true, x => x.Path, (x, v) => x with { Path = v }, BasicForms.Text),
        new RecordProperty<EntSsoXmlFile, bool>(
            "isWellFormed",
            true,
            x => x.IsWellFormed,
            (x, v) => x with { IsWellFormed = v },
            BasicForms.Switch),
        new RecordProperty<EntSsoXmlFile, IReadOnlyList<EntSsoXmlSource>>(
            "sources",
            false,
            x => x.Sources,
            (x, v) => x with { Sources = v },
            new ListForm<EntSsoXmlSource>(EntSsoXmlSource)),
        new RecordProperty<EntSsoXmlFile, IReadOnlyList<EntSsoXmlAgent>>(
            "agents",
            false,
            x => x.Agents,
            (x, v) => x with { Agents = v },
            new ListForm<EntSsoXmlAgent>(EntSsoXmlAgent)),
        new RecordProperty<EntSsoXmlFile, IReadOnlyList<EntSsoXmlIssue>>(
            "issues",
            false,
            x => x.Issues,
            (x, v) => x with { Issues = v },
            new ListForm<EntSsoXmlIssue>(EntSsoXmlIssue)));
}
