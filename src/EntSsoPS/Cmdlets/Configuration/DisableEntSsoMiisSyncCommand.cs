using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Refuses password changes from the sync engine: clears Allow password sync from MIIS on the Password Sync tab of a server.</summary>
/// <remarks>Needs an SSO Administrator who is a Windows administrator of the server, elevated, on that server: the product writes the gate there.</remarks>
[Cmdlet(VerbsLifecycle.Disable, "EntSsoMiisSync", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoServer))]
public sealed class DisableEntSsoMiisSyncCommand : ServerChangeCmdlet
{
    private protected override IReadOnlyList<Change> Plan(SsoServer server) => [ServerPlan.Gate(server, ServerGate.Miis, isAllowed: false)];
}
