using System.Security;
using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>
/// Reads the registry of an ENTSSO server: HKLM\Software\Microsoft\ENTSSO and its subkey SQL, and no other. What lies under SSOSS belongs
/// to the master secret and is never opened.
/// </summary>
public static class EntSsoRegistry
{
    internal const string ProductKey = @"Software\Microsoft\ENTSSO";
    internal const string DatabaseKey = ProductKey + @"\SQL";

    // As long as the service control manager gets.
    private static readonly TimeSpan _usualLimit = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Reads what is there. A missing value is unknown with its reason: an update of BizTalk Server 2016 is known to lose some. A computer
    /// that cannot be reached is asked once, and may take 30 seconds in all.
    /// </summary>
    /// <param name="registry">The registry of the server; it is disposed of when the reading ends.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static EntSsoInstallation Read(IMachineRegistry registry, CancellationToken cancellationToken = default) =>
        Read(registry, _usualLimit, cancellationToken);

    internal static EntSsoInstallation Read(IMachineRegistry registry, TimeSpan limit, CancellationToken cancellationToken)
    {
        var origin = new FactOrigin($"registry of {registry.Computer}", DateTime.UtcNow);
        try
        {
            return BoundedCall.Run(
                () =>
                {
                    using (registry)
                    {
                        return Ask(registry, origin);
                    }
                },
                limit,
                () => { },
                cancellationToken);
        }
        catch (TimeoutException)
        {
            return Unknown(
                $"the registry of {registry.Computer} did not answer within {limit.TotalSeconds:0.###} s. Check the name and the network, or run "
                    + "this on that server",
                origin);
        }
    }

    private static EntSsoInstallation Ask(IMachineRegistry registry, FactOrigin origin)
    {
        try
        {
            return new EntSsoInstallation
            {
                InstallPath = Read(registry, ProductKey, "InstallPath", origin),
                ProductName = Read(registry, ProductKey, "ProductName", origin),
                ProductVersion = Read(registry, ProductKey, "ProductVersion", origin),
                DatabaseServer = Read(registry, DatabaseKey, "Server", origin),
                DatabaseName = Read(registry, DatabaseKey, "Database", origin),
            };
        }
        catch (IOException)
        {
            return Unknown(
                $"the registry of {registry.Computer} cannot be reached. Check the name and that the service Remote Registry runs there, or run this on that server",
                origin);
        }
    }

    private static Fact<string> Read(IMachineRegistry registry, string key, string name, FactOrigin origin)
    {
        try
        {
            // The product is one of 64-bit programs on 64-bit Windows; a 32-bit shell would be shown the other registry unless it asks.
            string? text = registry.ReadText(true, key, name)?.Trim();
            if (string.IsNullOrEmpty(text))
            {
                text = registry.ReadText(false, key, name)?.Trim();
            }

            return text is { Length: > 0 } ? Fact.Known(text, origin) : Fact.Unknown<string>(
                $@"HKLM\{key} has no value {name} on {registry.Computer}: ENTSSO is not installed there, or the value was lost (known of BizTalk Server 2016)",
                origin);
        }
        catch (Exception exception) when (exception is SecurityException or UnauthorizedAccessException)
        {
            return Fact.Unknown<string>(
                $@"HKLM\{key} of {registry.Computer} may not be read. Run this as an administrator of {registry.Computer}, or on that server", origin);
        }
    }

    private static EntSsoInstallation Unknown(string reason, FactOrigin origin)
    {
        Fact<string> unknown = Fact.Unknown<string>(reason, origin);
        return new EntSsoInstallation
        {
            InstallPath = unknown,
            ProductName = unknown,
            ProductVersion = unknown,
            DatabaseServer = unknown,
            DatabaseName = unknown,
        };
    }
}
