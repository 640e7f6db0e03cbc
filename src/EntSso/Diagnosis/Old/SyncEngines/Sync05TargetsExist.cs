using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-05: every target of a source partition is a management agent that exists.</summary>
internal sealed class Sync05TargetsExist : SourcePartitionRule
{
    public override string Id => "SYNC-05";

    public override string Title => "Every target of a source partition exists.";

    public override Basis Basis => Basis.Likely;

    protected override Finding Judge(
        SourcePartition source, IReadOnlyList<SourcePartition> sources, IReadOnlyList<EntSsoAgent> agents, SyncDeployment deployment)
    {
        var engine = deployment.SyncEngine;
        var strangers = source.Partition.Targets.Value.Where(id => engine.AgentOf(id) is null).ToList();
        if (strangers.Count == 0)
        {
            return Find(
                FindingStatus.Pass,
                source.Subject,
                source.Partition.Targets.Value.Count == 0
                    ? "The partition has no target."
                    : $"All targets exist: {string.Join(", ", source.Partition.Targets.Value.Select(id => engine.AgentOf(id)!.Name))}.");
        }

        var list = string.Join(", ", strangers);
        return deployment.Inventory.ManagementAgents.IsKnown && engine.ManagementAgents.All(agent => agent.Id.Length > 0)
            ? Find(
                FindingStatus.Warning,
                source.Subject,
                $"No management agent has the GUID of these targets: {list}. Likely the agent was deleted or made anew.",
                $"{source.TargetsDialog}: click OK to drop targets that no longer exist, and select the agents that replaced them",
                PlaceOf(source.Origin))
            : FindUnknown(source.Subject, $"Whether the targets {list} exist", "not every management agent's export was read", "svrexport <folder>");
    }
}
