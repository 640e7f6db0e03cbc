using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Disables password sync adapters: no password change reaches them any more.</summary>
/// <remarks>Needs an SSO Administrator, or an Application Administrator of the adapter.</remarks>
[Cmdlet(VerbsLifecycle.Disable, "EntSsoAdapter", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoAdapter))]
public sealed class DisableEntSsoAdapterCommand : AdapterChangeCmdlet
{
    private protected override Change Plan(SyncAdapter adapter, TargetParameter? target) => AdapterPlan.Enabled(adapter, isEnabled: false);
}
