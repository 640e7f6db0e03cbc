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
    /// Return only what failed at the first broken link: the first with a failure that no other failure of the chain explains. Nothing when
    /// no link is broken: then a line at the console says so, or a warning when that is not certain, because checks warn or could not run.
    /// </summary>
    [Parameter]
    public SwitchParameter FirstBrokenLink { get; set; }

    // What is returned is one of these; -Status, -All and -Quiet go together.
    private static readonly string[] _views = [nameof(Summary), nameof(FirstBrokenLink), nameof(Status), nameof(All), nameof(Quiet)];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        string[] given = [.. _views.Where(MyInvocation.BoundParameters.ContainsKey)];
        if (given.Length > 1 && (Summary || FirstBrokenLink))
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException($"-{given[0]} and -{given[1]} return different things: use one of the two."),
                ErrorIds.Prefix + ErrorIds.Argument,
                ErrorCategory.InvalidArgument,
                null));
        }
    }

    private protected override void Process(PasswordSyncDiagnosis diagnosis, DeploymentInput input)
    {
        string name = IsOneOfSeveral ? $"{diagnosis.Deployment}: " : "";
        ChainSummary chain = diagnosis.Chain;
        WriteVerbose($"{name}{chain.Verdict}.");
        if (Summary)
        {
            WriteObject(chain.Links.Select(link => link with { Deployment = diagnosis.Deployment }), enumerateCollection: true);
        }
        else if (!FirstBrokenLink)
        {
            Selection.Write(this, diagnosis.Findings);
        }
        else if (chain.FirstBrokenLink is not null)
        {
            WriteObject(chain.Headline, enumerateCollection: true);
        }
        else if (diagnosis.Counts.Worst == FindingStatus.Pass)
        {
            Say($"{name}{chain.Verdict}: {FindingDigest.Uncounted(diagnosis.Counts)}.");
        }
        else
        {
            WriteWarning($"{name}{chain.Verdict} ({diagnosis.Counts}): use -Summary to see where.");
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!Summary && !FirstBrokenLink)
        {
            Selection.End(this);
        }
    }
}
