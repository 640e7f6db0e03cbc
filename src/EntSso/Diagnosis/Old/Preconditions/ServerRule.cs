using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>A precondition on every ENTSSO server.</summary>
internal abstract class ServerRule : Rule
{
    public sealed override ChainLink Link => ChainLink.Service;

    public override Basis Basis => Basis.Documented;

    /// <summary>The ids that tell that the problem is over.</summary>
    protected virtual IReadOnlyList<int> ClearedBy => [];

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Servers.Count == 0)
        {
            yield return Find(FindingStatus.NotApplicable, "ENTSSO servers", "The deployment names no ENTSSO server.");
        }

        var witness = new EventWitness(deployment, [.. EventIds, .. ClearedBy]);
        foreach (var server in deployment.Servers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return witness.Weigh(Judge(server), new EventQuestion
            {
                Ids = EventIds,
                ClearedBy = ClearedBy,
                Computer = server.LogComputer(),
                Age = AgeOf(server),
                Meaning = "the service says otherwise",
                Remedy = RemedyByEvent(server),
            });
        }
    }

    /// <summary>Judges one server by its facts.</summary>
    protected abstract Finding Judge(SsoServer server);

    /// <summary>How old the judged facts are.</summary>
    protected abstract FactAge AgeOf(SsoServer server);

    /// <summary>What to do when the facts look right and an event contradicts them.</summary>
    protected abstract string RemedyByEvent(SsoServer server);
}
