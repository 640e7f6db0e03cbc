using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Diagnosis.Rules.SyncEngines;
using EntSso.Events;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>A rule over the Password Change Notification Service and its targets.</summary>
internal abstract class PcnsRule : Rule
{
    public sealed override ChainLink Link => ChainLink.DomainController;

    public override Basis Basis => Basis.Documented;

    /// <summary>The ids that tell that the problem is over.</summary>
    protected virtual IReadOnlyList<int> ClearedBy => [];

    /// <summary>The service that writes the events of the rule.</summary>
    protected virtual string Source => EventSource.Pcns;

    public sealed override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        var witness = new EventWitness(deployment, [.. EventIds, .. ClearedBy], Source);
        if (IsWithoutPcns(deployment, witness))
        {
            yield return Find(FindingStatus.NotApplicable, "PCNS", "The deployment holds nothing of PCNS or a sync engine.");
            yield break;
        }

        foreach (var finding in Judge(deployment, witness))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return finding;
        }
    }

    /// <summary>Judges PCNS.</summary>
    protected abstract IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness);

    /// <summary>Weighs a finding against the events of the rule.</summary>
    /// <param name="finding">The finding by the facts.</param>
    /// <param name="witness">The events.</param>
    /// <param name="age">How old the facts are.</param>
    /// <param name="computer">The computer that writes the events; empty for any.</param>
    /// <param name="remedy">What to do when the facts look right and the event contradicts them.</param>
    protected Finding Weigh(Finding finding, EventWitness witness, FactAge age, string computer, string remedy) => witness.Weigh(finding, new EventQuestion
    {
        Ids = EventIds, ClearedBy = ClearedBy, Computer = computer, Age = age, Meaning = "the service met the problem later", Remedy = remedy,
    });

    private bool IsWithoutPcns(SyncDeployment deployment, EventWitness witness) =>
        deployment.Pcns.Targets.Count == 0 && deployment.Pcns.DomainControllers.Count == 0 && deployment.Pcns.Settings.Count == 0
        && !deployment.Inventory.DomainControllers.IsAsked() && !deployment.Inventory.PcnsTargets.IsAsked()
        && !deployment.HasSyncEngine() && !witness.HasRead("") && witness.Newest(EventIds) is null;
}
