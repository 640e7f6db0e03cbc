using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>A precondition on the SSO system and its credential database.</summary>
internal abstract class SystemRule : Rule
{
    private static readonly SsoSystem _nothing = new();

    public sealed override ChainLink Link => ChainLink.Service;

    public sealed override Basis Basis => Basis.Documented;

    /// <summary>The ids that tell that the problem is over.</summary>
    protected virtual IReadOnlyList<int> ClearedBy => [10502, 10591];

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Servers.Count == 0 && deployment.System == _nothing)
        {
            yield return Find(FindingStatus.NotApplicable, "SSO system", "The deployment holds nothing of an SSO system.");
            yield break;
        }

        var witness = new EventWitness(deployment, [.. EventIds, .. ClearedBy]);
        foreach (var finding in Judge(deployment, witness))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return finding;
        }
    }

    /// <summary>Judges the system.</summary>
    protected abstract IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness);

    /// <summary>Weighs a finding about the database against the events of all servers.</summary>
    protected Finding Weigh(Finding finding, EventWitness witness, FactAge age, string remedy) => witness.Weigh(finding, new EventQuestion
    {
        Ids = EventIds, ClearedBy = ClearedBy, Age = age, Meaning = "the service met the problem later", Remedy = remedy,
    });

    /// <summary>The credential database, for people.</summary>
    protected static string NameOf(SsoSystem system) =>
        system.DatabaseName.IsKnown && system.DatabaseServer.IsKnown
            ? $"{system.DatabaseName.Value} on {system.DatabaseServer.Value}"
            : "credential database";
}
