using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Cmdlets that change settings of single ENTSSO servers. Without -Server they change this computer, or the only server of a deployment
/// file.
/// </summary>
public abstract class ServerChangeCmdlet : ServerCmdlet
{
    /// <summary>Returns the server as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override void Process(ISsoAdministration administration) => ChangeEach(
        administration,
        Server.Length > 0 ? SelectServers(administration) : [DefaultServer(administration)],
        server => server.Name,
        Plan,
        PassThru ? server => new EntSsoServer(administration.ReadServer(server.Name, CancellationToken)) : null);

    /// <summary>Plans the changes of a server.</summary>
    private protected abstract IReadOnlyList<Change> Plan(SsoServer server);

    private SsoServer DefaultServer(ISsoAdministration administration)
    {
        if (!IsFile)
        {
            return administration.ReadServer(Environment.MachineName, CancellationToken);
        }

        IReadOnlyList<SsoServer> servers = administration.ReadServers(CancellationToken);
        return servers.Count switch
        {
            1 => servers[0],
            0 => throw new AdministrationException(AdministrationFailure.NotFound, $"{administration.Target}: there is no server in it. Get-EntSsoDeployment -Live, run on a server, collects one."),
            _ => throw new AdministrationException(
                AdministrationFailure.Ambiguous,
                $"{administration.Target} has {servers.Count} servers: {string.Join(", ", servers.Select(server => server.Name))}. "
                    + "Name those that are meant: -Server NAME, or -Server * for all."),
        };
    }
}
