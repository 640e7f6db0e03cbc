using EntSso.Deployment;

namespace EntSso.Administration;

/// <summary>
/// The password sync mode of an SSO system: the directions that System, Properties, Options, Enable Password Sync offers. The numbers are
/// the bits of ISSOAdmin.GetGlobalInfo and UpdateGlobalInfo.
/// </summary>
[Flags]
public enum PasswordSyncMode : long
{
    /// <summary>No direction.</summary>
    None = 0,

    /// <summary>From adapters to SSO database, partial sync (0x200, <c>extsync</c> of ssomanage).</summary>
    AdaptersToDatabase = 0x200,

    /// <summary>From Windows to adapters, the system gate (0x400, <c>winsync</c> of ssomanage, event 10708).</summary>
    WindowsToAdapters = 0x400,

    /// <summary>From adapters to Windows, full sync (0x800). It needs <see cref="AdaptersToDatabase"/>.</summary>
    AdaptersToWindows = 0x800,
}

/// <summary>The directions of the password sync mode one by one: how console and tools name them, and their facts.</summary>
internal static class PasswordSyncModes
{
    /// <summary>All directions.</summary>
    public const PasswordSyncMode All =
        PasswordSyncMode.WindowsToAdapters | PasswordSyncMode.AdaptersToDatabase | PasswordSyncMode.AdaptersToWindows;

    private static readonly PasswordSyncMode[] _order =
        [PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.AdaptersToDatabase, PasswordSyncMode.AdaptersToWindows];

    /// <summary>The single directions in a combination, in the order of the console.</summary>
    public static IEnumerable<PasswordSyncMode> Each(PasswordSyncMode modes) => _order.Where(mode => (modes & mode) != 0);

    /// <summary>What the console calls a direction.</summary>
    public static string ConsoleName(PasswordSyncMode mode) => mode switch
    {
        PasswordSyncMode.WindowsToAdapters => "From Windows to adapters",
        PasswordSyncMode.AdaptersToDatabase => "From adapters to SSO database",
        PasswordSyncMode.AdaptersToWindows => "From adapters to Windows",
        _ => mode.ToString(),
    };

    /// <summary>Which of some directions are on; unknown when one of them is.</summary>
    public static Fact<PasswordSyncMode> Of(SsoSystem system, PasswordSyncMode mask) =>
        SwitchFacts.Of(Each(mask), mode => Switch(system, mode), (on, mode) => on | mode);

    /// <summary>The directions in a mask with yes or no each.</summary>
    public static string Words(PasswordSyncMode on, PasswordSyncMode mask) =>
        string.Join(", ", Each(mask).Select(mode => $"{ConsoleName(mode)} {((on & mode) != 0 ? "yes" : "no")}"));

    /// <summary>The command of the product's tools for a direction; where no keyword is documented, the place in the console.</summary>
    public static string ToolCommand(PasswordSyncMode mode, bool isOn) => mode switch
    {
        PasswordSyncMode.WindowsToAdapters => $"ssomanage {(isOn ? "-enable" : "-disable")} winsync",
        PasswordSyncMode.AdaptersToDatabase => $"ssomanage {(isOn ? "-enable" : "-disable")} extsync",
        _ => $"In the ENTSSO console: System, Properties, Options, {(isOn ? "select" : "clear")} {ConsoleName(mode)}",
    };

    private static Fact<bool> Switch(SsoSystem system, PasswordSyncMode mode) => mode switch
    {
        PasswordSyncMode.WindowsToAdapters => system.FromWindowsToAdapters,
        PasswordSyncMode.AdaptersToDatabase => system.FromAdaptersToDatabase,
        _ => system.FromAdaptersToWindows,
    };
}

/// <summary>
/// The two switches on the Password Sync tab of an ENTSSO server. They are local to the server; the product writes them only through
/// <c>ssoconfig -allowPS</c> on that server (events 11069 and 11070).
/// </summary>
public enum ServerGate : long
{
    /// <summary>Allow password sync from MIIS: the sync engine, whatever its name of the day (status bit 0x800, event 11070).</summary>
    Miis,

    /// <summary>Allow password sync from PCNS: domain controllers that call ENTSSO directly (status bit 0x400, event 11069).</summary>
    Pcns,
}
