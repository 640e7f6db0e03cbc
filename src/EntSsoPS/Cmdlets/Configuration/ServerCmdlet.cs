using System.Management.Automation;
using EntSso.Administration;
using EntSso.Deployment;
using EntSsoPS.Completion;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets about single ENTSSO servers.</summary>
public abstract class ServerCmdlet : AdministrationCmdlet
{
    /// <summary>The ENTSSO servers that are meant, by short or full name. Wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
    public string[] Server { get; set; } = [];

    // A server is asked itself, whichever the user has chosen for the rest.
    private protected sealed override string? ServerToTalkThrough => null;

    /// <summary>The servers that were named.</summary>
    private protected IReadOnlyList<SsoServer> SelectServers(ISsoAdministration administration) => Select(
        Server,
        () => administration.ReadServers(CancellationToken),
        name => administration.ReadServer(name, CancellationToken),
        server => [server.Name, server.Name.Split('.')[0]]);
}
