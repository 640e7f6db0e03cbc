using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-11: the accounts that were looked for have an object in the connector space of an ENTSSO MA.</summary>
internal sealed class Sync11UserIsConnected() : SyncEngineRule(
    new(
        "SYNC-11",
        ChainLink.SyncEngine,
        "The user is joined and has a connector in the ENTSSO MA.",
        Basis.Likely) { Events = EventIdSet.OfSyncEngine(6923) })
{
    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context)
    {
        var agents = RuleContext.FirstByName(context.Agents.Where(agent => agent.Id.Length > 0), agent => agent.Id);
        var lookups = engine.Connectors.Where(lookup => agents.ContainsKey(lookup.ManagementAgentId)).ToList();
        if (context.Events.Unresolved(new EventQuestion { Ids = Description.Events, Computer = engine.Server.Or("") }) is { } missing)
        {
            yield return (TheEngine(engine), Warn(
                $"{MessageText.Sentence(EventWitness.Describe(missing))}: the object of a user was not in the connected directory of "
                    + "a target, so the engine dropped the change. The event does not name the target.",
                [Say("Run import, synchronization and export of the ENTSSO MA, then change the password again.")]) with { Events = [missing] });
        }
        else if (lookups.Count == 0)
        {
            yield return (FindingSubject.General("connectors"), NotApplicable("No account was searched in the connector space of an ENTSSO MA."));
        }

        foreach (var group in lookups.GroupBy(lookup => lookup.ManagementAgentId, StringComparer.OrdinalIgnoreCase))
        {
            var agent = agents[group.Key];
            var connected = group.Count(lookup => lookup.IsConnected.Or(false));
            if (connected > 0)
            {
                yield return (agent.About, Pass($"{Number(connected, "account has", "accounts have")} a connector."));
            }

            foreach (var lookup in group.Where(lookup => lookup.IsConnected is { IsKnown: true, Value: false }))
            {
                yield return (FindingSubject.AccountNamed(lookup.WindowsAccount) with { ManagementAgent = agent.Name }, Fail(
                    $"The account has no joined object in the connector space of {agent.Name}: its password changes are not sent.",
                    [
                        Say(
                            $"Run the profiles of the AD management agent (import, synchronization) and the export of {agent.Name}, "
                                + $"then search the connector space of {agent.Name} for the account."),
                    ]));
            }

            var unread = group.Where(lookup => !lookup.IsConnected.IsKnown).ToList();
            if (unread.Count > 0)
            {
                yield return (agent.About, Unknown(
                    $"whether {unread[0].WindowsAccount}{(unread.Count > 1 ? $" and {Number(unread.Count - 1, "more account")} have" : " has")} a connector", unread[0].IsConnected.Reason));
            }
        }
    }
}
