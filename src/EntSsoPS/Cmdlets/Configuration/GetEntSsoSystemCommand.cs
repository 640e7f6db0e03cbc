using System.Management.Automation;
using EntSso.Administration;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Shows the settings of the SSO system: its state, password sync mode, administrator accounts, secret server and database.
/// </summary>
/// <remarks>Needs an SSO Administrator.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoSystem", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(EntSsoSystem))]
public sealed class GetEntSsoSystemCommand : SystemCmdlet
{
    private protected override void Process(ISsoAdministration administration) =>
        Write(new EntSsoSystem(administration.ReadSystem(CancellationToken)));
}
