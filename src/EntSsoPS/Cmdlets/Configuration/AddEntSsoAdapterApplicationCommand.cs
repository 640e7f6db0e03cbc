using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Assigns affiliate applications to a password sync adapter, so that it gets their password changes.</summary>
/// <remarks>Needs an SSO Administrator.</remarks>
[Cmdlet(VerbsCommon.Add, "EntSsoAdapterApplication", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoApplication))]
public sealed class AddEntSsoAdapterApplicationCommand : AdapterApplicationCmdlet
{
    private protected override Change Plan(AffiliateApplication application, SyncAdapter adapter, TargetParameter? target) =>
        ApplicationPlan.Assignment(application, adapter, target);

    private protected override void MeetWithoutAdapter(AffiliateApplication application) => throw new AdministrationException(
        AdministrationFailure.NotFound, $"Which adapter {application.Name} is to be assigned to was not said: name it with -Adapter.");
}
