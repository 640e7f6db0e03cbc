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
    private protected override Change Plan(AffiliateApplication application, SyncAdapter adapter, TargetParameter? target) =>
        ApplicationPlan.Unassignment(application, adapter.Name);

    private protected override void MeetWithoutAdapter(AffiliateApplication application)
    {
        if (!application.Adapter.IsKnown)
        {
            throw new AdministrationException(
                AdministrationFailure.PreconditionUnknown,
                $"Which adapter {application.Name} belongs to is not known: {application.Adapter.Reason}. Name it with -Adapter.");
        }

        if (application.Adapter.Value is string adapter)
        {
            throw new AdministrationException(
                AdministrationFailure.NotFound, $"{application.Name} belongs to {adapter}, and no adapter was named. Name it with -Adapter.");
        }

        WriteVerbose($"{application.Name} belongs to no adapter already.");
    }
}
