namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-03: an ENTSSO MA is a target of the source partition.</summary>
internal sealed class Sync03EntSsoAgentIsTarget() : SourcePartitionRule(
    new("SYNC-03", ChainLink.SyncEngine, "The ENTSSO MA is a target of the source partition."))
{
    protected override Answer Check(SourcePartition source, IReadOnlyList<EntSsoAgent> targets, RuleContext context)
    {
        if (targets.Count > 0)
        {
            return context.Agents.Except(targets).FirstOrDefault(agent => Leads(agent, context)) is { } right
                && targets.All(agent => WhyUseless(agent, context).Length > 0)
                ? Fail(
                    $"Among the targets: {string.Join(", ", targets.Select(agent => $"{agent.Name}, but {WhyUseless(agent, context)}"))}. "
                    + $"{right.Name}, which connects to the ENTSSO server {right.Extension!.ConnectTo.Value.Trim()}, is not.",
                    [Say($"{source.TargetsDialog}: select {right.Name} and deselect {Names(targets, ", ")}")])
                : Pass($"Among the targets: {Names(targets, ", ")}.");
        }

        if (context.Agents.FirstOrDefault(agent => agent.Id.Length == 0) is { } unnamed)
        {
            return Unknown($"whether {unnamed.Name} is a target", "its GUID is not known; add the export of the management agent");
        }

        // A target that was not recognised may be the ENTSSO MA.
        if (source.Partition.Targets.Value.Any(id => context.AgentOf(id) is { } agent ? !agent.IsEntSso.IsKnown : context.Agents.Count == 0))
        {
            return Unknown(
                "whether the ENTSSO MA is a target", "a target's export was not read or does not show whether it is the ENTSSO MA");
        }

        var wanted = context.Agents.Count == 0 ? "the ENTSSO MA" : Names(context.Agents, " or ");
        RemedyStep[] select = [Say($"{source.TargetsDialog}: select {wanted}")];
        return context.SourcePartitions.FirstOrDefault(other => Targets(other, context).Count > 0) is { } elsewhere
            ? Warn(
                $"{wanted} is not among the partition's {Number(source.TargetIds.Count, "target")}; it is a target of "
                    + $"{elsewhere.About} only, so changes of this domain do not reach ENTSSO.",
                select)
            : Fail($"The partition is a source, but {wanted} is not among its {Number(source.TargetIds.Count, "target")}.", select);
    }

    private static string Names(IEnumerable<EntSsoAgent> agents, string separator) =>
        string.Join(separator, agents.Select(agent => agent.Name));

    private static bool Leads(EntSsoAgent agent, RuleContext context) =>
        agent.Extension is { ConnectTo.IsKnown: true } extension
            && context.Servers.For(ConnectTarget.Of(extension)) is not null
            && WhyUseless(agent, context).Length == 0;

    private static string WhyUseless(EntSsoAgent agent, RuleContext context) =>
        agent.Agent?.IsPasswordSyncAllowed is { IsKnown: true, Value: false } ? "password management is not allowed on it"
        : agent.Extension?.IsEnabled is { IsKnown: true, Value: false } ? "its password extension is not enabled"
        : context.Deployment.Inventory.Servers.IsKnown
            && agent.Extension is { } extension
            && ConnectTarget.Of(extension).Host is { IsAddress: false } host
            && context.Servers.For(host) is null ? $"it connects to {host}, which is not an ENTSSO server"
        : "";
}
