using System.Globalization;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-09: the engine's service runs and no password change for an ENTSSO MA is stuck in the queue.</summary>
internal sealed class Sync09QueueMoves() : SyncEngineRule
{
    // Beyond what a restart of a service takes.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(15);
    private const int Retries = 3;

    public override string Id => "SYNC-09";

    public override string Title => "The sync engine runs and its password queue moves.";

    public override Basis Basis => Basis.Documented;

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment)
    {
        var engine = deployment.SyncEngine;
        var state = engine.Service.State;
        var name = NameOf(deployment);
        yield return !state.IsKnown ? FindUnknown(name, "Whether the sync engine's service runs", state.Reason)
            : state.Value == ServiceState.Running ? Find(FindingStatus.Pass, name, "The sync engine's service runs.")
            : Find(
                FindingStatus.Fail,
                name,
                $"The sync engine's service is not running: its state is {state.Value}.",
                CommandLine.For(@"sc.exe \\{server|SERVER} start FIMSynchronizationService", engine.Server.Or("")) + "\n# on MIIS 2003 and ILM 2007 the service is called miiserver");

        foreach (var agent in EntSsoAgent.In(deployment))
        {
            yield return JudgeQueue(agent, engine);
        }
    }

    private Finding JudgeQueue(EntSsoAgent agent, SyncEngine engine)
    {
        if (!engine.Queue.IsKnown || agent.Id.Length == 0)
        {
            return FindUnknown(agent.Subject, "Whether password changes wait", engine.Queue.IsKnown ? "the management agent's GUID is not known" : engine.Queue.Reason);
        }

        var waiting = ChangeHistory.Of(agent, engine).Waiting;
        if (waiting.Count == 0)
        {
            return Find(FindingStatus.Pass, agent.Subject, "No password change waits in the queue.");
        }

        // A queue read from a file is judged as of the time when it was read.
        var now = engine.Queue.Origin?.Time ?? DateTime.UtcNow;
        var stuck = waiting.Where(row => row.RetryCount >= Retries || (row.ReceivedAt is { } received && now - received > _patience)).ToList();
        if (stuck.Count == 0)
        {
            return waiting.Any(row => row.ReceivedAt is null)
                ? FindUnknown(agent.Subject, "How long password changes wait", "the queue does not tell when they were received")
                : Find(FindingStatus.Pass, agent.Subject, $"{Changes(waiting.Count)} in the queue, none for long.");
        }

        var worst = stuck.OrderByDescending(row => row.RetryCount).First();
        var meaning = ChangeHistory.MeaningOf(worst.ReturnCode);
        var oldest = stuck.Min(row => row.ReceivedAt);
        return Find(
            FindingStatus.Fail,
            agent.Subject,
            $"{Changes(waiting.Count)} in the queue, {stuck.Count.ToString("N0", CultureInfo.InvariantCulture)} of them stuck"
            + $"{(oldest is { } time ? $" since {Evidence.EventWitness.Time(time)}" : "")}{(worst.RetryCount is { } retries ? $"; retries up to {retries.ToString(CultureInfo.InvariantCulture)}" : "")}"
            + $"{(worst.ReturnCode.Length > 0 ? $", return code {NameText.Quote(worst.ReturnCode)}" : "")}{(meaning.Length > 0 ? $": {meaning}" : "")}.",
            "Mend the next broken link of the chain and let the engine try again; do not clear the queue, which loses the changes.");
    }

    private static string Changes(int count) => count == 1 ? "1 password change waits" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} password changes wait";
}
