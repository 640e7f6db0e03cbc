using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>Reads HKLM\Software\Microsoft\ENTSSO and its subkey SQL. SSOSS, of the master secret, is never opened.</summary>
internal static class EntSsoRegistry
{
    internal const string ProductKey = @"Software\Microsoft\ENTSSO";
    internal const string DatabaseKey = ProductKey + @"\SQL";

    /// <summary>
    /// Reads what is there. A missing value is unknown with its reason: an update of BizTalk Server 2016 is known to lose some. A computer
    /// that cannot be reached is queried once, and may take 30 seconds in all.
    /// </summary>
    public static EntSsoInstallation Read(IMachineRegistry registry, CancellationToken cancellationToken = default) =>
        Read(registry, null, cancellationToken);

    internal static EntSsoInstallation Read(
        IMachineRegistry registry, TimeSpan? limit, CancellationToken cancellationToken) => RegistryReading.Read(
        registry,
        origin => new EntSsoInstallation
        {
            InstallPath = Text(registry, ProductKey, "InstallPath", origin),
            ProductName = Text(registry, ProductKey, "ProductName", origin),
            ProductVersion = Text(registry, ProductKey, "ProductVersion", origin),
            DatabaseServer = Text(registry, DatabaseKey, "Server", origin),
            DatabaseName = Text(registry, DatabaseKey, "Database", origin),
        },
        Unknown, cancellationToken, limit);

    private static Fact<string> Text(
        IMachineRegistry registry, string key, string name, FactOrigin origin) => RegistryReading.Value(registry, key, origin, () =>
    {
        // The product is one of 64-bit programs on 64-bit Windows; a 32-bit shell would be shown the other registry unless it asks.
        string? text = (registry.Read(true, key, name) as string)?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            text = (registry.Read(false, key, name) as string)?.Trim();
        }

        return text is { Length: > 0 } ? Fact.Known(text, origin) : Fact.Unknown<string>(
            $@"HKLM\{key} has no value {name} on {registry.Computer}: ENTSSO is not installed there, or the value was "
                + "lost (a known problem of BizTalk Server 2016)",
            origin);
    });

    private static EntSsoInstallation Unknown(string reason, FactOrigin origin)
    {
        Fact<string> unknown = Fact.Unknown<string>(reason, origin);
        return new EntSsoInstallation
        {
            InstallPath = unknown, ProductName = unknown, ProductVersion = unknown, DatabaseServer = unknown, DatabaseName = unknown,
        };
    }
}

/// <summary>What the registry of an ENTSSO server says about the installation. Immutable.</summary>
internal sealed record EntSsoInstallation
{
    /// <summary>The folder of the product's programs, among them ssoconfig.exe and ssomanage.exe, as it is written there.</summary>
    public Fact<string> InstallPath { get; init; }

    /// <summary>The product's name.</summary>
    public Fact<string> ProductName { get; init; }

    /// <summary>The product's version with dots, for example <c>10.0.2242.0</c>.</summary>
    public Fact<string> ProductVersion { get; init; }

    /// <summary>The SQL Server that this server uses.</summary>
    public Fact<string> DatabaseServer { get; init; }

    /// <summary>The credential database that this server uses.</summary>
    public Fact<string> DatabaseName { get; init; }
}
