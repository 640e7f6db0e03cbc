using System.Globalization;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using static EntSso.Deployment.Json.BasicForms;

namespace EntSso.Administration.Desired;

/// <summary>The JSON forms of a desired configuration.</summary>
internal static class DesiredForms
{
    /// <summary>The property with the version of the format.</summary>
    public const string VersionProperty = "entSsoConfiguration";

    private const int MajorVersion = 1;
    private const string Version = "1.0";

    private static readonly Form<Stated<bool>> _switch = new StatedForm<bool>(Switch);
    private static readonly Form<Stated<int>> _hours = new StatedForm<int>(Whole(1, int.MaxValue, "a number of hours above 0"));
    private static readonly Form<Stated<int>> _auditLevel = new StatedForm<int>(
        Whole(0, AuditLevels.Highest, "0 (none), 1 (low), 2 (medium) or 3 (high)"));
    private static readonly Form<Stated<string>> _text = new StatedForm<string>(Text);
    private static readonly Form<Stated<string?>> _optionalText = new StatedForm<string?>(OptionalText);

    private static readonly RecordForm<DesiredMode> _mode = Record(new DesiredMode())
        .Optional("windowsToAdapters", x => x.WindowsToAdapters, (x, v) => x with { WindowsToAdapters = v }, _switch)
        .Optional("adaptersToDatabase", x => x.AdaptersToDatabase, (x, v) => x with { AdaptersToDatabase = v }, _switch)
        .Optional("adaptersToWindows", x => x.AdaptersToWindows, (x, v) => x with { AdaptersToWindows = v }, _switch);

    private static readonly RecordForm<DesiredServer> _server = Record(new DesiredServer { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("allowMiis", x => x.AllowMiis, (x, v) => x with { AllowMiis = v }, _switch)
        .Optional("allowPcns", x => x.AllowPcns, (x, v) => x with { AllowPcns = v }, _switch)
        .Optional("passwordSyncAgeHours", x => x.PasswordSyncAgeHours, (x, v) => x with { PasswordSyncAgeHours = v }, _hours)
        .Optional("positiveAuditLevel", x => x.PositiveAuditLevel, (x, v) => x with { PositiveAuditLevel = v }, _auditLevel)
        .Optional("negativeAuditLevel", x => x.NegativeAuditLevel, (x, v) => x with { NegativeAuditLevel = v }, _auditLevel)
        .Optional("replayDirectory", x => x.ReplayDirectory, (x, v) => x with { ReplayDirectory = v }, _text);

    private static readonly RecordForm<DesiredAdapter> _adapter = Record(new DesiredAdapter { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("enabled", x => x.Enabled, (x, v) => x with { Enabled = v }, _switch)
        .Optional("syncToAdapter", x => x.SyncToAdapter, (x, v) => x with { SyncToAdapter = v }, _switch)
        .Optional("syncFromAdapter", x => x.SyncFromAdapter, (x, v) => x with { SyncFromAdapter = v }, _switch)
        .Optional("changeWindowsPassword", x => x.ChangeWindowsPassword, (x, v) => x with { ChangeWindowsPassword = v }, _switch)
        .Optional("verifyOldPassword", x => x.VerifyOldPassword, (x, v) => x with { VerifyOldPassword = v }, _switch)
        .Optional("sendOldPassword", x => x.SendOldPassword, (x, v) => x with { SendOldPassword = v }, _switch)
        .Optional("allowMappingConflicts", x => x.AllowMappingConflicts, (x, v) => x with { AllowMappingConflicts = v }, _switch);

    private static readonly RecordForm<DesiredApplication> _application = Record(new DesiredApplication { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("enabled", x => x.Enabled, (x, v) => x with { Enabled = v }, _switch)
        .Optional("adapter", x => x.Adapter, (x, v) => x with { Adapter = v }, _optionalText)
        .Optional("directPasswordSync", x => x.DirectPasswordSync, (x, v) => x with { DirectPasswordSync = v }, _switch);

    private static readonly RecordForm<DesiredServicePrincipalName> _spn = Record(
            new DesiredServicePrincipalName { ServicePrincipalName = "", Account = "" })
        .Required("servicePrincipalName", x => x.ServicePrincipalName, (x, v) => x with { ServicePrincipalName = v }, Text)
        .Required("account", x => x.Account, (x, v) => x with { Account = v }, Text);

    private static readonly RecordForm<DesiredManagementAgent> _agent = Record(new DesiredManagementAgent { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("connectTo", x => x.ConnectTo, (x, v) => x with { ConnectTo = v }, _text)
        .Optional("user", x => x.User, (x, v) => x with { User = v }, _text);

    /// <summary>The form of the whole configuration.</summary>
    public static RecordForm<DesiredConfiguration> Configuration { get; } = Record(new DesiredConfiguration())
        .Optional(VersionProperty, _ => new Stated<string>(Version, true), (x, _) => x, new StatedForm<string>(VersionText()))
        .Optional("passwordSyncMode", x => x.PasswordSyncMode, (x, v) => x with { PasswordSyncMode = v }, _mode)
        .Optional("servers", x => x.Servers, (x, v) => x with { Servers = v }, _server.List())
        .Optional("adapters", x => x.Adapters, (x, v) => x with { Adapters = v }, _adapter.List())
        .Optional("applications", x => x.Applications, (x, v) => x with { Applications = v }, _application.List())
        .Optional("servicePrincipalNames", x => x.ServicePrincipalNames, (x, v) => x with { ServicePrincipalNames = v }, _spn.List())
        .Optional("managementAgents", x => x.ManagementAgents, (x, v) => x with { ManagementAgents = v }, _agent.List());

    private static ValueForm<int> Whole(int lowest, int highest, string words) => new(
        Integer.Shape with { Minimum = lowest, Maximum = highest == int.MaxValue ? null : highest },
        (value, json) => json.Value(value),
        reader => Integer.Read(reader) is int value && value >= lowest && value <= highest ? value : throw reader.Expected(words));

    private static ValueForm<string> VersionText() => new(
        Text.Shape,
        (value, json) => json.Value(value),
        reader => reader.Json.Token == JsonToken.Text
            && reader.Json.Text.Split('.') is { Length: 2 } parts
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && major is > 0 and <= MajorVersion
            ? reader.Json.Text
            : throw reader.Expected($"the format's version up to {MajorVersion}.x, as a text like \"{Version}\""));
}
