using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-07: a change that cannot be delivered at once is tried again.</summary>
internal sealed class Sync07RetriesAreSensible : EntSsoAgentRule
{
    public override string Id => "SYNC-07";

    public override ChainLink Link => ChainLink.SyncEngine;

    public override string Title => "The sync engine tries a failed password change again.";

    public override Basis Basis => Basis.Likely;

    protected override Finding Judge(EntSsoAgent agent, SyncDeployment deployment)
    {
        if (agent.Agent is not { } exported)
        {
            return FindNoExport(agent, "How often a change is tried again");
        }

        var count = exported.MaximumRetryCount;
        if (!count.IsKnown)
        {
            return FindUnknown(agent.Subject, "How often a change is tried again", count.Reason);
        }

        var interval = exported.RetryIntervalSeconds;
        var pause = interval.IsKnown ? $"{interval.Value.ToString(CultureInfo.InvariantCulture)} s apart" : $"the pause between them is unknown ({interval.Reason.TrimEnd('.')})";
        var remedy = $"Management agent {exported.Name} > Properties > Configure Extensions > Password management settings: enter a retry count above 0 (10 times every 60 s is usual)";
        return count.Value <= 0
            ? Find(
                FindingStatus.Warning,
                agent.Subject,
                "The maximum retry count is 0: a change that meets a short outage is lost.",
                remedy,
                PlaceOf(count.Origin))
            : interval is { IsKnown: true, Value: <= 0 }
                ? Find(FindingStatus.Warning, agent.Subject, $"Retries: {count.Value.ToString(CultureInfo.InvariantCulture)}, with no pause between them: a short outage outlasts them all.", remedy, PlaceOf(interval.Origin))
                : Find(FindingStatus.Pass, agent.Subject, $"Retries: {count.Value.ToString(CultureInfo.InvariantCulture)}, {pause}.", "", PlaceOf(count.Origin));
    }
}
