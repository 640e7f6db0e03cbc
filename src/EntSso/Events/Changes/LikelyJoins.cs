namespace EntSso.Events.Changes;

/// <summary>
/// Joins what no id joins, by account and time. A join is made only where each side fits the other and nothing else: two candidates stay
/// two candidates.
/// </summary>
internal static class LikelyJoins
{
    /// <summary>
    /// From the change in the security log to the capture by PCNS on the same computer, and the inaccuracy of SourceChangeTime. Inferred:
    /// the password filter runs within the change.
    /// </summary>
    private static readonly long _capture = TimeSpan.FromSeconds(10).Ticks;

    /// <summary>From the reception by the engine to event 6903, from an attempt to the event of ENTSSO. Inferred.</summary>
    private static readonly long _call = TimeSpan.FromSeconds(30).Ticks;

    private static readonly long _retryOfPcns = TimeSpan.FromSeconds(60).Ticks;

    /// <summary>Beyond so many neighbours of one account or computer nothing is certain, and looking further would not be linear.</summary>
    private const int MostNeighbours = 64;

    public static List<ChangeEvidence> Join(
        ChangeIndex index, List<AccountChange> accountChanges, List<PcnsTrail> trails, List<EntSsoCall> calls,
        Func<Guid, EntSsoCall?> callOf,
        List<StoredEvent> receipts)
    {
        accountChanges.ForEach(change => change.Trail = null);
        trails.ForEach(trail => (trail.Start, trail.Receipt) = (null, null));
        calls.ForEach(call => (call.Candidates, call.IsJoined) = (null, false));
        JoinStarts(accountChanges, trails);
        JoinReceipts(index, accountChanges, trails, receipts);

        var changes = new List<ChangeEvidence>(trails.Count + accountChanges.Count);
        changes.AddRange(trails.Select(trail => new ChangeEvidence(index) { Start = trail.Start, Trail = trail }));
        changes.AddRange(
            accountChanges.Where(change => change.Trail is null).Select(change => new ChangeEvidence(index) { Start = change }));
        JoinCalls(index, changes, calls, callOf);
        JoinRefusals(index, changes);
        changes.AddRange(calls.Where(call => !call.IsJoined).Select(call => new ChangeEvidence(index)
        {
            Kind = call.IsExternal ? PasswordChangeKind.FromExternalSystem : PasswordChangeKind.FromWindows,
            Calls = [call],
            ClientUser = call.ClientUser,
        }));
        return changes;
    }

    /// <summary>The change in the security log and what PCNS made of it: the same computer, so the same clock.</summary>
    private static void JoinStarts(List<AccountChange> accountChanges, List<PcnsTrail> trails)
    {
        if (accountChanges.Count == 0)
        {
            return;
        }

        Dictionary<string, AccountChange[]> byComputer = accountChanges.Where(c => c.Event.Ticks >= 0)
            .GroupBy(c => LogSpans.Name(c.Event.Computer)).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Event.Ticks).ToArray());
        var startsOf = new Dictionary<PcnsTrail, AccountChange>();
        var taken = new Dictionary<AccountChange, int>();
        foreach (PcnsTrail trail in trails)
        {
            if (StartWindow(trail) is not { } window
                || !byComputer.TryGetValue(LogSpans.Name(window.Computer), out AccountChange[]? starts))
            {
                continue;
            }

            AccountChange? only = null;
            int fitting = 0;
            foreach (AccountChange start in Between(starts, c => c.Event.Ticks, window.From, window.To))
            {
                if (IsSameAccount(trail.User, start.Account))
                {
                    fitting++;
                    only = start;
                    taken[start] = taken.TryGetValue(start, out int count) ? count + 1 : 1;
                }
            }

            if (fitting == 1 && only is not null)
            {
                startsOf.Add(trail, only);
            }
        }

        foreach (KeyValuePair<PcnsTrail, AccountChange> pair in startsOf.Where(pair => taken[pair.Value] == 1))
        {
            pair.Key.Start = pair.Value;
            pair.Value.Trail = pair.Key;
        }
    }

    private static (string Computer, long From, long To)? StartWindow(PcnsTrail trail)
    {
        foreach (EngineRow row in trail.Rows)
        {
            if (row.SourceServer.Length > 0 && row.ChangedAt is { } changed)
            {
                return (row.SourceServer, changed.Ticks - _capture, changed.Ticks + _capture);
            }
        }

        // Without the capture the first event is a delivery: tried at once, unless the target did not answer.
        return trail.CapturedAt >= 0 ? (trail.DomainController, trail.CapturedAt - _capture, trail.CapturedAt + (_capture / 10))
            : trail.FirstAt >= 0 ? (trail.DomainController, trail.FirstAt - _retryOfPcns, trail.FirstAt + (_capture / 10))
            : null;
    }

    private static bool IsSameAccount(string user, string account) =>
        user.Length == 0
        || (AccountKey.IsCertain(user) ? AccountKey.User(user) == AccountKey.User(account) && AccountKey.MayBeSame(user, account) : true);

    /// <summary>Event 6903 names nothing that is known: it is joined where one change was made near it and no other.</summary>
    private static void JoinReceipts(
        ChangeIndex index, List<AccountChange> accountChanges, List<PcnsTrail> trails, List<StoredEvent> receipts)
    {
        if (receipts.Count == 0)
        {
            return;
        }

        StoredEvent[] inOrder = [.. receipts.Where(r => r.Ticks >= 0).OrderBy(r => r.Ticks)];
        var fits = new Dictionary<StoredEvent, (PcnsTrail? Trail, int Count)>();
        void Fit(PcnsTrail? trail, long from, long to)
        {
            StoredEvent[] near = [.. Between(inOrder, r => r.Ticks, from, to).Take(MostNeighbours)];
            foreach (StoredEvent receipt in near)
            {
                int count = fits.TryGetValue(receipt, out (PcnsTrail?, int Count) known) ? known.Count : 0;
                fits[receipt] = (trail, count + (near.Length == 1 ? 1 : 2));
            }
        }

        string engine = index.Facts.Engine;
        foreach (PcnsTrail trail in trails)
        {
            // An engine that identifies its events has its own receipt of this change.
            if (trail.Engine.Length > 0 && trail.ReceivedAt >= 0)
            {
                continue;
            }

            if (trail.ReceivedAt >= 0)
            {
                Fit(trail, trail.ReceivedAt - (_capture / 2), trail.ReceivedAt + (_capture / 2));
            }
            else if (trail is { FirstAt: >= 0, EndedAtPcns: false })
            {
                long tolerance = index.Tolerance(trail.DomainController, engine) + _capture,
                shift = index.Shift(trail.DomainController, engine);
                Fit(trail, trail.FirstAt + shift - tolerance, trail.LastAt + shift + tolerance + _retryOfPcns);
            }
        }

        foreach (AccountChange change in accountChanges.Where(change => change.Trail is null && change.Event.Ticks >= 0))
        {
            long tolerance = index.Tolerance(change.Event.Computer, engine) + _capture, shift = index.Shift(change.Event.Computer, engine);
            Fit(null, change.Event.Ticks + shift - tolerance, change.Event.Ticks + shift + tolerance + (5 * _retryOfPcns));
        }

        foreach (KeyValuePair<StoredEvent, (PcnsTrail? Trail, int Count)> pair in fits)
        {
            if (pair.Value is { Count: 1, Trail: { } trail })
            {
                trail.Receipt = pair.Key;
            }
        }
    }

    private static void JoinCalls(ChangeIndex index, List<ChangeEvidence> changes, List<EntSsoCall> calls, Func<Guid, EntSsoCall?> callOf)
    {
        var byUser = new Dictionary<string, List<ChangeEvidence>>();
        foreach (ChangeEvidence change in changes)
        {
            // PCNS that calls ENTSSO directly: whether ENTSSO keeps the Tracking ID is not known, so an equal one is proof, and another is
            // none.
            if (change.PcnsTrackingId is { } id && callOf(id) is { } direct)
            {
                change.Calls = [direct];
                direct.IsJoined = true;
            }
            else if (change.Account.Length > 0)
            {
                string user = AccountKey.User(change.Account);
                if (!byUser.TryGetValue(user, out List<ChangeEvidence>? ofUser))
                {
                    byUser.Add(user, ofUser = []);
                }

                ofUser.Add(change);
            }
        }

        foreach (IGrouping<string, EntSsoCall> ofUser in calls.Where(c => c.FirstAt >= 0 && !c.IsExternal && c.Account.Length > 0 && !c.IsJoined)
            .GroupBy(c => AccountKey.User(c.Account)))
        {
            if (byUser.TryGetValue(ofUser.Key, out List<ChangeEvidence>? changesOfUser))
            {
                JoinCallsOfUser(index, changesOfUser, [.. ofUser.OrderBy(c => c.FirstAt)]);
            }
        }
    }

    private static void JoinCallsOfUser(ChangeIndex index, List<ChangeEvidence> changes, EntSsoCall[] calls)
    {
        (ChangeEvidence Change, CallWindow Window)[] windows =
            [
                .. changes.Select(change => (Change: change, Window: CallWindow.Of(index, change)!)).Where(w => w.Window is not null)
                    .OrderBy(w => w.Window.From),
            ];
        if (windows.Length == 0)
        {
            return;
        }

        long longest = windows.Max(w => w.Window.To - w.Window.From);
        long widest = ChainFacts.LargestClockDifference.Ticks + _call;
        foreach (EntSsoCall call in calls)
        {
            int looked = 0;
            foreach ((ChangeEvidence change, CallWindow window) in Between(
                windows, w => w.Window.From, call.FirstAt - longest - (2 * widest), call.FirstAt + (2 * widest)))
            {
                if (++looked > MostNeighbours)
                {
                    call.Candidates = null;
                    break;
                }

                if (AccountKey.MayBeSame(change.Account, call.Account) && window.Holds(index, call))
                {
                    (call.Candidates ??= new List<ChangeEvidence>(1)).Add(change);
                }
            }
        }

        Dictionary<ChangeEvidence, CallWindow> windowOf = windows.ToDictionary(w => w.Change, w => w.Window);
        foreach (IGrouping<ChangeEvidence, EntSsoCall> own in calls.Where(c => c.Candidates?.Count == 1).GroupBy(c => c.Candidates![0]))
        {
            EntSsoCall[] ofChange = [.. own];
            CallWindow window = windowOf[own.Key];
            if (ofChange.Length <= (window.Calls ?? 1)
                || (window.Calls is null && ofChange.Take(ofChange.Length - 1).All(c => !c.HasResult)))
            {
                own.Key.Calls = ofChange;
                own.Key.CallJoin = StageJoin.Likely;
                foreach (EntSsoCall call in ofChange)
                {
                    (call.Candidates, call.IsJoined) = (null, true);
                }
            }
            else
            {
                own.Key.CandidateCalls = [.. ofChange];
            }
        }

        foreach (EntSsoCall call in calls.Where(c => c.Candidates?.Count > 1))
        {
            foreach (ChangeEvidence change in call.Candidates!)
            {
                (change.CandidateCalls ??= []).Add(call);
            }
        }
    }

    /// <summary>Refused calls name no account: they are joined where only one change was called near them with a failure.</summary>
    private static void JoinRefusals(ChangeIndex index, List<ChangeEvidence> changes)
    {
        if (index.Refusals.Length == 0)
        {
            return;
        }

        var fits = new Dictionary<StoredEvent, List<ChangeEvidence>>();
        foreach (ChangeEvidence change in changes.Where(c => c.Trail is not null))
        {
            foreach (StoredEvent refusal in index.RefusalsNear(change).Take(MostNeighbours))
            {
                if (!fits.TryGetValue(refusal, out List<ChangeEvidence>? fitting))
                {
                    fits.Add(refusal, fitting = new List<ChangeEvidence>(1));
                }

                fitting.Add(change);
            }
        }

        foreach (IGrouping<ChangeEvidence, StoredEvent> own in fits.Where(f => f.Value.Count == 1).GroupBy(f => f.Value[0], f => f.Key))
        {
            StoredEvent[] refusals = [.. own.OrderBy(e => e.Ticks)];
            if (refusals.Length == index.RefusalsNear(own.Key).Take(MostNeighbours).Count()
                && refusals.Length <= ChangeIndex.AttemptsOf(own.Key))
            {
                own.Key.Refusals = refusals;
            }
        }
    }

    /// <summary>The elements, which are in order, whose value is between two.</summary>
    internal static IEnumerable<T> Between<T>(IReadOnlyList<T> inOrder, Func<T, long> value, long from, long to)
    {
        int at = 0, behind = inOrder.Count;
        while (at < behind)
        {
            int middle = at + ((behind - at) / 2);
            if (value(inOrder[middle]) < from)
            {
                at = middle + 1;
            }
            else
            {
                behind = middle;
            }
        }

        for (; at < inOrder.Count && value(inOrder[at]) <= to; at++)
        {
            yield return inOrder[at];
        }
    }

    /// <summary>When a change can have reached ENTSSO, by the clock of one computer, and in how many calls.</summary>
    private sealed class CallWindow
    {
        private string _clock = "";
        private List<DateTime> _attempts = [];

        public long From { get; private set; }

        public long To { get; private set; }

        /// <summary>How often the engine called; null when not known.</summary>
        public int? Calls { get; private set; }

        /// <summary>
        /// The window of a change; null where its evidence shows that it never came to a call, or has no account or time.
        /// </summary>
        public static CallWindow? Of(ChangeIndex index, ChangeEvidence change)
        {
            if (change.Account.Length == 0 || change.Trail?.EndedAtPcns == true)
            {
                return null;
            }

            EngineRow? source = change.Trail?.Rows.FirstOrDefault(row => row.Kind == EngineRowKind.Source);
            List<EngineRow> targets = change.Trail?.Rows.Where(row => row.Kind != EngineRowKind.Source && row.IsEntSsoAgent != false)
                .ToList()
                ?? [];
            if (targets.Count == 0)
            {
                return source is not null && (index.Facts.HasRows || !ReturnCodes.IsSuccess(source.ReturnCode))
                    ? null
                    : Open(index, change);
            }

            targets.RemoveAll(row => !ReturnCodes.CallsTarget(row.ReturnCode));
            if (targets.Count == 0)
            {
                return null;
            }

            List<DateTime> attempts = targets.SelectMany(row => row.Attempts.Select(attempt => attempt.Time)).OrderBy(time => time)
                .ToList();
            DateTime? first = targets.Min(row => row.ReceivedAt) ?? (attempts.Count > 0 ? attempts[0] : null);
            DateTime? last = targets.Max(row => row.LastAttemptAt) ?? (attempts.Count > 0 ? attempts[attempts.Count - 1] : null);
            if ((first ?? last) is not { } from)
            {
                return Open(index, change);
            }

            bool hasAll = targets.TrueForAll(row => row.Kind == EngineRowKind.Target && row.Attempts.Count > 0);
            return new CallWindow
            {
                _clock = index.EngineOf(change),
                _attempts = hasAll ? attempts : [],
                From = from.Ticks,
                To = (last ?? first)!.Value.Ticks,
                Calls = ChangeIndex.AttemptsOf(change),
            };
        }

        public bool Holds(ChangeIndex index, EntSsoCall call)
        {
            long at = call.FirstAt - index.Shift(_clock, call.Computer);
            long tolerance = index.Tolerance(_clock, call.Computer);
            return _attempts.Count > 0
                ? _attempts.Any(attempt => at >= attempt.Ticks - tolerance && at <= attempt.Ticks + tolerance + _call)
                : at >= From - tolerance && at <= To + tolerance + _call;
        }

        private static CallWindow? Open(ChangeIndex index, ChangeEvidence change)
        {
            PcnsTrail? trail = change.Trail;
            (long from, string clock) = trail switch
            {
                { ReceivedAt: >= 0 } => (trail.ReceivedAt, index.EngineOf(change)),
                { FirstAt: >= 0 } => (trail.FirstAt, trail.DomainController),
                _ => (change.Start?.Event.Ticks ?? -1, change.DomainController),
            };
            long waiting = trail is { ReceivedAt: >= 0 }
                ? 0
                : Math.Max(0, (trail?.LastAt ?? 0) - (trail?.FirstAt ?? 0)) + (5 * _retryOfPcns);
            return from < 0 ? null : new CallWindow { _clock = clock, From = from, To = from + index.Facts.RetryWindow.Ticks + waiting };
        }
    }
}
