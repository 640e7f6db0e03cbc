using System.Management.Automation;
using EntSso.Administration;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Shows ENTSSO servers: service and service account, the gates for the sync engine and PCNS, listeners, password sync age, audit levels
/// and version. Without -Server all servers.
/// </summary>
/// <remarks>Which role reading a server's state needs is not documented; an SSO Administrator may.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoServer", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(EntSsoServer))]
public sealed class GetEntSsoServerCommand : ServerCmdlet
{
    private protected override void Process(ISsoAdministration administration)
    {
        foreach (SsoServer server in Server.Length > 0 ? SelectServers(administration) : administration.ReadServers(CancellationToken))
        {
            Write(new EntSsoServer(server));
        }
    }
}
