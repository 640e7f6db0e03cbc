using EntSso.Deployment;

namespace EntSso.Diagnosis;

/// <summary>Finds which findings explain which: a closed server gate explains a delivery that failed, a missing SPN a missing ticket.</summary>
public static class FindingRelations
{
    // EXT-05 and KRB-01 both fail when the SPN of the connect-to name is not registered. Which one is to be mended depends on whether
    // the other form of the name is.
    private const string FormOfName = "EXT-05";
    private const string Registration = "KRB-01";

    /// <summary>Relates findings. Only a failure explains failures and warnings; a warning explains warnings.</summary>
    /// <param name="findings">The findings of all rules.</param>
    /// <param name="deployment">The facts that they were made of: which management agent connects to which server, and so on.</param>
    /// <returns>The relations in the order of their causes.</returns>
    public static IReadOnlyList<FindingRelation> Of(IEnumerable<Finding> findings, SyncDeployment deployment)
    {
        _ = findings ?? throw new ArgumentNullException(nameof(findings));
        _ = deployment ?? throw new ArgumentNullException(nameof(deployment));
        var troubles = findings.Where(finding => finding.Status is FindingStatus.Fail or FindingStatus.Warning).ToLookup(finding => finding.RuleId, StringComparer.Ordinal);
        var relations = new List<FindingRelation>();
        if (troubles.Count == 0)
        {
            return relations;
        }

        var subjects = new FindingSubjects(deployment);
        var about = troubles.SelectMany(group => group).Distinct().ToDictionary(finding => finding, subjects.Of);
        foreach (var explanation in Explanation.All)
        {
            foreach (var cause in troubles[explanation.Cause])
            {
                foreach (var effect in explanation.Effects.SelectMany(id => troubles[id]))
                {
                    if ((cause.Status == FindingStatus.Fail || effect.Status == FindingStatus.Warning)
                        && (explanation.Reach == ExplanationReach.Everything || about[cause].Concerns(about[effect]))
                        && IsDirection(cause, effect, deployment))
                    {
                        relations.Add(new FindingRelation(cause, effect, explanation.Text));
                    }
                }
            }
        }

        return relations;
    }

    private static bool IsDirection(Finding cause, Finding effect, SyncDeployment deployment) => (cause.RuleId, effect.RuleId) switch
    {
        (FormOfName, Registration) => IsOtherFormRegistered(cause, deployment),
        (Registration, FormOfName) => !IsOtherFormRegistered(effect, deployment),
        _ => true,
    };

    private static bool IsOtherFormRegistered(Finding formOfName, SyncDeployment deployment) =>
        formOfName is not SpnFinding finding
        || (Naming.ServicePrincipalName.TryParse(finding.ServicePrincipalName, out var spn, out _)
            && SpnRegistration.OfHost(
                spn.Host,
                NamedAccount.From(deployment.ServerFor(spn.Host)?.ServiceAccount ?? default, deployment.Directory),
                deployment).Any(registered => registered != spn));
}
