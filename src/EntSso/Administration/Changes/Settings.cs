using System.Globalization;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Changes;

/// <summary>The settings that can be changed, one declaration each.</summary>
internal static class Settings
{
    /// <summary>A server gate, an event 11069 or 11070 when it is closed.</summary>
    public static Setting<bool> Gate(string server, ServerGate gate)
    {
        string name = gate == ServerGate.Miis ? "MIIS" : "PCNS";
        return Switch(
            server,
            $"Allow password sync from {name}",
            (sso, stop) => GateOf(sso.ReadServer(server, stop), gate),
            (sso, to, stop) => sso.WriteServerGate(server, gate, to, stop),
            to => $"{Verb(to)}-EntSso{(gate == ServerGate.Miis ? "Miis" : "Pcns")}Sync -Server {Server(server)}",
            to => $"ssoconfig -allowPS {name} {YesNo(to)}") with { IsOfServer = true };
    }

    /// <summary>How old a password change may be, in hours by the clock of the SQL Server (events 10803 and 10712).</summary>
    public static Setting<int> PasswordSyncAge(string server) => new(
        server,
        "Password sync age",
        (sso, stop) => sso.ReadServer(server, stop).PasswordSyncAgeHours,
        (sso, to, stop) => sso.WritePasswordSyncAge(server, to, stop),
        value => $"{Number(value)} h",
        (_, to) => $"Set-EntSsoServer -Server {Server(server)} -PasswordSyncAge {Number(to)}",
        to => $"ssoconfig -syncAge {Number(to)}") { IsOfServer = true };

    public static Setting<AuditLevels> AuditLevel(string server) => new(
        server,
        "Audit level",
        (sso, stop) => AuditLevelsOf(sso.ReadServer(server, stop)),
        (sso, to, stop) => sso.WriteAuditLevels(server, to, stop),
        value => value.ToString(),
        (_, to) =>
            $"Set-EntSsoServer -Server {Server(server)} -PositiveAuditLevel {Number(to.Positive)} -NegativeAuditLevel "
                + $"{Number(to.Negative)}",
        to => $"ssoconfig -auditLevel {Number(to.Positive)} {Number(to.Negative)}") { IsOfServer = true };

    /// <summary>The folder for replay files; empty for the product's default. No call of the product reads it on a live server.</summary>
    public static Setting<string> ReplayDirectory(string server) => new(
        server,
        "Replay files directory",
        (sso, stop) => sso.ReadServer(server, stop).ReplayDirectory,
        (sso, to, stop) => sso.WriteReplayDirectory(server, to, stop),
        value => value.Length == 0 ? "default" : value,
        (_, to) => $"Set-EntSsoServer -Server {Server(server)} -ReplayDirectory {PowerShellLiteral.Of(to)}",
        to => $"ssoconfig -replayFiles {(to.Length == 0 ? "-default" : ReplayFolder.ToolWord(to))}")
    {
        IsOfServer = true,
        IsAlwaysReadBack = false,
        AreSame = IsSameName,
    };

    /// <summary>Directions of the password sync mode; those outside the mask stay as they are.</summary>
    public static Setting<PasswordSyncMode> Mode(PasswordSyncMode mask) => new(
        "SSO system",
        "Enable Password Sync",
        (sso, stop) => PasswordSyncModes.Of(sso.ReadSystem(stop), mask),
        (sso, to, stop) => sso.WritePasswordSyncMode(to, mask, stop),
        value => PasswordSyncModes.Words(value, mask),
        (_, to) => "Set-EntSsoPasswordSyncMode" + Names("", to) + Names(" -Disable", mask & ~to),
        to => string.Join("\n", PasswordSyncModes.Each(mask).Select(mode => PasswordSyncModes.ToolCommand(mode, (to & mode) != 0))));

    public static Setting<bool> AdapterEnabled(string adapter) => Switch(
        adapter,
        "Adapter enabled",
        (sso, stop) => sso.ReadAdapter(adapter, stop).IsEnabled,
        (sso, to, stop) => sso.WriteAdapterEnabled(adapter, to, stop),
        to => $"{Verb(to)}-EntSsoAdapter -Adapter {Adapter(adapter)}",
        to => $"ssops {(to ? "-enable" : "-disable")} {Adapter(adapter)}");

    /// <summary>Options of an adapter; those outside the mask stay as they are.</summary>
    public static Setting<AdapterOptions> Options(string adapter, AdapterOptions mask) => new(
        adapter,
        "Adapter options",
        (sso, stop) => AdapterOptionSet.Of(sso.ReadAdapter(adapter, stop), mask),
        (sso, to, stop) => sso.WriteAdapterOptions(adapter, to, mask, stop),
        value => AdapterOptionSet.Words(value, mask),
        (_, to) => $"Set-EntSsoAdapter -Adapter {Adapter(adapter)}"
            + string.Concat(AdapterOptionSet.Each(mask).Select(option => $" -{option} ${((to & option) != 0 ? "true" : "false")}")),
        to => $"ssops -update FILE, with {AdapterOptionSet.Words(to, mask)}");

    public static Setting<bool> ApplicationEnabled(string application) => Switch(
        application,
        "Application enabled",
        (sso, stop) => sso.ReadApplication(application, stop).IsEnabled,
        (sso, to, stop) => sso.WriteApplicationEnabled(application, to, stop),
        to => $"{Verb(to)}-EntSsoApplication -Application {Application(application)}",
        to => $"ssomanage {(to ? "-enableapp" : "-disableapp")} {Application(application)}");

    public static Setting<bool> DirectSync(string application) => Switch(
        application,
        "Direct Password Sync from Windows",
        (sso, stop) => sso.ReadApplication(application, stop).DirectPasswordSync,
        (sso, to, stop) => sso.WriteDirectPasswordSync(application, to, stop),
        to => $"{Verb(to)}-EntSsoDirectSync -Application {Application(application)}",
        to => $"In the ENTSSO console: Affiliate Applications, {application}, Properties, Options, "
            + $"{(to ? "select" : "clear")} Direct Password Sync from Windows");

    /// <summary>The adapter that an application is assigned to; null for none.</summary>
    public static Setting<string?> AdapterOf(string application) => new(
        application,
        "Password sync adapter",
        (sso, stop) => sso.ReadApplication(application, stop).Adapter,
        (sso, to, stop) => sso.WriteApplicationAdapter(application, to, stop),
        value => value ?? "none",
        (from, to) => to is null
            ? $"Remove-EntSsoAdapterApplication -Adapter {Adapter(from.Or(null) ?? "")} -Application {Application(application)}"
            : $"Add-EntSsoAdapterApplication -Adapter {Adapter(to)} -Application {Application(application)}",
        to => to is null ? $"ssops -deleteapp {Application(application)}" : $"ssops -addapp {Adapter(to)} {Application(application)}")
    {
        AreSame = IsSameName,
    };

    public static Setting<bool> MappingEnabled(Mapping mapping) => Switch(
        mapping.ToString(),
        "Mapping enabled",
        (sso, stop) => IsEnabled(sso.ReadMappings(MappingFilter.For(mapping), stop) is { Count: > 0 } found ? found[0] : null),
        (sso, to, stop) => sso.WriteMappingEnabled(mapping, to, stop),
        to => $"{Verb(to)}-EntSsoMapping {Parameters(mapping)}",
        to => $"ssomanage {(to ? "-enablemapping" : "-disablemapping")} {ToolArguments(mapping)}");

    /// <summary>Whether a mapping exists. One is created disabled; deleting one deletes its stored credentials for good.</summary>
    public static Setting<bool> MappingExists(Mapping mapping) => Switch(
        mapping.ToString(),
        "Mapping exists",
        (sso, stop) => Fact.Known(sso.ReadMappings(MappingFilter.For(mapping), stop).Count > 0),
        (sso, to, stop) =>
        {
            if (to)
            {
                sso.CreateMapping(mapping, stop);
            }
            else
            {
                sso.DeleteMapping(mapping, stop);
            }
        },
        to => $"{(to ? "New" : "Remove")}-EntSsoMapping {Parameters(mapping)}",
        to => to ? "ssomanage -createmappings FILE" : $"ssomanage -deletemapping {ToolArguments(mapping)}") with
    {
        Loss = to => to ? "" : $"The stored credentials of {mapping} are deleted with it, and creating it again does not restore them.",
    };

    public static Fact<bool> GateOf(SsoServer server, ServerGate gate) => gate == ServerGate.Miis ? server.AllowMiis : server.AllowPcns;

    public static Fact<AuditLevels> AuditLevelsOf(SsoServer server) => server.PositiveAuditLevel.IsKnown
        ? server.NegativeAuditLevel.Select(negative => new AuditLevels(server.PositiveAuditLevel.Value, negative))
        : Fact.Unknown<AuditLevels>(server.PositiveAuditLevel.Reason, server.PositiveAuditLevel.Origin);

    /// <summary>Whether a mapping is enabled; unknown for null, a mapping that does not exist.</summary>
    public static Fact<bool> IsEnabled(Mapping? mapping) => mapping switch
    {
        null => Fact.Unknown<bool>("there is no such mapping"),
        { State: MappingState.Unknown } => Fact.Unknown<bool>("the state of the mapping was not read", mapping.Origin),
        _ => Fact.Known(mapping.State == MappingState.Enabled, mapping.Origin),
    };

    /// <summary>A mapping as parameters of this module's cmdlets.</summary>
    public static string Parameters(Mapping mapping) =>
        $"-Application {Application(mapping.Application)} -WindowsAccount {CommandWord.Of(mapping.WindowsAccount, @"DOMAIN\user")} "
        + $"-ExternalUser {CommandWord.Of(mapping.ExternalUser, "EXTERNALUSER")}";

    private static string ToolArguments(Mapping mapping) =>
        $"{CommandWord.Of(mapping.WindowsAccount, @"DOMAIN\user")} {Application(mapping.Application)}";

    private static Setting<bool> Switch(
        string subject, string name, Func<ISsoAdministration, CancellationToken, Fact<bool>> read,
        Action<ISsoAdministration, bool, CancellationToken> write, Func<bool, string> cmdlet,
        Func<bool, string> toolCommand) => new(subject, name, read, write, YesNo, (_, to) => cmdlet(to), toolCommand);

    private static string Verb(bool to) => to ? "Enable" : "Disable";

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Server(string name) => CommandWord.Of(name, "SERVER");

    private static string Adapter(string name) => CommandWord.Of(name, "ADAPTER");

    private static string Application(string name) => CommandWord.Of(name, "APPLICATION");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool IsSameName(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Names(string parameter, PasswordSyncMode modes) =>
        modes == PasswordSyncMode.None ? "" : $"{parameter} {string.Join(", ", PasswordSyncModes.Each(modes))}";
}

/// <summary>The folder for replay files, which ssoconfig takes as it is given.</summary>
internal static class ReplayFolder
{
    /// <summary>What forbids a folder; null when nothing does.</summary>
    public static RuleViolation? Violation(string directory) => directory.Length == 0 || IsAbsoluteWindowsPath(directory)
        ? null
        : new RuleViolation(
            0,
            $"\"{directory}\" is not an absolute Windows path. The folder for replay files is a path such as D:\\Replay or "
                + "\\\\server\\share\\replay, or an empty text for the product's default.");

    // In quotes, a variable would still be replaced, and a backslash at the end would take the closing quote with it.
    public static string ToolWord(string directory)
    {
        if (Violation(directory) is not null || directory.Any(c => "$`%\u201C\u201D\u201E".IndexOf(c) >= 0))
        {
            return "FOLDER";
        }

        string folder = directory.TrimEnd('\\', '/');
        return folder.Length == 2 ? folder + "\\" : $"\"{folder}\"";
    }

    private static bool IsAbsoluteWindowsPath(string path)
    {
        int start = IsDrive(path) ? 3 : path.StartsWith(@"\\", StringComparison.Ordinal) ? 2 : 0;
        if (start == 0 || path.Skip(start).Any(c => c < ' ' || "\"*:<>?|".IndexOf(c) >= 0))
        {
            return false;
        }

        // Of a share, server and name; "." for a server begins a device path.
        string[] parts = path.Substring(start).Split('\\', '/');
        return start == 3 || (parts.Length >= 2 && parts[0].Length > 0 && parts[0] != "." && parts[1].Length > 0);
    }

    private static bool IsDrive(string path) =>
        path.Length >= 3 && (path[0] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')) && path[1] == ':' && path[2] is ('\\' or '/');
}
