using EntSso.Collection.Windows;

namespace EntSso.Administration.Tools;

/// <summary>Where ssoconfig is on this computer: what it sets on a server, no other interface does. Immutable.</summary>
internal sealed record SsoTools
{
    private const string Configure = "ssoconfig.exe";

    /// <summary>The full path of ssoconfig.exe, which sets what belongs to this server.</summary>
    public required string SsoConfig { get; init; }

    /// <summary>
    /// Finds the tool in the folder that the registry names, and nowhere else: only administrators write there, while an environment
    /// variable can lead an elevated shell to anybody's program.
    /// </summary>
    /// <exception cref="ToolException">The registry names no folder, or the tool is not in it.</exception>
    public static SsoTools Find(EntSsoInstallation installation)
    {
        if (!installation.InstallPath.IsKnown)
        {
            throw NotFound($"HKLM\\{EntSsoRegistry.ProductKey} does not name its folder: {installation.InstallPath.Reason}. "
                + "Run this on an ENTSSO server; if the value was lost, repair the installation.");
        }

        string folder = installation.InstallPath.Value;
        string file = Path.Combine(folder, Configure);
        return Path.IsPathRooted(folder) && File.Exists(file)
            ? new SsoTools { SsoConfig = file }
            : throw NotFound(
                $"it is not in the folder that HKLM\\{EntSsoRegistry.ProductKey} names as InstallPath ({folder}). Run this on an "
                    + "ENTSSO server.");
    }

    private static ToolException NotFound(string reason) => new(ToolFailure.NotFound, $"{Configure} was not found: {reason}");
}
