using System.Management.Automation;
using EntSso.Collection;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Checks the whole chain from domain controller to external system by every rule: one finding for each check, in the order in which a
/// password change meets them. With -FirstBrokenLink only what failed there, with -Summary one object for each link.
/// </summary>
/// <remarks>Works on files on any system; the facts of a live ENTSSO are gathered by Get-EntSsoDeployment -Live.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoPasswordSync")]
[OutputType(typeof(Finding), typeof(LinkSummary))]
public sealed class TestEntSsoPasswordSyncCommand : DiagnosisCmdlet
{
    /// <summary>Return one summary for each link of the chain instead of the findings.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>
    /// Return only what failed at the first broken link: the first with a failure that no other failure of the chain explains. Nothing when no
    /// link is broken; a warning shows when that is not certain, because checks warn or could not be made.
    /// </summary>
    [Parameter]
    public SwitchParameter FirstBrokenLink { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Summary && FirstBrokenLink)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("Use either -Summary or -FirstBrokenLink."),
                ErrorIds.Prefix + ErrorIds.Argument,
                ErrorCategory.InvalidArgument,
                null));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ReadInput() is not DeploymentInput input)
        {
            return;
        }

        PasswordSyncDiagnosis diagnosis = Diagnose(input.Deployment, []);
        WriteVerbose($"{diagnosis.Chain.Verdict}.");
        if (FirstBrokenLink && diagnosis.Chain.FirstBrokenLink is null && diagnosis.Counts.Worst != FindingStatus.Pass)
        {
            WriteWarning($"{diagnosis.Chain.Verdict} ({diagnosis.Counts}): use -Summary.");
        }

        WriteObject(
            Summary ? diagnosis.Chain.Links : FirstBrokenLink ? diagnosis.Chain.Headline : diagnosis.Findings,
            enumerateCollection: true);
    }
}
