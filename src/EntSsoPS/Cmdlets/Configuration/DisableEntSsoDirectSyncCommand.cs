using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Turns direct password sync of affiliate applications off.</summary>
/// <remarks>Needs an SSO Affiliate Administrator, or an Application Administrator of the application.</remarks>
[Cmdlet(VerbsLifecycle.Disable, "EntSsoDirectSync", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoApplication))]
public sealed class DisableEntSsoDirectSyncCommand : ApplicationChangeCmdlet
{
    private protected override Change Plan(AffiliateApplication application, TargetParameter? target) => ApplicationPlan.DirectSync(application, isEnabled: false);
}
