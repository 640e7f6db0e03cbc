using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Enables affiliate applications.</summary>
/// <remarks>Needs an SSO Affiliate Administrator, or an Application Administrator of the application.</remarks>
[Cmdlet(VerbsLifecycle.Enable, "EntSsoApplication", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoApplication))]
public sealed class EnableEntSsoApplicationCommand : ApplicationChangeCmdlet
{
    private protected override Change Plan(AffiliateApplication application, TargetParameter? target) => ApplicationPlan.Enabled(application, isEnabled: true);
}
