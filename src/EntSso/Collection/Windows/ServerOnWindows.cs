using System;
using System.Threading;
using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>
/// What Windows knows of an ENTSSO server beside what ENTSSO itself says: the service, and what the registry has where the components did
/// not answer. Needs the right to ask the server's service control manager and registry; what is refused stays unknown with its reason.
/// </summary>
/// <param name="services">Tells about services.</param>
/// <param name="registryOf">Opens the registry of a computer.</param>
public sealed class ServerOnWindows(IServiceControl services, Func<string, IMachineRegistry> registryOf)
{
    /// <summary>The short name of the ENTSSO service.</summary>
    public const string ServiceName = "ENTSSO";

    private readonly IServiceControl _services = services ?? throw new ArgumentNullException(nameof(services));
    private readonly Func<string, IMachineRegistry> _registryOf = registryOf ?? throw new ArgumentNullException(nameof(registryOf));

    /// <summary>Completes a server. What is known already stays.</summary>
    /// <param name="server">The server as ENTSSO tells of it.</param>
    /// <param name="computer">The name to ask Windows for; null for this computer.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public SsoServer Complete(SsoServer server, string? computer, CancellationToken cancellationToken)
    {
        _ = server ?? throw new ArgumentNullException(nameof(server));
        WindowsServiceFacts service = _services.Read(ServiceName, computer, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        EntSsoInstallation installation = EntSsoRegistry.Read(_registryOf(computer ?? ""));
        return server with
        {
            Service = service.Service,
            ServiceAccount = First(server.ServiceAccount, service.Account),
            Version = First(server.Version, installation.ProductVersion),
            DatabaseServer = First(server.DatabaseServer, installation.DatabaseServer),
            DatabaseName = First(server.DatabaseName, installation.DatabaseName),
        };
    }

    private static Fact<string> First(Fact<string> first, Fact<string> second) => first.IsKnown || !second.IsKnown ? first : second;
}
