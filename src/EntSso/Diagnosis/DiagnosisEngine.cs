using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>Runs rules over a deployment.</summary>
public static class DiagnosisEngine
{
    /// <summary>Runs rules and puts what they say in the order in which a password change meets the links of the chain.</summary>
    /// <param name="deployment">The facts.</param>
    /// <param name="rules">The rules, usually from <see cref="RuleCatalogue.Select"/>.</param>
    /// <param name="cancellationToken">Stops between two findings.</param>
    /// <returns>The findings by link, then by rule id, then in the order of the subjects.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Finding> Run(SyncDeployment deployment, IEnumerable<Rule> rules, CancellationToken cancellationToken = default)
    {
        _ = deployment ?? throw new ArgumentNullException(nameof(deployment));
        _ = rules ?? throw new ArgumentNullException(nameof(rules));
        var findings = new List<Finding>();
        foreach (var rule in rules.OrderBy(rule => rule.Link).ThenBy(rule => rule.Id, StringComparer.Ordinal))
        {
            foreach (var finding in rule.Evaluate(deployment, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                findings.Add(finding);
            }
        }

        return findings;
    }
}
