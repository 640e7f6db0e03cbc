using System.Management.Automation;
using EntSso.Collection;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Judges the whole chain from domain controller to external system by every rule: one finding for each check, in the order in which a
/// password change meets them. With -Summary one object for each link instead.
/// </summary>
/// <remarks>Works on files on any system; the facts of a live ENTSSO are gathered by Get-EntSsoDeployment -Live.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoPasswordSync")]
[OutputType(typeof(Finding), typeof(SpnFinding), typeof(LinkSummary))]
public sealed class TestEntSsoPasswordSyncCommand : DiagnosisCmdlet
{
    /// <summary>Return one summary for each link of the chain instead of the findings.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ReadInput() is not DeploymentInput input)
        {
            return;
        }

        PasswordSyncDiagnosis diagnosis = Diagnose(input.Deployment, []);
        WriteVerbose(diagnosis.Chain.FirstBrokenLink is { } broken
            ? $"First broken link: {EntSso.ChainLinkText.Of(broken.Link)}."
            : "No broken link was found.");
        if (Summary)
        {
            WriteObject(diagnosis.Chain.Links, enumerateCollection: true);
        }
        else
        {
            WriteObject(diagnosis.Findings, enumerateCollection: true);
        }
    }
}
