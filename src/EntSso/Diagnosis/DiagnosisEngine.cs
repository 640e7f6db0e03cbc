using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>Runs rules over a deployment.</summary>
internal static class DiagnosisEngine
{
    /// <summary>Runs rules and puts what they say in the order in which a password change meets the links of the chain.</summary>
    /// <returns>The findings by link, then by rule id, then in the order of the subjects.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static IReadOnlyList<Finding> Run(
        SyncDeployment deployment, IEnumerable<Rule> rules, CancellationToken cancellationToken = default) =>
        Run(new RuleContext(deployment, cancellationToken: cancellationToken), rules);

    internal static IReadOnlyList<Finding> Run(RuleContext context, IEnumerable<Rule> rules)
    {
        var findings = new List<Finding>();
        foreach (var rule in rules.OrderBy(rule => rule.Link).ThenBy(rule => rule.Id, StringComparer.Ordinal))
        {
            foreach (var finding in rule.Evaluate(context))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                findings.Add(finding with { Deployment = context.Deployment.Name });
            }
        }

        return findings;
    }
}
