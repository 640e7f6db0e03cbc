using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Enables password sync adapters.</summary>
/// <remarks>Needs an SSO Administrator, or an Application Administrator of the adapter.</remarks>
[Cmdlet(VerbsLifecycle.Enable, "EntSsoAdapter", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoAdapter))]
public sealed class EnableEntSsoAdapterCommand : AdapterChangeCmdlet
{
    private protected override Change Plan(SyncAdapter adapter, TargetParameter? target) => AdapterPlan.Enabled(adapter, isEnabled: true, target);
}
