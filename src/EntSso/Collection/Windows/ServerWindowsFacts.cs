using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>
/// Adds to an ENTSSO server what Windows reports about it: the state of its service, and account, version and database where the server
/// itself could not be queried, which is when they are needed most.
/// </summary>
internal sealed class ServerWindowsFacts(IServiceControl services, Func<string?, IMachineRegistry> registryOf, ThisComputer computer)
{
    private const string ServiceName = "ENTSSO";

    /// <summary>Adds the facts.</summary>
    public SsoServer Complete(SsoServer server, CancellationToken cancellationToken)
    {
        string? host = computer.Is(server.Name) ? null : server.Name;
        WindowsServiceFacts service = services.Read(ServiceName, host, cancellationToken);
        SsoServer complete = server with { Service = service.Service, ServiceAccount = Either(server.ServiceAccount, service.Account) };
        if (server.Version.IsKnown && server.DatabaseServer.IsKnown && server.DatabaseName.IsKnown)
        {
            return complete;
        }

        EntSsoInstallation installation = EntSsoRegistry.Read(registryOf(host), cancellationToken);
        return complete with
        {
            Version = Either(server.Version, installation.ProductVersion),
            DatabaseServer = Either(server.DatabaseServer, installation.DatabaseServer),
            DatabaseName = Either(server.DatabaseName, installation.DatabaseName),
        };
    }

    /// <summary>What the server reported; where it did not, what Windows shows; where neither did, why the server did not.</summary>
    private static Fact<string> Either(Fact<string> told, Fact<string> found) => !told.IsKnown && found.IsKnown ? found : told;
}
