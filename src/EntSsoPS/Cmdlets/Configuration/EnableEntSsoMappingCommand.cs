using System.Management.Automation;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Enables mappings of Windows accounts to external accounts.</summary>
/// <remarks>Needs an Application Administrator of the application; users may change their own mapping where the application lets them.</remarks>
[Cmdlet(VerbsLifecycle.Enable, "EntSsoMapping", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoMapping))]
public sealed class EnableEntSsoMappingCommand : MappingChangeCmdlet
{
    private protected override Change Plan(Mapping mapping) => MappingPlan.Enabled(mapping, isEnabled: true);
}
