using EntSso.Collection.Windows;

namespace EntSso.Administration.Tools;

/// <summary>Where the command line tool of ENTSSO is on this computer: what it sets on a server, no other interface does. Immutable.</summary>
internal sealed record SsoTools
{
    private const string Configure = "ssoconfig.exe";
    private const string Folder = "Enterprise Single Sign-On";

    // In a 32-bit shell the second names the folder of 32-bit programs; the product is in that of the first.
    private static readonly string[] _commonProgramFiles = ["CommonProgramW6432", "CommonProgramFiles"];

    /// <summary>The full path of ssoconfig.exe, which sets what belongs to this server.</summary>
    public required string SsoConfig { get; init; }

    /// <summary>Finds the tool: in the folder that the registry names, or in the documented one.</summary>
    /// <param name="installation">What the registry of this computer says.</param>
    /// <exception cref="ToolException">It is in none of these places; the message names all of them.</exception>
    public static SsoTools Find(EntSsoInstallation installation) => Find(installation, Environment.GetEnvironmentVariable);

    internal static SsoTools Find(EntSsoInstallation installation, Func<string, string?> environment)
    {
        var places = new List<string>();
        if (installation.InstallPath.IsKnown)
        {
            places.Add(installation.InstallPath.Value);
        }

        places.AddRange(_commonProgramFiles.Select(environment).OfType<string>().Where(p => p.Length > 0).Select(p => Path.Combine(p, Folder)));
        string? found = places.FirstOrDefault(p => File.Exists(Path.Combine(p, Configure)));
        if (found is not null)
        {
            return new SsoTools { SsoConfig = Path.Combine(found, Configure) };
        }

        string registry = installation.InstallPath.IsKnown
            ? $@"the folder that HKLM\{EntSsoRegistry.ProductKey} names as InstallPath ({installation.InstallPath.Value})"
            : $"the folder that the registry names (unknown: {installation.InstallPath.Reason})";
        string documented = string.Join(" and ", places.Skip(installation.InstallPath.IsKnown ? 1 : 0).Distinct(StringComparer.OrdinalIgnoreCase));
        throw new ToolException(
            ToolFailure.NotFound,
            $"{Configure} is not on this computer. Looked at: {registry}; the documented folder "
                + $"{(documented.Length > 0 ? documented : $@"%CommonProgramFiles%\{Folder}")}. Run this on an ENTSSO server.");
    }
}
