using System.Globalization;

namespace EntSso.Events.Changes;

/// <summary>What all changes of one reading share, and how the evidence of one is turned into its stages and its end.</summary>
internal sealed class ChangeIndex(
    ChainFacts facts, LogSpans spans, StoredEvent[] errors, StoredEvent[] refusals,
    StoredEvent[] receipts)
{
    private const long NoTime = -1;

    private const int MostReasons = 20;

    private static readonly long _accuracy = TimeSpan.FromSeconds(5).Ticks;

    private Tuple<ChangeEvidence, ChangeDetails>? _last;

    public ChainFacts Facts => facts;

    public LogSpans Spans => spans;

    /// <summary>The refused calls in the order of their times.</summary>
    public StoredEvent[] Refusals => refusals;

    /// <summary>How far the clocks of two computers may differ beyond <see cref="Shift"/>, in ticks.</summary>
    public long Tolerance(string one, string other) =>
        LogSpans.Name(one) == LogSpans.Name(other) || (Clock(one) is not null && Clock(other) is not null)
            ? _accuracy
            : ChainFacts.LargestClockDifference.Ticks;

    /// <summary>How far the second clock is ahead of the first where both were measured, in ticks; otherwise 0.</summary>
    public long Shift(string one, string other) =>
        Clock(one) is { } first && Clock(other) is { } second ? second.Ticks - first.Ticks : 0;

    /// <summary>The computer of the sync engine that handled a change, or empty.</summary>
    public string EngineOf(ChangeEvidence change) =>
        change.Trail is { Engine.Length: > 0 } trail ? trail.Engine : change.Trail?.Receipt?.Computer ?? facts.Engine;

    /// <summary>How often the engine called ENTSSO for a change, as its rows show; 1 where they do not.</summary>
    public static int AttemptsOf(ChangeEvidence change) => Math.Max(1, TargetsOf(change).Sum(row => row.AttemptCount));

    /// <summary>The refused calls within the failed attempts of a change.</summary>
    public IEnumerable<StoredEvent> RefusalsNear(ChangeEvidence change)
    {
        string engine = EngineOf(change);
        List<(DateTime From, DateTime To)> failed = [.. TargetsOf(change).Select(row => row.FailedCalls).OfType<(DateTime, DateTime)>()];
        if (failed.Count == 0)
        {
            return [];
        }

        (DateTime from, DateTime to) = (failed.Min(span => span.From), failed.Max(span => span.To));
        long widest = ChainFacts.LargestClockDifference.Ticks * 2;
        return LikelyJoins.Between(refusals, e => e.Ticks, from.Ticks - widest, to.Ticks + widest).Where(refusal =>
        {
            long at = refusal.Ticks - Shift(engine, refusal.Computer);
            long tolerance = Tolerance(engine, refusal.Computer) + _accuracy;
            return at >= from.Ticks - tolerance && at <= to.Ticks + tolerance;
        });
    }

    /// <summary>The events of a chain of stored ones in time order; equal times keep the order in which they came.</summary>
    public static IEnumerable<StoredEvent> InOrder(StoredEvent? last)
    {
        var events = new List<StoredEvent>();
        for (StoredEvent? stored = last; stored is not null; stored = stored.Previous)
        {
            events.Add(stored);
        }

        events.Reverse();
        return events.OrderBy(stored => stored.Ticks);
    }

    public ChangeDetails DetailsOf(ChangeEvidence change)
    {
        // A user of the object requests its properties one after the other.
        if (_last is { } last && last.Item1 == change)
        {
            return last.Item2;
        }

        ChangeDetails details = change.Kind == PasswordChangeKind.RefusedCalls
            ? CountRefusals(change)
            : new Follower(this, change).Follow();
        _last = Tuple.Create(change, details);
        return details;
    }

    private static IEnumerable<EngineRow> TargetsOf(ChangeEvidence change) =>
        change.Trail?.Rows.Where(row => row.Kind != EngineRowKind.Source && row.IsEntSsoAgent != false) ?? [];

    private TimeSpan? Clock(string computer) => facts.Clocks.TryGetValue(LogSpans.Name(computer), out TimeSpan offset) ? offset : null;

    private SyncEvent Read(StoredEvent stored) => stored.ToEvent();

    private ChangeDetails CountRefusals(ChangeEvidence change)
    {
        SyncEvent last = Read(change.Refusals[change.Refusals.Length - 1]);
        return new ChangeDetails
        {
            Path = [last.Link],
            Stages = [Stage(ChangeStep.Called, last, StageJoin.Exact, "")],
            DecidedBy = last,
            Events = new StoredEvents(change.Refusals),
            Cause = last.Cause,
            Remedy = last.Remedy,
            Outcome = PasswordChangeOutcome.Failed,
            Link = last.Link,
            LastStep = ChangeStep.Called,
        };
    }

    private static ChangeStage Stage(ChangeStep step, SyncEvent e, StageJoin join, string joinedBy) => new(e)
    {
        Step = step, Link = e.Link, Time = e.TimeCreated, Computer = e.Computer, Outcome = e.Outcome, Join = join, JoinedBy = joinedBy,
    };

    /// <summary>The errors that a computer logged in a time span, in time order.</summary>
    private List<SyncEvent> ErrorsOf(string computer, long from, long to)
    {
        string name = LogSpans.Name(computer);
        return computer.Length == 0 ? [] :
            [
                .. LikelyJoins.Between(errors, e => e.Ticks, from, to).Where(e => LogSpans.Name(e.Computer) == name).Take(MostReasons)
                    .Select(Read),
            ];
    }

    /// <summary>Whether the engine logged, at a time that fits, a reception that no id joins to a change.</summary>
    private bool HasReceiptNear(string engine, string clock, long at)
    {
        long tolerance = Tolerance(clock, engine) + _accuracy, expected = at + Shift(clock, engine);
        return LikelyJoins.Between(receipts, e => e.Ticks, expected - tolerance, expected + tolerance)
            .Any(e => LogSpans.Name(e.Computer) == LogSpans.Name(engine));
    }

    /// <summary>Follows one change.</summary>
    private sealed class Follower(ChangeIndex index, ChangeEvidence change)
    {
        private static readonly long _neighbour = PasswordChangeTracker.NeighbourWindow.Ticks;

        private readonly List<ChangeStage> _stages = [];
        private string _damagedLog = "";

        public ChangeDetails Follow()
        {
            AddStart();
            AddTrail();
            StageJoin join = StageJoin.Likely;
            foreach (StoredEvent refusal in change.Refusals)
            {
                _stages.Add(Stage(ChangeStep.Called, index.Read(refusal), join, "time"));
            }

            ChangeDetails end = change.Calls.Length > 0 ? EndAtEntSso() : EndBefore();
            List<SyncEvent> events = [.. _stages.Where(stage => stage.Event is not null).Select(stage => stage.Event!)];
            return end with
            {
                Stages = _stages,
                Candidates = Candidates(),
                Events = events,
                Path = [.. _stages.Select(stage => stage.Link).Where(link => link != ChainLink.None).Distinct()],
                LastStep = _stages.Count == 0 ? ChangeStep.None : _stages.Max(stage => stage.Step),
            };
        }

        private void AddStart()
        {
            if (change.Start is not { } start)
            {
                return;
            }

            _stages.Add(Stage(ChangeStep.Changed, index.Read(start.Event), StageJoin.Exact, ""));
            if (start.Confirmation is { } confirmation)
            {
                _stages.Add(Stage(ChangeStep.Changed, index.Read(confirmation), StageJoin.Likely, "account and time on the same computer"));
            }
        }

        private void AddTrail()
        {
            if (change.Trail is not { } trail)
            {
                return;
            }

            bool isFirst = change.Start is not null;
            (StageJoin Join, string By) Next()
            {
                (StageJoin, string) how = isFirst ? (StageJoin.Likely, "account and time on the same computer")
                    : _stages.Count == 0 ? (StageJoin.Exact, "") : (StageJoin.Exact, "Tracking ID of PCNS");
                isFirst = false;
                return how;
            }

            List<StoredEvent> events = [.. InOrder(trail.LastEvent)];
            foreach (StoredEvent stored in events.Where(e => e.Definition.Source != EventSource.SyncEngine))
            {
                (StageJoin how, string by) = Next();
                _stages.Add(Stage(StepOf(stored.Definition), index.Read(stored), how, by));
            }

            int atEngine = _stages.Count;
            foreach (EngineRow row in trail.Rows.Where(row => row.Kind == EngineRowKind.Source))
            {
                (StageJoin how, string by) = Next();
                _stages.Add(RowStage(row, how, by));
            }

            if (trail.Receipt is { } receipt)
            {
                _stages.Add(Stage(ChangeStep.Received, index.Read(receipt), StageJoin.Likely, "time"));
            }

            foreach (StoredEvent stored in events.Where(e => e.Definition.Source == EventSource.SyncEngine))
            {
                (StageJoin how, string by) = Next();
                _stages.Add(Stage(StepOf(stored.Definition), index.Read(stored), how, by));
            }

            foreach (EngineRow row in trail.Rows.Where(row => row.Kind != EngineRowKind.Source))
            {
                (StageJoin how, string by) = Next();
                _stages.Add(RowStage(row, how, by));
            }

            ChangeStage[] ofEngine = [.. _stages.Skip(atEngine).OrderBy(stage => stage.Step)];
            _stages.RemoveRange(atEngine, ofEngine.Length);
            _stages.AddRange(ofEngine);
        }

        private ChangeStage RowStage(EngineRow row, StageJoin join, string joinedBy)
        {
            SyncReturnCode? code = SyncReturnCode.Find(row.ReturnCode);
            string text = row.Kind switch
            {
                EngineRowKind.Source =>
                    $"The sync engine received the change{(row.SourceServer.Length > 0 ? " from " + row.SourceServer : "")}: "
                        + $"{row.ReturnCode}.",
                EngineRowKind.Queue => $"The change waits for {row.Agent}{Attempts(row)}: {row.ReturnCode}.",
                _ when row.ReachedRetryLimit => $"The sync engine stopped trying {row.Agent}{Attempts(row)}: {row.ReturnCode}.",
                _ => $"The sync engine sent the change to {row.Agent}{Attempts(row)}: {row.ReturnCode}.",
            };
            return new ChangeStage(text)
            {
                Step = row.Kind == EngineRowKind.Source ? (ReturnCodes.IsSuccess(row.ReturnCode) ? ChangeStep.Staged : ChangeStep.Received)
                    : row.IsEntSsoAgent != false && ReturnCodes.CallsTarget(row.ReturnCode) ? ChangeStep.Called : ChangeStep.Staged,
                Link = row.Kind == EngineRowKind.Source ? ChainLink.SyncEngine : ReturnCodes.LinkOf(row.ReturnCode),
                Time = row.Kind == EngineRowKind.Source ? row.ReceivedAt : row.LastAttemptAt ?? row.ReceivedAt,
                Computer = index.EngineOf(change),
                Outcome = row.Kind == EngineRowKind.Queue ? EventOutcome.Pending : code?.Outcome ?? EventOutcome.None,
                Join = join,
                JoinedBy = joinedBy,
            };
        }

        private static string Attempts(EngineRow row)
        {
            return row.AttemptCount > 1 ? string.Format(CultureInfo.InvariantCulture, " after {0} attempts", row.AttemptCount) : "";
        }

        private static ChangeStep StepOf(EventDefinition definition) => (definition.Stage, definition.Outcome) switch
        {
            (EventStage.AccountChange, _) => ChangeStep.Changed,
            (EventStage.DcDelivery, EventOutcome.Ok) => ChangeStep.Sent,
            (EventStage.DcCapture or EventStage.DcFilter or EventStage.DcDelivery, _) => ChangeStep.Captured,
            (EventStage.SyncReceive, EventOutcome.Ok) => ChangeStep.Received,
            (EventStage.SyncReceive, _) => ChangeStep.Sent,
            (EventStage.SyncStage, _) => ChangeStep.Staged,
            (EventStage.SyncDelivery, _) => definition.Id is 6901 or 6902 or 6908 or 6927 ? ChangeStep.Called : ChangeStep.Staged,
            _ => ChangeStep.None,
        };

        private ChangeDetails EndAtEntSso()
        {
            // A later call of the same server is another attempt, and its answer counts; each server answers for its own target.
            ChangeDetails? worst = null;
            var deliveries = new List<PasswordDelivery>();
            bool hasBefore = _stages.Count > 0;
            foreach (IGrouping<string, EntSsoCall> server in change.Calls.GroupBy(call => call.Computer))
            {
                foreach (EntSsoCall call in server)
                {
                    List<SyncEvent> events = [.. InOrder(call.LastEvent).Select(index.Read)];
                    ChangeDetails end = EndOf(events, call);
                    bool isLast = call == server.Last();
                    for (int i = 0; i < events.Count; i++)
                    {
                        bool isDelivered = end.Deliveries.Any(d => d.Outcome == PasswordChangeOutcome.Delivered && d.DecidedBy == events[i])
                            || (end.Outcome == PasswordChangeOutcome.Delivered && end.DecidedBy == events[i]);
                        bool isJoined = i == 0 && hasBefore && change.CallJoin == StageJoin.Likely;
                        _stages.Add(Stage(
                            isDelivered ? ChangeStep.Delivered : ChangeStep.Accepted, events[i],
                            isJoined ? StageJoin.Likely : StageJoin.Exact,
                            isJoined ? "account and time" : hasBefore || i > 0 ? "Tracking ID" : ""));
                    }

                    if (isLast)
                    {
                        deliveries.AddRange(end.Deliveries);
                        worst = worst is null || end.Outcome > worst.Outcome ? end : worst;
                    }
                }
            }

            return worst! with { Deliveries = deliveries };
        }

        private ChangeDetails EndOf(List<SyncEvent> events, EntSsoCall call)
        {
            IReadOnlyList<PasswordDelivery> deliveries = DeliveryGrouping.Group(events, call.IsExternal, out List<SyncEvent> changeWide);
            (PasswordChangeOutcome outcome, ChainLink link, SyncEvent? decidedBy) = DeliveryVerdict.Decide(changeWide, call.IsExternal);
            if (deliveries.Count > 0)
            {
                PasswordDelivery worst = deliveries.OrderByDescending(d => d.Outcome).First();
                if (decidedBy is null || outcome <= worst.Outcome)
                {
                    (outcome, link, decidedBy) = (worst.Outcome, worst.Link, worst.DecidedBy);
                }
            }

            SyncEvent first = events[0], last = events[events.Count - 1];
            List<SyncEvent> reasons = outcome == PasswordChangeOutcome.Unexplained
                && first.TimeCreated is { } start
                && last.TimeCreated is { } end
                ? index.ErrorsOf(first.Computer, start.Ticks - _neighbour, end.Ticks + _neighbour)
                : [];
            (string cause, string remedy) = (outcome, decidedBy, reasons.FirstOrDefault()) switch
            {
                (PasswordChangeOutcome.Delivered, _, _) => ("", ""),
                (PasswordChangeOutcome.Unexplained, _, { } reason) =>
                    ($"Likely event {reason.Id} of the same seconds: {reason.Message}", reason.Remedy),
                (PasswordChangeOutcome.Unexplained, _, null) => (
                    "Received; the log has no further event about it.",
                    "Read the Application log of the SSO server around this time without a filter on severity, and raise the audit "
                        + "level with: ssoconfig -auditLevel 3 3"),
                (PasswordChangeOutcome.Pending, { Outcome: EventOutcome.Ok }, _) => (
                    "Queued for the adapter; the log has no answer of the adapter yet.",
                    "Check that the adapter process runs on its computer: ssops -display <adapter>"),
                _ => (decidedBy?.Cause ?? "", decidedBy?.Remedy ?? ""),
            };
            return new ChangeDetails
            {
                Outcome = outcome, Link = link, DecidedBy = decidedBy, Deliveries = deliveries, LikelyReasons = reasons, Cause = cause,
                Remedy = remedy,
            };
        }

        /// <summary>How a change ended that no log of ENTSSO shows.</summary>
        private ChangeDetails EndBefore()
        {
            if (change.Refusals.Length > 0)
            {
                SyncEvent refusal = index.Read(change.Refusals[change.Refusals.Length - 1]);
                bool isWaiting = TargetsOf(change).Any(row => row.Kind == EngineRowKind.Queue);
                return new ChangeDetails
                {
                    Outcome = isWaiting ? PasswordChangeOutcome.Pending : PasswordChangeOutcome.Failed, Link = refusal.Link,
                    DecidedBy = refusal,
                    Cause = "Likely: " + refusal.Cause, Remedy = refusal.Remedy,
                };
            }

            return EndOfRows() ?? EndOfTrailEvents() ?? EndInSilence();
        }

        private ChangeDetails? EndOfRows()
        {
            List<EngineRow> targets = [.. TargetsOf(change)];
            EngineRow? decisive = targets.Find(row => row.Kind == EngineRowKind.Queue)
                ?? targets.Find(row => !ReturnCodes.IsSuccess(row.ReturnCode));
            EngineRow? source = change.Trail?.Rows.FirstOrDefault(row => row.Kind == EngineRowKind.Source);
            decisive ??= targets.Count == 0 && source is not null && !ReturnCodes.IsSuccess(source.ReturnCode) ? source : null;
            if (decisive is null)
            {
                return null;
            }

            EventCause? cause = SyncReturnCode.Find(decisive.ReturnCode)?.Cause;
            string meaning = SyncReturnCode.Find(decisive.ReturnCode)?.Meaning ?? "This code is not documented.";
            return new ChangeDetails
            {
                Outcome = decisive.Kind switch
                {
                    EngineRowKind.Queue => PasswordChangeOutcome.Pending,
                    EngineRowKind.Source when ReturnCodes.IsStale(decisive.ReturnCode) => PasswordChangeOutcome.Skipped,
                    EngineRowKind.Source => PasswordChangeOutcome.NotStaged,
                    _ => PasswordChangeOutcome.Failed,
                },
                Link = decisive.Kind == EngineRowKind.Source ? ChainLink.SyncEngine : ReturnCodes.LinkOf(decisive.ReturnCode),
                LikelyReasons = decisive.Kind == EngineRowKind.Source
                    ? []
                    : [.. index.RefusalsNear(change).Take(MostReasons).Select(index.Read)],
                Cause = $"{(decisive.Kind == EngineRowKind.Source ? "The sync engine" : decisive.Agent)} returned "
                    + $"{decisive.ReturnCode}. {meaning}",
                Remedy = cause?.Remedy ?? "",
            };
        }

        /// <summary>An event of PCNS or the engine about this change that ends it, or shows that it waits.</summary>
        private ChangeDetails? EndOfTrailEvents()
        {
            StoredEvent? last = InOrder(change.Trail?.LastEvent).LastOrDefault(e => e.Definition.Source == EventSource.SyncEngine)
                ?? InOrder(change.Trail?.LastEvent).LastOrDefault(e => e.Definition.Id != 2100);
            if (last?.Definition.Outcome is not (EventOutcome.Failed or EventOutcome.Skipped or EventOutcome.Pending)
                || change.Trail!.Rows.Count > 0)
            {
                return null;
            }

            SyncEvent decidedBy = index.Read(last);
            List<SyncEvent> reasons = last.Definition.Source == EventSource.Pcns
                ? index.ErrorsOf(last.Computer, change.Trail.FirstAt - _neighbour, last.Ticks + _neighbour)
                : [];
            return new ChangeDetails
            {
                Outcome = decidedBy.Outcome switch
                {
                    EventOutcome.Pending => PasswordChangeOutcome.Pending,
                    EventOutcome.Skipped => PasswordChangeOutcome.Skipped,
                    _ => PasswordChangeOutcome.Failed,
                },
                Link = decidedBy.Link,
                DecidedBy = decidedBy,
                LikelyReasons = reasons,
                Cause = decidedBy.Cause.Length > 0 ? decidedBy.Cause : decidedBy.Message,
                Remedy = decidedBy.Remedy,
            };
        }

        /// <summary>
        /// The evidence ends without a reason. That the next step is missing is known only where the log that would show it records that
        /// step before and after, or a known log level and coverage show that it would.
        /// </summary>
        private ChangeDetails EndInSilence()
        {
            ChangeStep step = _stages.Count == 0 ? ChangeStep.None : _stages.Max(stage => stage.Step);
            ChangeStage? last = _stages.Find(stage => stage.Step == step);
            (string computer, long at) = (last?.Computer ?? "", last?.Time?.Ticks ?? NoTime);
            string controller = change.DomainController;
            return step switch
            {
                ChangeStep.Changed => At(
                    ChainLink.DomainController, PasswordChangeOutcome.NotCaptured, Speaks(LogMark.Captured, controller, computer, at, true),
                    $"PCNS on {controller} captured other changes around this one, but not this one.",
                    $"On {controller}: check that the service PCNSSVC runs and that the password filter is registered, and restart "
                        + "the computer after the installation (PCNS-01, PCNS-02).",
                    $"The Application log of {controller} does not show whether PCNS captured it: read that log, with EventLogLevel 3 "
                        + "of PCNS.",
                    Errors(controller, at)),
                ChangeStep.Captured => At(
                    ChainLink.DomainController, PasswordChangeOutcome.NotSent, Speaks(LogMark.Sent, controller, computer, at, true),
                    $"PCNS on {controller} captured the change and did not send it, while it sent others before and after.",
                    $"On {controller}: look for 6025, 6027, 6032 and 2303 of PCNSSVC around this time, and check the targets: pcnscfg "
                        + "list (PCNS-03 to PCNS-06).",
                    $"The Application log of {controller} does not show whether PCNS sent it: read a longer part of it, with "
                        + "EventLogLevel 3 of PCNS.",
                    Errors(controller, at)),
                ChangeStep.Sent => AfterSending(computer, at),
                ChangeStep.Received => At(
                    ChainLink.SyncEngine, PasswordChangeOutcome.NotStaged, index.Facts.HasRows && change.Trail!.Rows.Count == 0,
                    "The sync engine received the change and has no row of it: likely the account is not in the connector space, or "
                        + "it is the account of the engine.",
                    "Check that the management agent of Active Directory imports the account: run import and synchronisation, and "
                        + "check partition and filter (SYNC-02, SYNC-11).",
                    "The result in the sync engine is not known: collect its password change rows (WMI class "
                        + "MIIS_PasswordChangeHistorySource), or read its Application log with FeaturePwdSyncLogLevel 3.",
                    []),
                ChangeStep.Staged or ChangeStep.Called => AfterStaging(step, computer, at),
                _ => At(ChainLink.None, PasswordChangeOutcome.Unexplained, false, "", "", "", []),
            };
        }

        private ChangeDetails AfterSending(string computer, long at)
        {
            string engine = index.EngineOf(change);
            string[] engines = engine.Length > 0 ? [engine] : [.. index.Spans.Computers(LogMark.Received)];
            bool isKnown = engines.Length > 0
                && engines.All(e => Speaks(LogMark.Received, e, computer, at, false) && !index.HasReceiptNear(e, computer, at));
            return At(
                ChainLink.SyncEngine, PasswordChangeOutcome.NotReceived, isKnown,
                $"PCNS sent the change, and {string.Join(", ", engines)} did not log its reception, while it logged others before and "
                    + "after.",
                "Check that the target of PCNS names the active sync engine: pcnscfg list (PCNS-04). On the engine look for 6914 and 6926.",
                "Whether the sync engine received it is not known: read its Application log with FeaturePwdSyncLogLevel 3, and "
                    + "collect its password change rows.",
                Errors(change.DomainController, at));
        }

        private ChangeDetails AfterStaging(ChangeStep step, string computer, long at)
        {
            bool isSuccess = TargetsOf(change).Any(row => ReturnCodes.IsSuccess(row.ReturnCode))
                || InOrder(change.Trail?.LastEvent).Any(e => e.Definition is { Stage: EventStage.SyncDelivery, Outcome: EventOutcome.Ok });
            if (step == ChangeStep.Staged
                && index.Facts.HasRows
                && change.Trail!.Rows.Any(row => row.Kind == EngineRowKind.Source)
                && !TargetsOf(change).Any())
            {
                return At(
                    ChainLink.ManagementAgent, PasswordChangeOutcome.NotCalled, true,
                    "The sync engine staged the change, and neither its queue nor its history has a row of it for an ENTSSO "
                        + "management agent.",
                    "Check that the ENTSSO management agent is a target of the partition (SYNC-03) and that the account has a "
                        + "connector in it (SYNC-11).",
                    "", []);
            }

            string[] servers = [.. index.Spans.Computers(LogMark.Accepted)];
            bool isKnown = servers.Length > 0
                && change.CandidateCalls is null
                && servers.All(s => Speaks(LogMark.Accepted, s, computer, at, false));
            return At(
                isSuccess ? ChainLink.KerberosCall : ChainLink.ManagementAgent, PasswordChangeOutcome.NotCalled, isKnown,
                isSuccess
                    ? $"The sync engine reports success, and {string.Join(", ", servers)} did not log the call: likely another server "
                        + "was called."
                    : $"The sync engine staged the change, and {string.Join(", ", servers)} did not log a call for it.",
                "Check the Connect To of the ENTSSO management agent (EXT-04) and read the Application log of that server.",
                "Whether ENTSSO was called is not known: read the Application log of every ENTSSO server, and collect the engine's "
                    + "password change rows.",
                []);
        }

        private ChangeDetails At(
            ChainLink link, PasswordChangeOutcome ifKnown, bool isKnown, string cause, string remedy, string missing,
            List<SyncEvent> reasons)
        {
            if (_damagedLog.Length > 0)
            {
                missing = $"The Application log of {_damagedLog} is damaged at this time, so whether it recorded the next step is not "
                    + $"known: export it again on {_damagedLog} with wevtutil epl Application, and read the new file.";
            }
            else if (change.CandidateCalls is not null)
            {
                missing = "Several calls of ENTSSO match this change, or one that matches another change too. The sync engine's "
                    + "password change rows with AttemptDetails, and measured clocks, show which call belongs to it.";
            }

            return new ChangeDetails
            {
                Outcome = isKnown ? ifKnown : PasswordChangeOutcome.Unexplained,
                Link = link,
                LikelyReasons = reasons,
                Cause = reasons.Count > 0
                    ? $"{(isKnown ? cause + " " : "")}Likely event {reasons[0].Id.ToString(CultureInfo.InvariantCulture)} of the same "
                        + $"time: {reasons[0].Message}"
                    : isKnown ? cause : missing,
                Remedy = reasons.Count > 0 && reasons[0].Remedy.Length > 0 ? reasons[0].Remedy : isKnown ? remedy : missing,
            };
        }

        private List<SyncEvent> Errors(string computer, long at) =>
            at < 0 ? [] : index.ErrorsOf(computer, at - _neighbour, at + (6 * _neighbour));

        private bool Speaks(LogMark mark, string computer, string clock, long at, bool isPcns)
        {
            if (at < 0)
            {
                return false;
            }

            long tolerance = index.Tolerance(clock, computer);
            long expected = at + index.Shift(clock, computer);
            bool Covers(LogMark any) => index.Spans.Covers(any, computer, expected - tolerance, expected + tolerance);
            if (Covers(mark))
            {
                return true;
            }

            int level = isPcns
                ? index.Facts.PcnsLogLevels.TryGetValue(LogSpans.Name(computer), out int known) ? known : 0
                : mark == LogMark.Received ? index.Facts.EngineLogLevel ?? 0 : 0;
            if (level >= 3 && Covers(LogMark.Anything))
            {
                return true;
            }

            if (index.Spans.IsDamaged(mark, computer, expected - tolerance, expected + tolerance)
                || (level >= 3 && index.Spans.IsDamaged(LogMark.Anything, computer, expected - tolerance, expected + tolerance)))
            {
                _damagedLog = computer;
            }

            return false;
        }

        private List<ChangeStage> Candidates()
        {
            List<ChangeStage> candidates = [];
            foreach (EntSsoCall call in change.CandidateCalls ?? [])
            {
                SyncEvent first = index.Read(InOrder(call.LastEvent).First());
                candidates.Add(Stage(ChangeStep.Accepted, first, StageJoin.Candidate, "account and time"));
            }

            if (_stages.Count > 0 && change.Trail is null && change.Start is null)
            {
                foreach (ChangeEvidence other in change.Calls.SelectMany(call => call.Candidates ?? []))
                {
                    if ((other.Start?.Event ?? InOrder(other.Trail?.LastEvent).FirstOrDefault()) is { } first)
                    {
                        candidates.Add(Stage(StepOf(first.Definition), index.Read(first), StageJoin.Candidate, "account and time"));
                    }
                }
            }

            return candidates;
        }
    }
}
