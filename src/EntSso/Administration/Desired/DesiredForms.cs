using System.Globalization;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSso.Administration.Desired;

/// <summary>The JSON forms of a desired configuration.</summary>
internal static class DesiredForms
{
    /// <summary>The property with the version of the format.</summary>
    public const string VersionProperty = "entSsoConfiguration";

    private const int MajorVersion = 1;
    private const string Version = "1.0";

    private static readonly Form<Stated<bool>> _switch = new StatedForm<bool>(BasicForms.Switch);
    private static readonly Form<Stated<int>> _hours = new StatedForm<int>(Whole(1, int.MaxValue, "a number of hours above 0"));
    private static readonly Form<Stated<int>> _auditLevel = new StatedForm<int>(Whole(0, AuditLevels.Highest, "0 (none), 1 (low), 2 (medium) or 3 (high)"));
    private static readonly Form<Stated<string>> _text = new StatedForm<string>(BasicForms.Text);
    private static readonly Form<Stated<string?>> _optionalText = new StatedForm<string?>(BasicForms.OptionalText);

    private static readonly RecordForm<DesiredMode> _mode = new(
        new DesiredMode(),
        new RecordProperty<DesiredMode, Stated<bool>>("windowsToAdapters", false, x => x.WindowsToAdapters, (x, v) => x with { WindowsToAdapters = v }, _switch),
        new RecordProperty<DesiredMode, Stated<bool>>("adaptersToDatabase", false, x => x.AdaptersToDatabase, (x, v) => x with { AdaptersToDatabase = v }, _switch),
        new RecordProperty<DesiredMode, Stated<bool>>("adaptersToWindows", false, x => x.AdaptersToWindows, (x, v) => x with { AdaptersToWindows = v }, _switch));

    private static readonly RecordForm<DesiredServer> _server = new(
        new DesiredServer { Name = "" },
        new RecordProperty<DesiredServer, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<DesiredServer, Stated<bool>>("allowMiis", false, x => x.AllowMiis, (x, v) => x with { AllowMiis = v }, _switch),
        new RecordProperty<DesiredServer, Stated<bool>>("allowPcns", false, x => x.AllowPcns, (x, v) => x with { AllowPcns = v }, _switch),
        new RecordProperty<DesiredServer, Stated<int>>("passwordSyncAgeHours", false, x => x.PasswordSyncAgeHours, (x, v) => x with { PasswordSyncAgeHours = v }, _hours),
        new RecordProperty<DesiredServer, Stated<int>>("positiveAuditLevel", false, x => x.PositiveAuditLevel, (x, v) => x with { PositiveAuditLevel = v }, _auditLevel),
        new RecordProperty<DesiredServer, Stated<int>>("negativeAuditLevel", false, x => x.NegativeAuditLevel, (x, v) => x with { NegativeAuditLevel = v }, _auditLevel),
        new RecordProperty<DesiredServer, Stated<string>>("replayDirectory", false, x => x.ReplayDirectory, (x, v) => x with { ReplayDirectory = v }, _text));

    private static readonly RecordForm<DesiredAdapter> _adapter = new(
        new DesiredAdapter { Name = "" },
        new RecordProperty<DesiredAdapter, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<DesiredAdapter, Stated<bool>>("enabled", false, x => x.Enabled, (x, v) => x with { Enabled = v }, _switch),
        new RecordProperty<DesiredAdapter, Stated<bool>>("syncToAdapter", false, x => x.SyncToAdapter, (x, v) => x with { SyncToAdapter = v }, _switch),
        new RecordProperty<DesiredAdapter, Stated<bool>>("syncFromAdapter", false, x => x.SyncFromAdapter, (x, v) => x with { SyncFromAdapter = v }, _switch),
        new RecordProperty<DesiredAdapter, Stated<bool>>("changeWindowsPassword", false, x => x.ChangeWindowsPassword, (x, v) => x with { ChangeWindowsPassword = v }, _switch),
        new RecordProperty<DesiredAdapter, Stated<bool>>("verifyOldPassword", false, x => x.VerifyOldPassword, (x, v) => x with { VerifyOldPassword = v }, _switch),
        new RecordProperty<DesiredAdapter, Stated<bool>>("sendOldPassword", false, x => x.SendOldPassword, (x, v) => x with { SendOldPassword = v }, _switch),
        new RecordProperty<DesiredAdapter, Stated<bool>>("allowMappingConflicts", false, x => x.AllowMappingConflicts, (x, v) => x with { AllowMappingConflicts = v }, _switch));

    private static readonly RecordForm<DesiredApplication> _application = new(
        new DesiredApplication { Name = "" },
        new RecordProperty<DesiredApplication, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<DesiredApplication, Stated<bool>>("enabled", false, x => x.Enabled, (x, v) => x with { Enabled = v }, _switch),
        new RecordProperty<DesiredApplication, Stated<string?>>("adapter", false, x => x.Adapter, (x, v) => x with { Adapter = v }, _optionalText),
        new RecordProperty<DesiredApplication, Stated<bool>>("directPasswordSync", false, x => x.DirectPasswordSync, (x, v) => x with { DirectPasswordSync = v }, _switch));

    private static readonly RecordForm<DesiredServicePrincipalName> _spn = new(
        new DesiredServicePrincipalName { ServicePrincipalName = "", Account = "" },
        new RecordProperty<DesiredServicePrincipalName, string>("servicePrincipalName", true, x => x.ServicePrincipalName, (x, v) => x with { ServicePrincipalName = v }, BasicForms.Text),
        new RecordProperty<DesiredServicePrincipalName, string>("account", true, x => x.Account, (x, v) => x with { Account = v }, BasicForms.Text));

    private static readonly RecordForm<DesiredManagementAgent> _agent = new(
        new DesiredManagementAgent { Name = "" },
        new RecordProperty<DesiredManagementAgent, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<DesiredManagementAgent, Stated<string>>("connectTo", false, x => x.ConnectTo, (x, v) => x with { ConnectTo = v }, _text),
        new RecordProperty<DesiredManagementAgent, Stated<string>>("user", false, x => x.User, (x, v) => x with { User = v }, _text));

    /// <summary>The form of the whole configuration.</summary>
    public static RecordForm<DesiredConfiguration> Configuration { get; } = new(
        new DesiredConfiguration(),
        new RecordProperty<DesiredConfiguration, Stated<string>>(VersionProperty, false, _ => new Stated<string>(Version, true), (x, _) => x, new StatedForm<string>(VersionText())),
        new RecordProperty<DesiredConfiguration, DesiredMode>("passwordSyncMode", false, x => x.PasswordSyncMode, (x, v) => x with { PasswordSyncMode = v }, _mode),
        List("servers", x => x.Servers, (x, v) => x with { Servers = v }, _server),
        List("adapters", x => x.Adapters, (x, v) => x with { Adapters = v }, _adapter),
        List("applications", x => x.Applications, (x, v) => x with { Applications = v }, _application),
        List("servicePrincipalNames", x => x.ServicePrincipalNames, (x, v) => x with { ServicePrincipalNames = v }, _spn),
        List("managementAgents", x => x.ManagementAgents, (x, v) => x with { ManagementAgents = v }, _agent));

    private static RecordProperty<DesiredConfiguration> List<T>(
        string name,
        Func<DesiredConfiguration, IReadOnlyList<T>> get,
        Func<DesiredConfiguration, IReadOnlyList<T>, DesiredConfiguration> with,
        Form<T> form) =>
        new RecordProperty<DesiredConfiguration, IReadOnlyList<T>>(name, false, get, with, new ListForm<T>(form));

    private static ValueForm<int> Whole(int lowest, int highest, string words) => new(
        BasicForms.Integer.Shape with { Minimum = lowest, Maximum = highest == int.MaxValue ? null : highest },
        (value, json) => json.Raw(value.ToString(CultureInfo.InvariantCulture)),
        reader => BasicForms.Integer.Read(reader) is int value && value >= lowest && value <= highest ? value : throw reader.Expected(words));

    private static ValueForm<string> VersionText() => new(
        BasicForms.Text.Shape,
        (value, json) => json.Text(value),
        reader => reader.Json.Token == JsonToken.Text
            && reader.Json.Text.Split('.') is { Length: 2 } parts
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && major is > 0 and <= MajorVersion
            ? reader.Json.Text
            : throw reader.Expected($"the format's version up to {MajorVersion}.x, as a text like \"{Version}\""));
}
