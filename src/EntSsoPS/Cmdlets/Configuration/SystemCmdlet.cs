using System.Management.Automation;
using EntSso.Administration;
using EntSso.Deployment;
using EntSso.Naming;
using EntSsoPS.Completion;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets about what all servers of an SSO system share: any of its servers can be connected to.</summary>
public abstract class SystemCmdlet : AdministrationCmdlet
{
    /// <summary>The ENTSSO server to connect to. Default: the SSO server that the user or this computer has selected.</summary>
    [Parameter(ParameterSetName = LiveSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
    [ComputerInput]
    public string? ComputerName { get; set; }

    private protected sealed override string? Connection => ComputerName;

    /// <summary>The affiliate applications that were named.</summary>
    private protected IReadOnlyList<AffiliateApplication> SelectApplications(ISsoAdministration administration, IEnumerable<string> names) => Select(
        names,
        () => administration.ReadApplications(CancellationToken),
        name => administration.ReadApplication(name, CancellationToken),
        application => [application.Name]);

    /// <summary>The adapters that were named.</summary>
    private protected IReadOnlyList<SyncAdapter> SelectAdapters(ISsoAdministration administration, IEnumerable<string> names) => Select(
        names,
        () => administration.ReadAdapters(CancellationToken),
        name => administration.ReadAdapter(name, CancellationToken),
        adapter => [adapter.Name]);

    /// <summary>Reads a mapping again.</summary>
    private protected Mapping ReadAgain(ISsoAdministration administration, Mapping mapping) =>
        administration.ReadMappings(MappingFilter.For(mapping), CancellationToken) is { Count: > 0 } found
            ? found[0]
            : throw new AdministrationException(
                AdministrationFailure.NotFound,
                $"{administration.Target}: the mapping {mapping} existed and is now missing: another program has deleted it.");
}

/// <summary>Cmdlets that change what all servers of an SSO system share.</summary>
public abstract class SystemChangeCmdlet : SystemCmdlet
{
    /// <summary>Returns the changed object, read again after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }
}

/// <summary>Cmdlets about single ENTSSO servers.</summary>
public abstract class ServerCmdlet : AdministrationCmdlet
{
    /// <summary>The ENTSSO servers, by short or full name. Wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Names(nameof(Server))]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
    [ComputerInput(Wildcards = true)]
    public string[] Server { get; set; } = [];

    // Each server is queried directly, whatever server the user has selected for the rest.
    private protected sealed override string? Connection => null;

    /// <summary>The servers that were named.</summary>
    private protected IReadOnlyList<SsoServer> SelectServers(ISsoAdministration administration) => Select(
        Server,
        () => administration.ReadServers(CancellationToken),
        name => administration.ReadServer(name, CancellationToken),
        server => [server.Name, ComputerName.Label(server.Name)]);
}
