using System.Management.Automation;
using EntSso.Administration;
using EntSso.Deployment;
using EntSsoPS.Completion;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets about what all servers of an SSO system share: any of its servers can be talked to.</summary>
public abstract class SystemCmdlet : AdministrationCmdlet
{
    /// <summary>The ENTSSO server to talk through. Default: the SSO server that the user or this computer has chosen.</summary>
    [Parameter(ParameterSetName = LiveSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
    public string? Server { get; set; }

    private protected sealed override string? ServerToTalkThrough => Server;

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
}
