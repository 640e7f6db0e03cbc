using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>PRE-01: who collected the facts was allowed to read them.</summary>
internal sealed class Pre01CollectorIsAdministrator : Rule
{
    public override string Id => "PRE-01";

    public override ChainLink Link => ChainLink.Service;

    public override string Title => "The facts were collected by an SSO administrator in an elevated process.";

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [10536, 10842];

    public override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var runs = deployment.Collections.Where(run => run.IsSsoAdministrator.IsAsked()).ToList();
        if (runs.Count == 0)
        {
            yield return Find(FindingStatus.NotApplicable, "collection", "No collection asked an ENTSSO server.");
        }

        foreach (var run in runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Judge(run);
        }
    }

    private Finding Judge(CollectionRun run)
    {
        var who = run.Account.IsKnown ? run.Account.Value : "the collecting account";
        if (!run.IsSsoAdministrator.IsKnown)
        {
            return FindUnknown(run.Computer, $"Whether {who} is an SSO administrator", run.IsSsoAdministrator.Reason);
        }

        var elevation = run.IsElevated.IsKnown ? run.IsElevated.Value ? "elevated" : "not elevated" : "elevation unknown";
        return run.IsSsoAdministrator.Value
            ? Find(FindingStatus.Pass, run.Computer, $"ENTSSO answered {who} as an SSO administrator ({elevation}).")
            : Find(
                FindingStatus.Warning,
                run.Computer,
                $"ENTSSO did not answer {who} as an SSO administrator ({elevation}): the rules over its settings cannot tell.",
                run.IsElevated.Or(true)
                    ? "Collect again with an account that is a member of the SSO Administrators."
                    : "Start the shell with Run as administrator and collect again; without elevation the membership in SSO Administrators may not count.");
    }
}
