using System.Globalization;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-12: the exports come from one engine and show its last state.</summary>
internal sealed class Sync12ExportsAreFresh() : SyncEngineRule(
    new("SYNC-12", ChainLink.SyncEngine, "The exports are of one sync engine and newer than its last change.", Basis.Likely))
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context) =>
        engine.ManagementAgents.Count == 0
            ? [(TheEngine(engine), NotApplicable("There is no management agent's export."))]
            : engine.ManagementAgents.Select(agent => (FindingSubject.AgentNamed(agent.Name), Check(agent, engine.Server)));

    private static Answer Check(ManagementAgent agent, Fact<string> engine)
    {
        var (server, date, changed) = (agent.ExportServer, agent.ExportDate, agent.LastModificationTime);
        var place = server.Origin ?? date.Origin;
        var export = Run($"maexport {agent.Name:MANAGEMENT_AGENT} agent.xml");
        if (server.IsKnown && engine.IsKnown && !ComputerName.IsSame(server.Value, engine.Value))
        {
            return Warn(
                $"The export is of {server.Value}, the other facts are of the sync engine {engine.Value}: its settings may not be in "
                    + "effect.",
                [export.On(engine.Value, "the sync engine")],
                place);
        }

        if (Local(date) is not { } exported)
        {
            return Unknown("the age of the export", date.IsKnown ? $"'{date.Value}' is not a date" : date.Reason);
        }

        // Both times are the engine's local time, so they compare without a time zone.
        return Local(changed) is { } last && last > exported
                ? Warn(
                    $"The management agent was changed at {changed.Value}, after the export of {date.Value}: the export shows an "
                        + "older state.",
                    [export],
                    place)
            : engine.IsKnown && server.IsKnown ? Pass($"Exported on {server.Value} at {date.Value}.", place)
            : Unknown("whether the export is of the sync engine that is in use", (server.IsKnown ? engine : server).Reason);
    }

    private static DateTime? Local(Fact<string> text) =>
        text.IsKnown && DateTime.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time)
            ? time
            : null;
}
