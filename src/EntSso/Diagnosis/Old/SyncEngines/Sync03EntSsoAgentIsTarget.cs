using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-03: an ENTSSO MA is a target of the source partition.</summary>
internal sealed class Sync03EntSsoAgentIsTarget : SourcePartitionRule
{
    public override string Id => "SYNC-03";

    public override string Title => "The ENTSSO MA is a target of the source partition.";

    public override Basis Basis => Basis.Documented;

    protected override Finding Judge(
        SourcePartition source, IReadOnlyList<SourcePartition> sources, IReadOnlyList<EntSsoAgent> agents, SyncDeployment deployment)
    {
        var place = PlaceOf(source.Origin);
        var targets = source.EntSsoTargets(agents);
        if (targets.Count > 0)
        {
            if (agents.FirstOrDefault(agent => !targets.Contains(agent) && Leads(agent, deployment)) is { } right
                && targets.All(agent => WhyUseless(agent, deployment).Length > 0))
            {
                return Find(
                    FindingStatus.Fail,
                    source.Subject,
                    $"Among the targets: {string.Join(", ", targets.Select(agent => $"{agent.Subject}, but {WhyUseless(agent, deployment)}"))}. "
                    + $"{right.Subject}, which connects to the ENTSSO server {right.Extension!.ConnectTo.Value.Trim()}, is not.",
                    $"{source.TargetsDialog}: select {right.Subject} and deselect {string.Join(", ", targets.Select(agent => agent.Subject))}",
                    place);
            }

            return Find(FindingStatus.Pass, source.Subject, $"Among the targets: {string.Join(", ", targets.Select(agent => agent.Subject))}.", "", place);
        }

        if (agents.FirstOrDefault(agent => agent.Id.Length == 0) is { } unnamed)
        {
            return FindUnknown(source.Subject, $"Whether {unnamed.Subject} is a target", "its GUID is not known; read the export of the management agent");
        }

        // A target that nobody has recognised may be the ENTSSO MA.
        if (source.Partition.Targets.Value.Any(id => deployment.SyncEngine.AgentOf(id) is { } agent ? !agent.IsEntSso.IsKnown : agents.Count == 0))
        {
            return FindUnknown(source.Subject, "Whether the ENTSSO MA is a target", "a target's export was not read or does not tell whether it is the ENTSSO MA");
        }

        var wanted = agents.Count == 0 ? "the ENTSSO MA" : string.Join(" or ", agents.Select(agent => agent.Subject));
        var remedy = $"{source.TargetsDialog}: select {wanted}";
        var elsewhere = sources.FirstOrDefault(other => other.EntSsoTargets(agents).Count > 0);
        return elsewhere is null
            ? Find(FindingStatus.Fail, source.Subject, $"The partition is a source, but {wanted} is not among its {Count(source)}.", remedy, place)
            : Find(
                FindingStatus.Warning,
                source.Subject,
                $"{wanted} is not among the partition's {Count(source)}; it is a target of {elsewhere.Subject} only, so changes of this domain do not reach ENTSSO.",
                remedy,
                place);
    }

    private static bool Leads(EntSsoAgent agent, SyncDeployment deployment) =>
        agent.Extension is { ConnectTo.IsKnown: true } extension && deployment.ServerFor(ConnectTarget.Of(extension)) is not null
        && WhyUseless(agent, deployment).Length == 0;

    private static string WhyUseless(EntSsoAgent agent, SyncDeployment deployment) =>
        agent.Agent?.IsPasswordSyncAllowed is { IsKnown: true, Value: false } ? "password management is not allowed on it"
        : agent.Extension?.IsEnabled is { IsKnown: true, Value: false } ? "its password extension is not enabled"
        : deployment.Inventory.Servers.IsKnown && agent.Extension is { } extension && ConnectTarget.Of(extension).Host is { IsAddress: false } host
            && deployment.ServerFor(host) is null ? $"it connects to {host}, which is no ENTSSO server"
        : "";

    private static string Count(SourcePartition source) => source.Partition.Targets.Value.Count == 1
        ? "1 target" : $"{source.Partition.Targets.Value.Count.ToString(CultureInfo.InvariantCulture)} targets";
}
