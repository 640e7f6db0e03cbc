using EntSso;
using EntSso.Deployment;
using EntSso.Diagnosis;

namespace EntSsoPS.Output;

/// <summary>How the table of findings shows them: the heading over findings of one status, and what stands in their rows.</summary>
public static class FindingView
{
    /// <summary>The heading that a finding belongs under: the deployment and the status; for Unknown also the reason and what to add.</summary>
    /// <param name="finding">The finding.</param>
    public static string Section(Finding finding)
    {
        string status = finding.Status switch
        {
            FindingStatus.Fail => "failed",
            FindingStatus.Warning => "warnings",
            FindingStatus.Pass => "passed",
            FindingStatus.NotApplicable => "not applicable",
            _ => finding.Reason switch
            {
                "" => "unknown",
                DirectoryIndex.NotAsked => "unknown without a directory: add -Directory to Test-EntSsoSpn or Get-EntSsoDeployment",
                Fact.NotCollected => "unknown, because not collected: Get-EntSsoDeployment collects it from files or a live system",
                _ => $"unknown: {finding.Reason}",
            },
        };
        return VisibleText.ForTerminal(finding.Deployment.Length > 0 ? $"{finding.Deployment}: {status}" : status);
    }

    /// <summary>The subject and the evidence; for an unknown answer the question in place of the evidence, since the heading gives the reason.</summary>
    /// <param name="finding">The finding.</param>
    public static string Row(Finding finding) => VisibleText.ForTerminal(
        finding.Status is FindingStatus.Fail or FindingStatus.Warning ? $"{finding.Subject}\n{finding.Evidence}"
        : finding is { Status: FindingStatus.Unknown, Question.Length: > 0, Reason.Length: > 0 } ? $"{finding.Subject}: {finding.Question}"
        : $"{finding.Subject}: {finding.Evidence}");
}
