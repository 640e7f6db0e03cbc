using EntSso;
using EntSso.Diagnosis;

namespace EntSsoPS.Output;

/// <summary>How the table of findings shows them: the heading over findings of one status, and what is in their rows.</summary>
public static class FindingView
{
    /// <summary>
    /// The heading that a finding belongs under: the deployment and the status; for Unknown also the source that would answer it.
    /// </summary>
    /// <param name="finding">The finding.</param>
    public static string Section(Finding finding)
    {
        string status = finding.Status switch
        {
            FindingStatus.Fail => "Failed",
            FindingStatus.Warning => "Warnings",
            FindingStatus.Pass => "Passed",
            FindingStatus.NotApplicable => "Not applicable",
            _ => UnknownGroup.NeedOf(finding.Reason) switch
            {
                MissingSource.Directory =>
                    $"Unknown without a directory: {(finding.Deployment.Length > 0 ? "see Get-EntSsoDeployment" : "add -Directory")}",
                MissingSource.Collection => "Unknown, not collected: see Get-EntSsoDeployment",
                _ => "Unknown",
            },
        };
        return VisibleText.ForTerminal(
            finding.Deployment.Length > 0 ? $"{finding.Deployment}: {MessageText.LowerFirst(status)}" : status);
    }

    /// <summary>The subject and the evidence; only the question where the heading gives the reason why the answer is unknown.</summary>
    /// <param name="finding">The finding.</param>
    public static string Row(Finding finding) => VisibleText.ForTerminal(
        finding.Status is FindingStatus.Fail or FindingStatus.Warning ? $"{finding.Subject}\n{finding.Evidence}"
        : finding.Status == FindingStatus.Unknown
            && finding.Question.Length > 0
            && UnknownGroup.NeedOf(finding.Reason) != MissingSource.Other
            ? $"{finding.Subject}: {finding.Question}"
        : $"{finding.Subject}: {finding.Evidence}");
}
