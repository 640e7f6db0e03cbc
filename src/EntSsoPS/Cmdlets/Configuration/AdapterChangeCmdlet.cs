using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets that change settings of password sync adapters.</summary>
public abstract class AdapterChangeCmdlet : SystemCmdlet
{
    /// <summary>The adapters to change. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AdapterNameCompleter))]
    public string[] Adapter { get; set; } = [];

    /// <summary>Returns the adapter as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override void Process(ISsoAdministration administration) => ChangeEach(
        administration,
        SelectAdapters(administration, Adapter),
        adapter => adapter.Name,
        adapter => [Plan(adapter, administration.CmdletTarget)],
        PassThru ? adapter => new EntSsoAdapter(administration.ReadAdapter(adapter.Name, CancellationToken)) : null);

    /// <summary>Plans the change of an adapter.</summary>
    /// <param name="adapter">The adapter as it was read.</param>
    /// <param name="target">What leads commands in messages to its system.</param>
    private protected abstract Change Plan(SyncAdapter adapter, TargetParameter? target);
}
