using static EntSso.Deployment.Json.BasicForms;

namespace EntSso.Deployment.Json;

/// <summary>The forms of the sync engine and ENTSSO.xml. The order of the properties is that of the file.</summary>
internal static class SyncEngineForms
{
    private static readonly RecordForm<Stated<bool>> _statedSwitch = Record(default(Stated<bool>), isInline: true)
        .Required("value", x => x.Value, (x, v) => x with { Value = v }, Switch)
        .Optional("isStated", x => x.IsStated, (x, v) => x with { IsStated = v }, Switch);

    private static readonly RecordForm<Stated<string>> _statedText = Record(new Stated<string>("", false), isInline: true)
        .Required("value", x => x.Value, (x, v) => x with { Value = v }, Text)
        .Optional("isStated", x => x.IsStated, (x, v) => x with { IsStated = v }, Switch);

    public static readonly RecordForm<PasswordExtension> PasswordExtension = Record(new PasswordExtension { ManagementAgent = "" })
        .Required("managementAgent", x => x.ManagementAgent, (x, v) => x with { ManagementAgent = v }, Text)
        .Optional("managementAgentId", x => x.ManagementAgentId, (x, v) => x with { ManagementAgentId = v }, Text)
        .Optional("connectTo", x => x.ConnectTo, (x, v) => x with { ConnectTo = v }, TextFact)
        .Optional("user", x => x.User, (x, v) => x with { User = v }, TextFact)
        .Optional("isEnabled", x => x.IsEnabled, (x, v) => x with { IsEnabled = v }, SwitchFact)
        .Optional("dll", x => x.Dll, (x, v) => x with { Dll = v }, TextFact)
        .Optional("isSetEnabled", x => x.IsSetEnabled, (x, v) => x with { IsSetEnabled = v }, SwitchFact)
        .Optional("isChangeEnabled", x => x.IsChangeEnabled, (x, v) => x with { IsChangeEnabled = v }, SwitchFact)
        .Optional("timeoutSeconds", x => x.TimeoutSeconds, (x, v) => x with { TimeoutSeconds = v }, IntegerFact);

    public static readonly RecordForm<MaPartition> MaPartition = Record(new MaPartition { Name = "" })
        .Optional("id", x => x.Id, (x, v) => x with { Id = v }, Text)
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("isSelected", x => x.IsSelected, (x, v) => x with { IsSelected = v }, SwitchFact)
        .Optional("isDomain", x => x.IsDomain, (x, v) => x with { IsDomain = v }, SwitchFact)
        .Optional("isPasswordSource", x => x.IsPasswordSource, (x, v) => x with { IsPasswordSource = v }, SwitchFact)
        .Optional("isChangeCountLimited", x => x.IsChangeCountLimited, (x, v) => x with { IsChangeCountLimited = v }, SwitchFact)
        .Optional("maximumChanges", x => x.MaximumChanges, (x, v) => x with { MaximumChanges = v }, IntegerFact)
        .Optional("targets", x => x.Targets, (x, v) => x with { Targets = v }, TextsFact);

    public static readonly RecordForm<ManagementAgent> ManagementAgent = Record(new ManagementAgent { Id = "", Name = "" })
        .Required("id", x => x.Id, (x, v) => x with { Id = v }, Text)
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("category", x => x.Category, (x, v) => x with { Category = v }, TextFact)
        .Optional("subtype", x => x.Subtype, (x, v) => x with { Subtype = v }, TextFact)
        .Optional("listName", x => x.ListName, (x, v) => x with { ListName = v }, TextFact)
        .Optional("companyName", x => x.CompanyName, (x, v) => x with { CompanyName = v }, TextFact)
        .Optional("recognition", x => x.Recognition, (x, v) => x with { Recognition = v }, EnumFact<MaRecognition>())
        .Optional("exportServer", x => x.ExportServer, (x, v) => x with { ExportServer = v }, TextFact)
        .Optional("exportDate", x => x.ExportDate, (x, v) => x with { ExportDate = v }, TextFact)
        .Optional("creationTime", x => x.CreationTime, (x, v) => x with { CreationTime = v }, TextFact)
        .Optional("lastModificationTime", x => x.LastModificationTime, (x, v) => x with { LastModificationTime = v }, TextFact)
        .Optional("isPasswordSyncAllowed", x => x.IsPasswordSyncAllowed, (x, v) => x with { IsPasswordSyncAllowed = v }, SwitchFact)
        .Optional("maximumRetryCount", x => x.MaximumRetryCount, (x, v) => x with { MaximumRetryCount = v }, IntegerFact)
        .Optional("retryIntervalSeconds", x => x.RetryIntervalSeconds, (x, v) => x with { RetryIntervalSeconds = v }, IntegerFact)
        .Optional("allowLowSecurity", x => x.AllowLowSecurity, (x, v) => x with { AllowLowSecurity = v }, SwitchFact)
        .Optional("unlockAccount", x => x.UnlockAccount, (x, v) => x with { UnlockAccount = v }, SwitchFact)
        .Optional("connectTo", x => x.ConnectTo, (x, v) => x with { ConnectTo = v }, TextFact)
        .Optional("user", x => x.User, (x, v) => x with { User = v }, TextFact)
        .Optional("database", x => x.Database, (x, v) => x with { Database = v }, TextFact)
        .Optional("serviceAddress", x => x.ServiceAddress, (x, v) => x with { ServiceAddress = v }, TextFact)
        .Optional("extension", x => x.Extension, (x, v) => x with { Extension = v }, TextFact)
        .Optional("partitions", x => x.Partitions, (x, v) => x with { Partitions = v }, MaPartition.List().Fact());

    private static readonly Form<IReadOnlyList<PasswordAttempt>> _attempts = Record(new PasswordAttempt(null, ""), isInline: true)
        .Optional("at", x => x.At, (x, v) => x with { At = v }, OptionalTime)
        .Optional("returnCode", x => x.ReturnCode, (x, v) => x with { ReturnCode = v }, Text)
        .List();

    public static readonly RecordForm<PasswordQueueRow> PasswordQueueRow = Record(
            new PasswordQueueRow { ManagementAgentId = "" }, isInline: true)
        .Required("managementAgentId", x => x.ManagementAgentId, (x, v) => x with { ManagementAgentId = v }, Text)
        .Optional("referenceId", x => x.ReferenceId, (x, v) => x with { ReferenceId = v }, Text)
        .Optional("distinguishedName", x => x.DistinguishedName, (x, v) => x with { DistinguishedName = v }, Text)
        .Optional("returnCode", x => x.ReturnCode, (x, v) => x with { ReturnCode = v }, Text)
        .Optional("retryCount", x => x.RetryCount, (x, v) => x with { RetryCount = v }, OptionalInteger)
        .Optional("receivedAt", x => x.ReceivedAt, (x, v) => x with { ReceivedAt = v }, OptionalTime)
        .Optional("lastAttemptAt", x => x.LastAttemptAt, (x, v) => x with { LastAttemptAt = v }, OptionalTime)
        .Optional("attempts", x => x.Attempts, (x, v) => x with { Attempts = v }, _attempts);

    public static readonly RecordForm<PasswordSourceRow> PasswordSourceRow = Record(
            new PasswordSourceRow { ManagementAgentId = "" }, isInline: true)
        .Required("managementAgentId", x => x.ManagementAgentId, (x, v) => x with { ManagementAgentId = v }, Text)
        .Optional("referenceId", x => x.ReferenceId, (x, v) => x with { ReferenceId = v }, Text)
        .Optional("distinguishedName", x => x.DistinguishedName, (x, v) => x with { DistinguishedName = v }, Text)
        .Optional("returnCode", x => x.ReturnCode, (x, v) => x with { ReturnCode = v }, Text)
        .Optional("sourceServer", x => x.SourceServer, (x, v) => x with { SourceServer = v }, Text)
        .Optional("changedAt", x => x.ChangedAt, (x, v) => x with { ChangedAt = v }, OptionalTime)
        .Optional("receivedAt", x => x.ReceivedAt, (x, v) => x with { ReceivedAt = v }, OptionalTime);

    public static readonly RecordForm<PasswordTargetRow> PasswordTargetRow = Record(
            new PasswordTargetRow { ManagementAgentId = "" }, isInline: true)
        .Required("managementAgentId", x => x.ManagementAgentId, (x, v) => x with { ManagementAgentId = v }, Text)
        .Optional("referenceId", x => x.ReferenceId, (x, v) => x with { ReferenceId = v }, Text)
        .Optional("distinguishedName", x => x.DistinguishedName, (x, v) => x with { DistinguishedName = v }, Text)
        .Optional("returnCode", x => x.ReturnCode, (x, v) => x with { ReturnCode = v }, Text)
        .Optional("reachedRetryLimit", x => x.ReachedRetryLimit, (x, v) => x with { ReachedRetryLimit = v }, OptionalSwitch)
        .Optional("retryCount", x => x.RetryCount, (x, v) => x with { RetryCount = v }, OptionalInteger)
        .Optional("receivedAt", x => x.ReceivedAt, (x, v) => x with { ReceivedAt = v }, OptionalTime)
        .Optional("lastAttemptAt", x => x.LastAttemptAt, (x, v) => x with { LastAttemptAt = v }, OptionalTime)
        .Optional("attempts", x => x.Attempts, (x, v) => x with { Attempts = v }, _attempts);

    public static readonly RecordForm<ConnectorLookup> ConnectorLookup = Record(
            new ConnectorLookup { WindowsAccount = "", ManagementAgentId = "" }, isInline: true)
        .Required("windowsAccount", x => x.WindowsAccount, (x, v) => x with { WindowsAccount = v }, Text)
        .Required("managementAgentId", x => x.ManagementAgentId, (x, v) => x with { ManagementAgentId = v }, Text)
        .Optional("isConnected", x => x.IsConnected, (x, v) => x with { IsConnected = v }, SwitchFact);

    public static readonly RecordForm<SyncEngine> SyncEngine = Record(new SyncEngine())
        .Optional("server", x => x.Server, (x, v) => x with { Server = v }, TextFact)
        .Optional("era", x => x.Era, (x, v) => x with { Era = v }, EnumFact<SyncEngineEra>())
        .Optional("version", x => x.Version, (x, v) => x with { Version = v }, TextFact)
        .Optional("service", x => x.Service, (x, v) => x with { Service = v }, SsoForms.WindowsService)
        .Optional("serviceAccount", x => x.ServiceAccount, (x, v) => x with { ServiceAccount = v }, TextFact)
        .Optional("extensionsFolder", x => x.ExtensionsFolder, (x, v) => x with { ExtensionsFolder = v }, TextFact)
        .Optional("isPasswordSyncEnabled", x => x.IsPasswordSyncEnabled, (x, v) => x with { IsPasswordSyncEnabled = v }, SwitchFact)
        .Optional("metaverseExtension", x => x.MetaverseExtension, (x, v) => x with { MetaverseExtension = v }, TextFact)
        .Optional("provisioningType", x => x.ProvisioningType, (x, v) => x with { ProvisioningType = v }, TextFact)
        .Optional("passwordChangeHistorySize", x => x.PasswordChangeHistorySize, (x, v) => x with { PasswordChangeHistorySize = v },
            IntegerFact)
        .Optional("passwordSyncLogLevel", x => x.PasswordSyncLogLevel, (x, v) => x with { PasswordSyncLogLevel = v }, OptionalIntegerFact)
        .Optional("listedAgents", x => x.ListedAgents, (x, v) => x with { ListedAgents = v }, TextsFact)
        .Optional("metaverseExportDate", x => x.MetaverseExportDate, (x, v) => x with { MetaverseExportDate = v }, TextFact)
        .Optional("managementAgents", x => x.ManagementAgents, (x, v) => x with { ManagementAgents = v },
            ManagementAgent.ListByIdOrName(x => x.Id, x => x.Name))
        .Optional("queue", x => x.Queue, (x, v) => x with { Queue = v }, PasswordQueueRow.List().Fact())
        .Optional("sourceHistory", x => x.SourceHistory, (x, v) => x with { SourceHistory = v }, PasswordSourceRow.List().Fact())
        .Optional("targetHistory", x => x.TargetHistory, (x, v) => x with { TargetHistory = v }, PasswordTargetRow.List().Fact())
        .Optional("connectors", x => x.Connectors, (x, v) => x with { Connectors = v },
            ConnectorLookup.ListByText(x => x.WindowsAccount, x => x.ManagementAgentId));

    public static readonly RecordForm<EntSsoXmlSource> EntSsoXmlSource = Record(new EntSsoXmlSource { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("objectType", x => x.ObjectType, (x, v) => x with { ObjectType = v }, _statedText)
        .Optional("attribute", x => x.Attribute, (x, v) => x with { Attribute = v }, _statedText)
        .Optional("line", x => x.Line, (x, v) => x with { Line = v }, Integer)
        .Optional("column", x => x.Column, (x, v) => x with { Column = v }, Integer);

    public static readonly RecordForm<EntSsoXmlApplication> EntSsoXmlApplication = Record(
            new EntSsoXmlApplication { Name = "", SourceMa = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Required("sourceMa", x => x.SourceMa, (x, v) => x with { SourceMa = v }, Text)
        .Optional("create", x => x.Create, (x, v) => x with { Create = v }, _statedSwitch)
        .Optional("delete", x => x.Delete, (x, v) => x with { Delete = v }, _statedSwitch)
        .Optional("line", x => x.Line, (x, v) => x with { Line = v }, Integer)
        .Optional("column", x => x.Column, (x, v) => x with { Column = v }, Integer);

    public static readonly RecordForm<EntSsoXmlAgent> EntSsoXmlAgent = Record(new EntSsoXmlAgent { Name = "", Adma = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Required("adma", x => x.Adma, (x, v) => x with { Adma = v }, Text)
        .Optional("deleteAll", x => x.DeleteAll, (x, v) => x with { DeleteAll = v }, _statedSwitch)
        .Optional("applications", x => x.Applications, (x, v) => x with { Applications = v }, EntSsoXmlApplication.List())
        .Optional("line", x => x.Line, (x, v) => x with { Line = v }, Integer)
        .Optional("column", x => x.Column, (x, v) => x with { Column = v }, Integer);

    public static readonly RecordForm<EntSsoXmlIssue> EntSsoXmlIssue = Record(
            new EntSsoXmlIssue { Kind = default, Subject = "", Message = "" }, isInline: true)
        .Required("kind", x => x.Kind, (x, v) => x with { Kind = v }, Enum<EntSsoXmlIssueKind>())
        .Required("subject", x => x.Subject, (x, v) => x with { Subject = v }, Text)
        .Required("message", x => x.Message, (x, v) => x with { Message = v }, Text)
        .Optional("line", x => x.Line, (x, v) => x with { Line = v }, Integer)
        .Optional("column", x => x.Column, (x, v) => x with { Column = v }, Integer);

    public static readonly RecordForm<EntSsoXmlFile> EntSsoXmlFile = Record(new EntSsoXmlFile { Path = "", IsWellFormed = false })
        .Required("path", x => x.Path, (x, v) => x with { Path = v }, Text)
        .Required("isWellFormed", x => x.IsWellFormed, (x, v) => x with { IsWellFormed = v }, Switch)
        .Optional("sources", x => x.Sources, (x, v) => x with { Sources = v }, EntSsoXmlSource.List())
        .Optional("agents", x => x.Agents, (x, v) => x with { Agents = v }, EntSsoXmlAgent.List())
        .Optional("issues", x => x.Issues, (x, v) => x with { Issues = v }, EntSsoXmlIssue.List());
}
