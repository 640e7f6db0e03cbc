using EntSso.Deployment;

namespace EntSso.Administration;

/// <summary>The directions of the password sync mode one by one: what the console and the tools call them, and where the facts have them.</summary>
public static class PasswordSyncModes
{
    /// <summary>All directions.</summary>
    public const PasswordSyncMode All = PasswordSyncMode.WindowsToAdapters | PasswordSyncMode.AdaptersToDatabase | PasswordSyncMode.AdaptersToWindows;

    private static readonly PasswordSyncMode[] _order =
        [PasswordSyncMode.WindowsToAdapters, PasswordSyncMode.AdaptersToDatabase, PasswordSyncMode.AdaptersToWindows];

    /// <summary>The single directions in a combination, in the order of the console.</summary>
    /// <param name="modes">The combination.</param>
    public static IEnumerable<PasswordSyncMode> Each(PasswordSyncMode modes) => _order.Where(mode => (modes & mode) != 0);

    /// <summary>What the console calls a direction.</summary>
    /// <param name="mode">A single direction.</param>
    public static string ConsoleName(PasswordSyncMode mode) => mode switch
    {
        PasswordSyncMode.WindowsToAdapters => "From Windows to adapters",
        PasswordSyncMode.AdaptersToDatabase => "From adapters to SSO database",
        PasswordSyncMode.AdaptersToWindows => "From adapters to Windows",
        _ => mode.ToString(),
    };

    /// <summary>Which of some directions are on; unknown when one of them is.</summary>
    /// <param name="system">The SSO system as it was read.</param>
    /// <param name="mask">The directions that are asked for.</param>
    public static Fact<PasswordSyncMode> Of(SsoSystem system, PasswordSyncMode mask) =>
        SwitchFacts.Of(Each(mask), mode => Switch(system, mode), (on, mode) => on | mode);

    /// <summary>The command of the product's tools for a direction; where no keyword is documented, the place in the console.</summary>
    /// <param name="mode">A single direction.</param>
    /// <param name="isOn">Whether it is to be on.</param>
    internal static string ToolCommand(PasswordSyncMode mode, bool isOn) => mode switch
    {
        PasswordSyncMode.WindowsToAdapters => $"ssomanage {(isOn ? "-enable" : "-disable")} winsync",
        PasswordSyncMode.AdaptersToDatabase => $"ssomanage {(isOn ? "-enable" : "-disable")} extsync",
        _ => $"In the ENTSSO console: System, Properties, Options, {(isOn ? "tick" : "clear")} {ConsoleName(mode)}",
    };

    private static Fact<bool> Switch(SsoSystem system, PasswordSyncMode mode) => mode switch
    {
        PasswordSyncMode.WindowsToAdapters => system.FromWindowsToAdapters,
        PasswordSyncMode.AdaptersToDatabase => system.FromAdaptersToDatabase,
        _ => system.FromAdaptersToWindows,
    };
}
