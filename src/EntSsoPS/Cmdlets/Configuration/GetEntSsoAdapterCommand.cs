using System.Collections.Generic;
using System.Management.Automation;
using EntSso.Administration;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Shows password sync adapters: state, options, computer and the affiliate applications assigned to them.</summary>
/// <remarks>Shows the adapters that the caller may see: an SSO Administrator sees all.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoAdapter", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(EntSsoAdapter))]
public sealed class GetEntSsoAdapterCommand : SystemCmdlet
{
    /// <summary>The adapters to show. Wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AdapterNameCompleter))]
    public string[] Adapter { get; set; } = [];

    private protected override void Process(ISsoAdministration administration)
    {
        IReadOnlyList<SyncAdapter> adapters = Adapter.Length > 0
            ? SelectAdapters(administration, Adapter)
            : administration.ReadAdapters(CancellationToken);
        foreach (SyncAdapter adapter in adapters)
        {
            Write(new EntSsoAdapter(adapter));
        }
    }
}
