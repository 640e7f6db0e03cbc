using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>A rule over the password extension of every ENTSSO management agent.</summary>
internal abstract class ExtensionRule : Rule
{
    public override ChainLink Link => ChainLink.ManagementAgent;

    public override Basis Basis => Basis.Documented;

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var witness = new EventWitness(deployment, EventIds.Concat(EventIdSet.PastTheGates));
        var targets = ConnectTarget.In(deployment).ToList();
        if (targets.Count == 0)
        {
            foreach (var finding in JudgeNone(deployment, witness))
            {
                yield return finding;
            }
        }

        foreach (var target in targets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Weigh(Judge(target, deployment), target, deployment, witness);
        }
    }

    /// <summary>Weighs a finding against the events; a rule whose events have several causes leaves it as it is.</summary>
    protected virtual Finding Weigh(Finding finding, ConnectTarget target, SyncDeployment deployment, EventWitness witness) => finding;

    /// <summary>What to say where there is no password extension to judge.</summary>
    protected virtual IEnumerable<Finding> JudgeNone(SyncDeployment deployment, EventWitness witness) => FindNoneConnects(deployment);

    /// <summary>Judges one extension.</summary>
    protected abstract Finding Judge(ConnectTarget target, SyncDeployment deployment);

    /// <summary>How to change a setting of the extension.</summary>
    protected static string Enter(string field, string value) =>
        $"In the ENTSSO MA's password extension settings (Configure Extensions, Settings), enter {field}: {value}";
}
