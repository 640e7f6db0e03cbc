namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-05: every target of a source partition is a management agent that exists.</summary>
internal sealed class Sync05TargetsExist() : SourcePartitionRule(
    new("SYNC-05", ChainLink.SyncEngine, "Every target of a source partition exists.", Basis.Likely))
{
    protected override Answer Check(SourcePartition source, IReadOnlyList<EntSsoAgent> targets, RuleContext context)
    {
        var ids = source.Partition.Targets.Value;
        if (ids.Where(id => context.AgentOf(id) is null).ToList() is not { Count: > 0 } strangers)
        {
            return Pass(
                ids.Count == 0
                    ? "The partition has no target."
                    : $"All targets exist: {string.Join(", ", ids.Select(id => context.AgentOf(id)!.Name))}.");
        }

        var list = string.Join(", ", strangers);
        var listed = context.Deployment.Inventory.ManagementAgents;
        return listed.IsKnown && context.Deployment.SyncEngine.ManagementAgents.All(agent => agent.Id.Length > 0)
            ? Warn(
                $"No management agent has the GUID of these targets: {list}. Likely the agent was deleted or created again.",
                [Say($"{source.TargetsDialog}: click OK to drop targets that no longer exist, and select the agents that replaced them")])
            : Unknown(
                $"whether the targets {list} exist",
                listed.IsAsked() && !listed.IsKnown ? listed.Reason : "not every management agent's export was read",
                ExportAll(listed, context.Deployment.SyncEngine));
    }
}
