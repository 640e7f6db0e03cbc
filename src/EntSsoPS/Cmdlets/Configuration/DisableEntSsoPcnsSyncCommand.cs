using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Refuses password changes that domain controllers send directly: clears Allow password sync from PCNS on the Password Sync tab of a server.</summary>
/// <remarks>Needs an SSO Administrator who is a Windows administrator of the server, elevated, on that server: the product writes the gate there.</remarks>
[Cmdlet(VerbsLifecycle.Disable, "EntSsoPcnsSync", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoServer))]
public sealed class DisableEntSsoPcnsSyncCommand : ServerChangeCmdlet
{
    private protected override IReadOnlyList<Change> Plan(SsoServer server) => [ServerPlan.Gate(server, ServerGate.Pcns, isAllowed: false)];
}
