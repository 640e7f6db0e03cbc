using System.Globalization;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-07: a change that cannot be delivered at once is tried again.</summary>
internal sealed class Sync07RetriesAreSensible() : EntSsoAgentRule(
    new("SYNC-07", ChainLink.SyncEngine, "The sync engine retries a failed password change.", Basis.Likely))
{
    private const string Asked = "how often a change is retried";

    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context)
    {
        if (agent.Agent is not { } exported)
        {
            return NoExport(agent, Asked);
        }

        var (count, interval) = (exported.MaximumRetryCount, exported.RetryIntervalSeconds);
        if (!count.IsKnown)
        {
            return Unknown(Asked, count);
        }

        RemedyStep[] enter = [Say($"Management agent {exported.Name} > Properties > Configure Extensions > Password management settings: enter a retry count above 0 (10 times every 60 s is usual)")];
        var retries = count.Value.ToString(CultureInfo.InvariantCulture);
        return count.Value <= 0 ? Warn("The maximum retry count is 0: a change during a short outage is lost.", enter, count.Origin)
            : interval is { IsKnown: true, Value: <= 0 }
                ? Warn(
                    $"Retries: {retries}, with no pause between them: a short outage is longer than all of them.", enter, interval.Origin)
            : Pass(
                interval.IsKnown ? $"Retries: {retries}, {interval.Value.ToString(CultureInfo.InvariantCulture)} s apart."
                    : $"Retries: {retries}, the pause between them is unknown ({interval.Reason}).",
                count.Origin);
    }
}
