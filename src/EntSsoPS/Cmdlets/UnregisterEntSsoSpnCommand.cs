using System.Management.Automation;
using EntSso.Administration.ServicePrincipalNames;
using EntSso.Diagnosis;
using EntSso.Naming;

namespace EntSsoPS.Cmdlets;

/// <summary>Removes a service principal name from an account. Other holders are left alone.</summary>
/// <remarks>
/// Without the SPN the sync engine gets no Kerberos ticket and password changes stop arriving (event 11063). Tried against Samba Active
/// Directory on Linux; has not run on Windows yet. Needs the right to write servicePrincipalName.
/// </remarks>
[Cmdlet(VerbsLifecycle.Unregister, "EntSsoSpn", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SpnChange), typeof(string))]
public sealed class UnregisterEntSsoSpnCommand : SpnChangeCmdlet
{
    /// <summary>
    /// The account that must not hold the SPNs. It never comes from the pipeline: the account of a finding is the one that should hold the
    /// SPN.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The account that must not hold the SPN, DOMAIN\\user.")]
    [Alias("ServiceAccount")]
    [AllowEmptyString]
    [SingleValue]
    public override string Account { get; set; } = "";

    private protected override SpnChange Plan(SpnRegistrar registrar, ServicePrincipalName spn, AccountName account) =>
        registrar.PlanUnregister(spn, account, CancellationToken);

    private protected override string CommandFor(ServicePrincipalName spn, AccountName account) =>
        SetspnCommand.Remove(spn.ToString(), account.ToString());
}
