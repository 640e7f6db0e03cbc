using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-12: the exports come from one engine, the active one, and show its last state.</summary>
internal sealed class Sync12ExportsAreFresh : SyncEngineRule
{
    public override string Id => "SYNC-12";

    public override string Title => "The exports are of the active sync engine and newer than its last change.";

    public override Basis Basis => Basis.Likely;

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment)
    {
        var engine = deployment.SyncEngine;
        if (engine.ManagementAgents.Count == 0)
        {
            yield return Find(FindingStatus.NotApplicable, NameOf(deployment), "There is no management agent's export.");
        }

        foreach (var agent in engine.ManagementAgents)
        {
            yield return Judge(agent, engine.Server);
        }
    }

    private Finding Judge(ManagementAgent agent, Fact<string> active)
    {
        var remedy = CommandLine.For("maexport {agent|<management agent>} agent.xml", agent.Name);
        var place = PlaceOf(agent.ExportServer.Origin ?? agent.ExportDate.Origin);
        if (agent.ExportServer.IsKnown && active.IsKnown && !ServerSearch.IsSameComputer(agent.ExportServer.Value, active.Value))
        {
            return Find(
                FindingStatus.Warning,
                agent.Name,
                $"The export is of {agent.ExportServer.Value}, the active sync engine is {active.Value}: what it says may not be in force.",
                $"{CommandLine.For("# on {server|the active sync engine}:", active.Value)}\n{remedy}",
                place);
        }

        if (Local(agent.ExportDate) is not { } exported)
        {
            return FindUnknown(agent.Name, "How old the export is", agent.ExportDate.IsKnown ? $"'{agent.ExportDate.Value}' is no date" : agent.ExportDate.Reason);
        }

        // Both times are the engine's local time, so they compare without a time zone.
        if (Local(agent.LastModificationTime) is { } changed && changed > exported)
        {
            return Find(
                FindingStatus.Warning,
                agent.Name,
                $"The management agent was changed at {agent.LastModificationTime.Value}, after the export of {agent.ExportDate.Value}: the export shows an older state.",
                remedy,
                place);
        }

        return active.IsKnown && agent.ExportServer.IsKnown
            ? Find(FindingStatus.Pass, agent.Name, $"Exported on {agent.ExportServer.Value} at {agent.ExportDate.Value}.", "", place)
            : FindUnknown(
                agent.Name,
                "Whether the export is of the active sync engine",
                (agent.ExportServer.IsKnown ? active : agent.ExportServer).Reason);
    }

    private static DateTime? Local(Fact<string> text) =>
        text.IsKnown && DateTime.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time) ? time : null;
}
