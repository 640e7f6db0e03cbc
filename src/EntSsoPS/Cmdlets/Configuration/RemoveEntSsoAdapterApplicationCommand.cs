using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Takes affiliate applications from their password sync adapter.</summary>
/// <remarks>Needs an SSO Administrator.</remarks>
[Cmdlet(VerbsCommon.Remove, "EntSsoAdapterApplication", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoApplication))]
public sealed class RemoveEntSsoAdapterApplicationCommand : AdapterApplicationCmdlet
{
    private protected override Change Plan(AffiliateApplication application, SyncAdapter adapter, TargetParameter? target) => ApplicationPlan.Unassignment(application, adapter.Name);
}
