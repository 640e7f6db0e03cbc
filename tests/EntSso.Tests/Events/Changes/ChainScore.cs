#if NET
using System.Globalization;
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using EntSso.Testing.Chain;

namespace EntSso.Tests.Events.Changes;

/// <summary>Follows the changes of a simulated world and compares the result with what really happened.</summary>
internal sealed class ChainScore
{
    /// <summary>Exact joins that tie evidence of two changes together.</summary>
    public List<string> WrongExactJoins { get; } = [];

    /// <summary>Likely joins of a call with another change than its own, although the evidence of its own change is there.</summary>
    public List<string> CrossedAmbiguities { get; } = [];

    /// <summary>Changes whose evidence suffices, and those of them whose last step was not found.</summary>
    public int Sufficient { get; private set; }

    public List<string> Misplaced { get; } = [];

    public int LikelyJoins { get; private set; }

    /// <summary>Likely joins that are wrong because nothing is left of the right change.</summary>
    public int JoinedToAnother { get; private set; }

    public int Changes { get; private set; }

    public void Add(ChainWorld world)
    {
        var tracker = new PasswordChangeTracker();
        foreach (TrueEvent one in world.Events)
        {
            tracker.Add(Record(one));
        }

        tracker.Add(Facts(world));
        Dictionary<(string, long), TrueChange?> truth = world.Events.ToDictionary(e => (e.Log, e.Event.RecordId), e => e.Change);
        Dictionary<Guid, TrueChange> byReference = world.Changes.ToDictionary(c => c.PcnsTrackingId);
        var lastSteps = new Dictionary<TrueChange, ChangeStep>();
        HashSet<TrueChange> visible = [.. world.Events.Where(e => e.Change is not null && e.Event.Provider != "ENTSSO" && e.Event.Provider is "PCNSSVC" or "Microsoft-Windows-Security-Auditing").Select(e => e.Change!)];
        Changes += world.Changes.Count;
        foreach (PasswordChange change in tracker.Complete().Where(c => c.Kind != PasswordChangeKind.RefusedCalls))
        {
            Check(world, change, truth, byReference, visible, lastSteps);
        }

        foreach (TrueChange change in world.Changes.Where(c => c.EvidenceSuffices))
        {
            Sufficient++;
            ChangeStep expected = Enum.Parse<ChangeStep>(change.LastStep.ToString());
            lastSteps.TryGetValue(change, out ChangeStep found);
            if (found != expected)
            {
                Misplaced.Add(string.Format(CultureInfo.InvariantCulture, "world {0}: {1} at {2:HH:mm:ss} came to {3}, found {4}", world.Seed, change.Account, change.Time, expected, found));
            }
        }
    }

    private void Check(
        ChainWorld world, PasswordChange change, Dictionary<(string, long), TrueChange?> truth, Dictionary<Guid, TrueChange> byReference,
        HashSet<TrueChange> visible, Dictionary<TrueChange, ChangeStep> lastSteps)
    {
        string Name(string what) => string.Format(CultureInfo.InvariantCulture, "world {0}: {1} of {2} at {3:HH:mm:ss}", world.Seed, what, change.WindowsAccount, change.Started);
        TrueChange? upstream = null, current = null;
        string source = "";
        foreach (ChangeStage stage in change.Stages)
        {
            TrueChange? own = stage.Event is { } e ? truth[(e.Computer + "/" + (e.Definition!.Source.Contains("Security", StringComparison.Ordinal) ? "Security" : "Application"), e.RecordId)]
                : byReference[change.PcnsTrackingId!.Value];
            string kind = stage.Event is { ProviderName: "ENTSSO" } ? "call " + stage.Event.TrackingId : stage.Event?.Definition!.Source.Contains("Security", StringComparison.Ordinal) == true ? "start" : "trail";
            if (stage.Join == StageJoin.Exact && kind == source && own != current)
            {
                WrongExactJoins.Add(Name($"{stage.Step}"));
            }

            if (stage.Join == StageJoin.Likely)
            {
                LikelyJoins++;
                if (own != upstream)
                {
                    JoinedToAnother++;
                    if (own is not null && visible.Contains(own))
                    {
                        CrossedAmbiguities.Add(Name($"{stage.Step} by {stage.JoinedBy}, of the change of {own.Account} at {own.Time:HH:mm:ss} that came to {own.LastStep}, to that of {upstream?.Time:HH:mm:ss}, rows {world.Rows is not null}"));
                    }
                }
            }

            (current, source) = (own, kind);
            upstream ??= own;
        }

        if (upstream is not null && (!lastSteps.TryGetValue(upstream, out ChangeStep known) || change.LastStep > known))
        {
            // A call that stands alone shows nothing of where the change came from.
            if (change.Stages[0].Event?.ProviderName != "ENTSSO")
            {
                lastSteps[upstream] = change.LastStep;
            }
        }
    }

    private static EventRecord Record(TrueEvent one) => new()
    {
        ProviderName = one.Event.Provider,
        Id = one.Event.Id,
        Level = one.Event.Level,
        TimeCreated = one.Event.Time,
        RecordId = one.Event.RecordId,
        Computer = one.Event.Computer,
        Channel = one.Event.Channel,
        Strings = one.Event.Strings,
        Names = one.Event.Names,
        Source = one.Log,
    };

    private static ChainFacts Facts(ChainWorld world) => new()
    {
        Rows = [.. (world.Rows ?? []).Select(row => new EntSso.Events.Changes.EngineRow
        {
            Kind = Enum.Parse<EngineRowKind>(row.Class.Replace("History", "", StringComparison.Ordinal)),
            ReferenceGuid = row.ReferenceGuid,
            Agent = row.MaGuid.ToString(),
            IsEntSsoAgent = row.Class == "HistorySource" ? null : world.EntSsoAgents.Contains(row.MaGuid),
            ReturnCode = row.ReturnCode,
            SourceServer = row.SourceServer,
            ChangedAt = row.SourceChangeTime,
            ReceivedAt = row.ReceiveTime,
            LastAttemptAt = row.LastAttemptTime,
            RetryCount = row.RetryCount,
            ReachedRetryLimit = row.ReachedRetryLimit,
            Attempts = [.. row.Attempts.Select(a => new EngineAttempt(a.Time, a.Code))],
        })],
        HasRows = world.Rows is not null,
        Engine = world.Engine,
        Clocks = (world.MeasuredClocks ?? new Dictionary<string, TimeSpan>()).ToDictionary(c => LogSpans.Name(c.Key), c => c.Value),
        RetryWindow = TimeSpan.FromTicks(world.RetryInterval.Ticks * world.RetryCount),
    };
}
#endif
