using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-11: the accounts that were looked for have an object in the connector space of an ENTSSO MA.</summary>
internal sealed class Sync11UserIsConnected : SyncEngineRule
{
    public override string Id => "SYNC-11";

    public override string Title => "The user is joined and has a connector in the ENTSSO MA.";

    public override Basis Basis => Basis.Likely;

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment)
    {
        var names = EntSsoAgent.In(deployment).Where(agent => agent.Id.Length > 0)
            .GroupBy(agent => agent.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Subject, StringComparer.OrdinalIgnoreCase);
        var lookups = deployment.SyncEngine.Connectors.Where(lookup => names.ContainsKey(lookup.ManagementAgentId)).ToList();
        if (lookups.Count == 0)
        {
            yield return Find(FindingStatus.NotApplicable, "connectors", "No account was looked for in the connector space of an ENTSSO MA.");
        }

        foreach (var group in lookups.GroupBy(lookup => lookup.ManagementAgentId, StringComparer.OrdinalIgnoreCase))
        {
            var agent = names[group.Key];
            var connected = group.Count(lookup => lookup.IsConnected.Or(false));
            if (connected > 0)
            {
                yield return Find(FindingStatus.Pass, agent, $"Accounts with a connector: {Number(connected)}.");
            }

            var missing = group.Where(lookup => lookup.IsConnected is { IsKnown: true, Value: false }).ToList();
            foreach (var lookup in missing.Take(SubjectsRule.MostShown))
            {
                yield return Find(
                    FindingStatus.Fail,
                    lookup.WindowsAccount,
                    $"The account has no joined object in the connector space of {agent}: its password changes are not passed on.",
                    $"Run the profiles of the AD management agent (import, synchronization) and the export of {agent}, then search the connector space of {agent} for the account.");
            }

            if (missing.Count > SubjectsRule.MostShown)
            {
                yield return Find(
                    FindingStatus.Fail,
                    agent,
                    $"{Number(missing.Count - SubjectsRule.MostShown)} more accounts have no connector.",
                    $"Run the profiles of the AD management agent (import, synchronization) and the export of {agent}.");
            }

            var unread = group.Where(lookup => !lookup.IsConnected.IsKnown).ToList();
            if (unread.Count > 0)
            {
                yield return FindUnknown(agent, $"Whether {unread[0].WindowsAccount}{(unread.Count > 1 ? $" and {Number(unread.Count - 1)} more accounts have" : " has")} a connector", unread[0].IsConnected.Reason);
            }
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
