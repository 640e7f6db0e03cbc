using System.Management.Automation;
using EntSso.Administration;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Shows in which directions password changes flow: System, Properties, Options, Enable Password Sync.</summary>
/// <remarks>Needs an SSO Administrator.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoPasswordSyncMode", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(EntSsoPasswordSyncMode))]
public sealed class GetEntSsoPasswordSyncModeCommand : SystemCmdlet
{
    private protected override void Process(ISsoAdministration administration) =>
        Write(new EntSsoPasswordSyncMode(administration.ReadSystem(CancellationToken)));
}
