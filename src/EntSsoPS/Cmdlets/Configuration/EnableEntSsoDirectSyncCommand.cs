using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Turns direct password sync of affiliate applications on: Windows password changes replace the stored credentials, without an adapter.</summary>
/// <remarks>Needs an SSO Affiliate Administrator, or an Application Administrator of the application.</remarks>
[Cmdlet(VerbsLifecycle.Enable, "EntSsoDirectSync", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoApplication))]
public sealed class EnableEntSsoDirectSyncCommand : ApplicationChangeCmdlet
{
    private protected override Change Plan(AffiliateApplication application, TargetParameter? target) => ApplicationPlan.DirectSync(application, isEnabled: true, target);
}
