using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Disables affiliate applications: password changes for them are skipped, and nobody can look credentials up.</summary>
/// <remarks>Needs an SSO Affiliate Administrator, or an Application Administrator of the application.</remarks>
[Cmdlet(VerbsLifecycle.Disable, "EntSsoApplication", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoApplication))]
public sealed class DisableEntSsoApplicationCommand : ApplicationChangeCmdlet
{
    private protected override Change Plan(AffiliateApplication application, TargetParameter? target) => ApplicationPlan.Enabled(application, isEnabled: false);
}
