using System.Management.Automation;
using EntSso.Administration.ServicePrincipalNames;
using EntSso.Diagnosis;
using EntSso.Naming;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Makes an account the only holder of a service principal name. Looks for duplicates in the whole forest first, changes nothing when all
/// is as desired already, and takes an SPN from another account only with -Force.
/// </summary>
/// <remarks>
/// Tried against Samba Active Directory on Linux; has not run on Windows yet. Needs the right to write servicePrincipalName.
/// </remarks>
[Cmdlet(VerbsLifecycle.Register, "EntSsoSpn", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SpnChange), typeof(string))]
public sealed class RegisterEntSsoSpnCommand : SpnChangeCmdlet
{
    /// <summary>Take the SPN from the accounts that hold it now.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override SpnChange Plan(SpnRegistrar registrar, ServicePrincipalName spn, AccountName account) =>
        registrar.PlanRegister(spn, account, Force, CancellationToken);

    private protected override string CommandFor(ServicePrincipalName spn, AccountName account) =>
        SetspnCommand.Add(spn.ToString(), account.ToString());
}
