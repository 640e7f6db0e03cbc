using System.Globalization;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-09: the engine's service runs and no password change for an ENTSSO MA is stuck in the queue.</summary>
internal sealed class Sync09QueueMoves() : SyncEngineRule(
    new("SYNC-09", ChainLink.SyncEngine, "The sync engine runs and processes its password queue."))
{
    // Beyond what a restart of a service takes.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(15);
    private const int Retries = 3;

    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context)
    {
        var state = engine.Service.State;
        yield return (TheEngine(engine), !state.IsKnown ? Unknown("whether the sync engine's service runs", state)
            : state.Value == ServiceState.Running ? Pass("The sync engine's service runs.")
            : Fail(
                $"The sync engine's service is not running: its state is {state.Value}.",
                [
                    Run(
                        $@"sc.exe \\{engine.Server.Or(""):SERVER} start FIMSynchronizationService",
                        "On MIIS 2003 and ILM 2007 the service is called miiserver"),
                ]));
        foreach (var agent in context.Agents)
        {
            yield return (agent.About, CheckQueue(agent, engine, context));
        }
    }

    private static Answer CheckQueue(EntSsoAgent agent, SyncEngine engine, RuleContext context)
    {
        if (!engine.Queue.IsKnown || agent.Id.Length == 0)
        {
            return Unknown(
                "whether password changes wait", engine.Queue.IsKnown ? "the management agent's GUID is not known" : engine.Queue.Reason);
        }

        var waiting = context.HistoryOf(agent).Waiting;
        if (waiting.Count == 0)
        {
            return Pass("No password change waits in the queue.");
        }

        // A queue read from a file is checked as of the time when it was read.
        var now = engine.Queue.Origin?.Time ?? context.Now;
        var stuck = waiting.Where(row => row.RetryCount >= Retries || (row.ReceivedAt is { } received && now - received > _patience))
            .ToList();
        if (stuck.Count == 0)
        {
            return waiting.Any(row => row.ReceivedAt is null)
                ? Unknown("how long password changes wait", "the queue does not show when they were received")
                : Pass($"{Changes(waiting.Count)} in the queue, none for a long time.");
        }

        var worst = stuck.OrderByDescending(row => row.RetryCount).First();
        var meaning = ChangeHistory.MeaningOf(worst.ReturnCode);
        return Fail(
            $"{Changes(waiting.Count)} in the queue, {stuck.Count.ToString("N0", CultureInfo.InvariantCulture)} of them stuck"
            + $"{(stuck.Min(row => row.ReceivedAt) is { } oldest ? $" since {IsoTime.FormatShort(oldest)}" : "")}"
            + $"{(worst.RetryCount is { } retries ? $"; retries up to {retries.ToString(CultureInfo.InvariantCulture)}" : "")}"
            + $"{(worst.ReturnCode.Length > 0 ? $", return code {NameText.Quote(worst.ReturnCode)}" : "")}{(meaning.Length > 0 ? $": {meaning}" : "")}.",
            [
                Say(
                    "Fix the next broken link of the chain; the engine then retries the changes. Do not clear the queue: that loses "
                        + "the changes."),
            ]);
    }

    private static string Changes(int count) => $"{Number(count, "password change")} {(count == 1 ? "waits" : "wait")}";
}
