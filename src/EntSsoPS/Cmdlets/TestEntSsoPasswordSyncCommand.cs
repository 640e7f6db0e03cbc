using System.Management.Automation;
using EntSso.Collection;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Checks the whole chain from domain controller to external system by every rule and returns what is not in order: failures first, then
/// warnings, then what is unknown. With -FirstBrokenLink only what failed there, with -Summary one object for each link.
/// </summary>
/// <remarks>Works on files on any system; the facts of a live ENTSSO are gathered by Get-EntSsoDeployment -Live.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoPasswordSync")]
[OutputType(typeof(Finding), typeof(LinkSummary), typeof(bool))]
public sealed class TestEntSsoPasswordSyncCommand : DeploymentCheckCmdlet
{
    /// <summary>Return one summary for each link of the chain instead of the findings.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>
    /// Return only what failed at the first broken link: the first with a failure that no other failure of the chain explains. Nothing when no
    /// link is broken: then a line at the console says so, or a warning when that is not certain, because checks warn or could not run.
    /// </summary>
    [Parameter]
    public SwitchParameter FirstBrokenLink { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        string[] given = [.. new[] { "Summary", "FirstBrokenLink", "Status", "All", "Quiet" }.Where(MyInvocation.BoundParameters.ContainsKey)];
        if (given.Length > 1 && (Summary || FirstBrokenLink))
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException($"-{given[0]} and -{given[1]} return different things: use one of the two."),
                ErrorIds.Prefix + ErrorIds.Argument,
                ErrorCategory.InvalidArgument,
                null));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ReadInput() is DeploymentInput input)
        {
            Show(Diagnose(input.Deployment, []));
        }

        if (!Summary && !FirstBrokenLink)
        {
            Selection.End(this);
        }
    }

    private void Show(PasswordSyncDiagnosis diagnosis)
    {
        WriteVerbose($"{diagnosis.Chain.Verdict}.");
        if (Summary)
        {
            WriteObject(diagnosis.Chain.Links, enumerateCollection: true);
        }
        else if (!FirstBrokenLink)
        {
            Selection.Write(this, diagnosis.Findings);
        }
        else if (diagnosis.Chain.FirstBrokenLink is null && diagnosis.Counts.Worst == FindingStatus.Pass)
        {
            Say($"{diagnosis.Chain.Verdict}: {FindingDigest.Uncounted(diagnosis.Counts)}.");
        }
        else if (diagnosis.Chain.FirstBrokenLink is null)
        {
            WriteWarning($"{diagnosis.Chain.Verdict} ({diagnosis.Counts}): use -Summary to see where.");
        }
        else
        {
            WriteObject(diagnosis.Chain.Headline, enumerateCollection: true);
        }
    }
}
