using System.Management.Automation;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Disables mappings of Windows accounts to external accounts: their password changes do not reach the application.</summary>
/// <remarks>Needs an Application Administrator of the application; users may change their own mapping where the application lets them.</remarks>
[Cmdlet(VerbsLifecycle.Disable, "EntSsoMapping", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoMapping))]
public sealed class DisableEntSsoMappingCommand : MappingChangeCmdlet
{
    private protected override Change Plan(Mapping mapping) => MappingPlan.Enabled(mapping, isEnabled: false);
}
