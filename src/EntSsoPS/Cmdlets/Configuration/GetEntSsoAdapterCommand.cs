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
    /// <summary>
    /// The adapters to show. Wildcards are allowed. Default: all. For an application from the pipeline that has none, none is returned.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Names(nameof(Adapter))]
    [AllowNull]
    [AllowEmptyCollection]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AdapterNameCompleter))]
    public string[]? Adapter { get; set; } = [];

    private protected override void Process(ISsoAdministration administration)
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Adapter)) && (Adapter is null || Adapter.Length == 0))
        {
            if (!MyInvocation.ExpectingInput)
            {
                RefuseArguments("-Adapter has no value. Specify an adapter, or leave out -Adapter to show all.");
            }

            WriteVerbose("The application has no adapter, or its adapter is not known.");
            return;
        }

        IReadOnlyList<SyncAdapter> adapters = Adapter is { Length: > 0 }
            ? SelectAdapters(administration, Adapter)
            : administration.ReadAdapters(CancellationToken);
        foreach (SyncAdapter adapter in adapters)
        {
            Write(new EntSsoAdapter(adapter));
        }
    }
}
