using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>
/// The diagnosis of a whole deployment, or of several: what every rule found, link by link, and what explains what. Immutable.
/// </summary>
internal sealed class PasswordSyncDiagnosis
{
    private PasswordSyncDiagnosis(
        string deployment, IReadOnlyList<RuleDescription> rules, IReadOnlyList<Finding> findings, IReadOnlyList<FindingRelation> relations)
    {
        Deployment = deployment;
        Rules = rules;
        Relations = relations;
        Chain = ChainSummary.Of(findings, relations);
        Parts = [this];
    }

    /// <summary>The name of the deployment; of several, all names.</summary>
    internal string Deployment { get; }

    /// <summary>The diagnosis of each deployment; itself alone where there is one.</summary>
    internal IReadOnlyList<PasswordSyncDiagnosis> Parts { get; private init; }

    /// <summary>The rules that were run, in the order of their ids.</summary>
    internal IReadOnlyList<RuleDescription> Rules { get; }

    /// <summary>Which findings explain which.</summary>
    internal IReadOnlyList<FindingRelation> Relations { get; }

    /// <summary>The chain link by link, the first broken one, and the headline with its consequences.</summary>
    internal ChainSummary Chain { get; }

    /// <summary>All findings in chain order, those that belong to no link last.</summary>
    internal IReadOnlyList<Finding> Findings => Chain.Findings;

    /// <summary>How many findings gave which answer, and the worst: see <see cref="FindingCounts.Reaches"/> for exit codes.</summary>
    internal FindingCounts Counts => Chain.Counts;

    /// <summary>Checks a deployment.</summary>
    /// <param name="deployment">The facts.</param>
    /// <param name="include">Rule ids or patterns with <c>*</c> and <c>?</c>, without regard to case; none runs all rules.</param>
    /// <param name="exclude">Rule ids or patterns of rules to leave out.</param>
    /// <param name="cancellationToken">Stops between two findings.</param>
    /// <exception cref="ArgumentException">A pattern matches no rule, so it is likely mistyped.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static PasswordSyncDiagnosis Run(
        SyncDeployment deployment,
        IEnumerable<string>? include = null,
        IEnumerable<string>? exclude = null,
        CancellationToken cancellationToken = default)
    {
        var rules = RuleCatalogue.Select(include, exclude);
        var context = new RuleContext(deployment, cancellationToken: cancellationToken);
        var findings = DiagnosisEngine.Run(context, rules);
        return new PasswordSyncDiagnosis(
            deployment.Name, [.. rules.Select(rule => rule.Description)], findings, FindingRelations.Of(findings, context));
    }

    /// <summary>
    /// Shows diagnoses of several deployments together. Each finding keeps the name of its deployment; none explains one of another.
    /// </summary>
    /// <param name="parts">The diagnoses, at least one.</param>
    internal static PasswordSyncDiagnosis Combine(IReadOnlyList<PasswordSyncDiagnosis> parts) => parts.Count == 1 ? parts[0] : new(
        string.Join(", ", parts.Select(part => part.Deployment)),
        parts[0].Rules,
        [.. parts.SelectMany(part => part.Findings)],
        [.. parts.SelectMany(part => part.Relations)])
    {
        Parts = parts,
    };
}
