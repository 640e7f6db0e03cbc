using EntSso.Events.Reading;
using EntSso.Naming;

namespace EntSso.Events.Changes;

/// <summary>
/// Follows password changes through the evidence: events of domain controllers, PCNS, the sync engine and ENTSSO, and the rows of the
/// engine. Feed it events in any order of logs, then request the result. Not thread-safe.
/// </summary>
/// <remarks>
/// Exact joins rest on ids: the Tracking ID of PCNS, which is the ReferenceGuid of the engine's rows [ms697593, ms697716], and the
/// Tracking ID of ENTSSO, which ENTSSO makes itself. Between those two, and between the security log and PCNS, only account and time
/// join, see <see cref="LikelyJoins"/>.
/// </remarks>
internal sealed class PasswordChangeTracker
{
    /// <summary>
    /// How far from a change an error without tracking id may be to count as its likely reason. The value is inferred: access checks and
    /// database calls of a change end within seconds.
    /// </summary>
    public static readonly TimeSpan NeighbourWindow = TimeSpan.FromSeconds(10);

    private readonly ByTrackingId<PcnsTrail> _trails = new(id => new PcnsTrail(id));
    private readonly ByTrackingId<EntSsoCall> _calls = new(id => new EntSsoCall(id));
    private readonly Dictionary<string, EntSsoCall> _oddCalls = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AccountChange> _accountChanges = [];
    private readonly List<(StoredEvent Event, string Account)> _confirmations = [];
    private readonly List<(StoredEvent Event, Guid[] Ids, string User)> _identified = [];
    private readonly List<StoredEvent> _receipts = [];
    private readonly List<(StoredEvent Event, string ClientUser)> _refusals = [];
    private readonly List<StoredEvent> _errors = [];
    private readonly HashSet<Guid> _userIds = [];
    private readonly Dictionary<string, string> _texts = [];
    private readonly PackedEvents _packed = new();
    private readonly LogSpans _spans = new();
    private ChainFacts _facts = new();

    /// <summary>Takes the rows of the engine and what is known of clocks and logs; the last facts count.</summary>
    public void Add(ChainFacts facts) => _facts = facts;

    /// <summary>Takes the time from one record to another of a log, between which everything that its computer logged was read.</summary>
    /// <param name="first">The first record.</param>
    /// <param name="from">The earliest time of the records, in UTC.</param>
    /// <param name="to">The latest time of the records, in UTC.</param>
    public void Cover(EventRecord first, DateTime from, DateTime to)
    {
        _spans.Add(LogMark.Anything, first.Computer, (first.Source, first.Part), from.Ticks);
        _spans.Add(LogMark.Anything, first.Computer, (first.Source, first.Part), to.Ticks);
    }

    /// <summary>Takes one record; those that do not concern password changes are left out.</summary>
    /// <param name="record">The record, in any order of time.</param>
    public void Add(EventRecord record)
    {
        SyncEvent syncEvent = SyncEventInterpreter.Interpret(record);
        if (syncEvent.Definition is { } definition)
        {
            Add(syncEvent, definition, record);
        }
    }

    /// <summary>Takes one event; events that do not concern password changes are left out.</summary>
    /// <param name="syncEvent">The event, in any order of time.</param>
    public void Add(SyncEvent syncEvent)
    {
        if (syncEvent.Definition is { } definition)
        {
            Add(syncEvent, definition, null);
        }
    }

    /// <summary>The changes and refused calls seen so far, by the time of their first evidence.</summary>
    public IReadOnlyList<PasswordChange> Complete()
    {
        List<PcnsTrail> trails = Trails();
        Confirm();
        var index = new ChangeIndex(
            _facts, _spans, [.. _errors.Where(e => e.Time is not null).OrderBy(e => e.Ticks)],
            [.. _calls.Concat(_oddCalls.Values).Where(c => c.IsGate).SelectMany(c => ChangeIndex.InOrder(c.LastEvent))
                .Concat(_refusals.Select(r => r.Event)).Where(e => e.Time is not null).OrderBy(e => e.Ticks)],
            [.. _receipts.Where(e => e.Time is not null).OrderBy(e => e.Ticks)]);
        List<ChangeEvidence> evidence = LikelyJoins.Join(
            index, _accountChanges, trails, [.. _calls.Concat(_oddCalls.Values).Where(IsOfAccount)],
            id => _calls.Find(id) is { } call && IsOfAccount(call) ? call : null, _receipts);

        var refusals = _calls.Concat(_oddCalls.Values).Where(c => c.IsGate)
            .SelectMany(c => ChangeIndex.InOrder(c.LastEvent).Select(e => (Event: e, c.ClientUser)))
            .Concat(_refusals)
            .GroupBy(
                r => (r.Event.Definition.Id, Computer: r.Event.Computer.ToUpperInvariant(), ClientUser: r.ClientUser.ToUpperInvariant()));
        evidence.AddRange(refusals.Select(group => new ChangeEvidence(index)
        {
            Kind = PasswordChangeKind.RefusedCalls,
            ClientUser = group.Last().ClientUser,
            Refusals = [.. group.Select(r => r.Event).OrderBy(e => e.Ticks)],
        }));
        return evidence.ConvertAll(e => new PasswordChange(e)).OrderBy(c => c.Started ?? DateTime.MinValue).ToList();
    }

    /// <summary>Forgets evidence before a time, for a watch that goes on for days.</summary>
    public void Forget(DateTime before)
    {
        bool IsOld(StoredEvent? stored)
        {
            for (; stored is not null; stored = stored.Previous)
            {
                if (stored.Ticks >= before.Ticks)
                {
                    return false;
                }
            }

            return true;
        }

        _trails.RemoveWhere(trail => IsOld(trail.LastEvent));
        _calls.RemoveWhere(call => IsOld(call.LastEvent));
        foreach (string text in _oddCalls.Where(call => IsOld(call.Value.LastEvent)).Select(call => call.Key).ToList())
        {
            _oddCalls.Remove(text);
        }

        _accountChanges.RemoveAll(change => IsOld(change.Event));
        _confirmations.RemoveAll(confirmation => IsOld(confirmation.Event));
        _identified.RemoveAll(identified => IsOld(identified.Event));
        _receipts.RemoveAll(IsOld);
        _refusals.RemoveAll(refusal => IsOld(refusal.Event));
        _errors.RemoveAll(IsOld);
    }

    private void Add(SyncEvent syncEvent, EventDefinition definition, EventRecord? record)
    {
        StoredEvent Store() => record is null ? new StoredEvent(syncEvent) : new StoredEvent(record, definition, _packed);

        switch (definition.Source)
        {
            case EventSource.EntSso:
                AddEntSso(syncEvent, Store);
                break;
            case EventSource.Security when definition.Stage == EventStage.AccountChange:
                AddSecurity(syncEvent, Store);
                break;
            case EventSource.Pcns or EventSource.PcnsFilter or EventSource.SyncEngine:
                AddUpstream(syncEvent, definition, Store());
                break;
        }
    }

    private void AddEntSso(SyncEvent syncEvent, Func<StoredEvent> store)
    {
        bool isGate = IsGate(syncEvent);
        if (CallOf(syncEvent) is { } call)
        {
            StoredEvent stored = store();
            call.Add(stored, syncEvent, Text(syncEvent.WindowsAccount), Text(syncEvent.ClientUser), isGate, ConcernsAccount(syncEvent));
            if (syncEvent.Stage is EventStage.ReceiveFromMiis or EventStage.ReceiveFromPcns && syncEvent.Outcome == EventOutcome.Ok)
            {
                _spans.Add(LogMark.Accepted, stored);
            }
        }
        else if (isGate)
        {
            _refusals.Add((store(), Text(syncEvent.ClientUser)));
        }
        else if (syncEvent.Outcome == EventOutcome.Failed || syncEvent.Severity == EventSeverity.Error || ExplainsOthers(syncEvent))
        {
            _errors.Add(store());
        }
    }

    private void AddSecurity(SyncEvent syncEvent, Func<StoredEvent> store)
    {
        // Computer accounts change their passwords every month, and no chain begins there.
        if (syncEvent.WindowsAccount.Length == 0
            || syncEvent.WindowsAccount[syncEvent.WindowsAccount.Length - 1] == '$'
            || syncEvent.Outcome == EventOutcome.Failed)
        {
            return;
        }

        string account = Text(syncEvent.WindowsAccount);
        if (syncEvent.Id is 4738 or 642)
        {
            if (syncEvent.Value("PasswordLastSet").Trim() is not ("" or "-")
                || syncEvent.Value("Password Last Set").Trim() is not ("" or "-"))
            {
                _confirmations.Add((store(), account));
            }
        }
        else
        {
            _accountChanges.Add(new AccountChange(store(), account));
        }
    }

    private void AddUpstream(SyncEvent syncEvent, EventDefinition definition, StoredEvent stored)
    {
        if (Mark(definition) is { } mark)
        {
            _spans.Add(mark, stored);
        }

        if (syncEvent.TrackingId is { } trackingId)
        {
            PcnsTrail trail = _trails.FindOrAdd(trackingId);
            trail.Add(stored);
            trail.NameUser(Text(syncEvent.WindowsAccount), isDocumented: true);
            if (Guid.TryParse(syncEvent.Value("User GUID"), out Guid user))
            {
                _userIds.Add(user);
            }

            return;
        }

        bool followsOne = definition.Stage is EventStage.DcCapture or EventStage.DcFilter or EventStage.DcDelivery
            or EventStage.SyncReceive or EventStage.SyncStage or EventStage.SyncDelivery;
        Guid[] ids = followsOne ? GuidsIn(syncEvent.Strings) : [];
        if (ids.Length == 1 && _trails.Find(ids[0]) is { } known)
        {
            known.Add(stored);
            known.NameUser(Text(syncEvent.Strings.FirstOrDefault(IsAccount) ?? ""), isDocumented: false);
        }
        else if (ids.Length > 0)
        {
            _identified.Add((stored, ids, Text(syncEvent.Strings.FirstOrDefault(IsAccount) ?? "")));
        }
        else if (definition is { Stage: EventStage.SyncReceive, Outcome: EventOutcome.Ok })
        {
            _receipts.Add(stored);
        }
        else if (definition.Outcome is EventOutcome.Failed or EventOutcome.Skipped or EventOutcome.Pending)
        {
            _errors.Add(stored);
        }
    }

    /// <summary>
    /// No source shows the strings of most events of PCNS and the engine. An id in them that is known as Tracking ID joins exactly. Where
    /// none is known, events with the same ids belong together, unless an id is shown to be that of the user.
    /// </summary>
    private List<PcnsTrail> Trails()
    {
        foreach (EngineRow row in _facts.Rows)
        {
            PcnsTrail trail = _trails.FindOrAdd(row.ReferenceGuid);
            if (!trail.Rows.Contains(row))
            {
                trail.Add(row);
            }
        }

        var unknown = new Dictionary<Guid, List<(StoredEvent Event, string User)>>();
        _identified.RemoveAll(identified =>
        {
            PcnsTrail? known = identified.Ids.Select(_trails.Find).FirstOrDefault(trail => trail is not null);
            known?.Add(identified.Event);
            known?.NameUser(identified.User, isDocumented: false);
            return known is not null;
        });
        foreach ((StoredEvent stored, Guid[] ids, string user) in _identified)
        {
            Guid[] left = Array.FindAll(ids, id => !_userIds.Contains(id));
            Guid key = left.Length == 0 ? ids[0] : left.Aggregate(Combine);
            if (!unknown.TryGetValue(key, out List<(StoredEvent, string)>? events))
            {
                unknown.Add(key, events = []);
            }

            events.Add((stored, user));
        }

        List<PcnsTrail> trails = [.. _trails];
        foreach (List<(StoredEvent Event, string User)> events in unknown.Values)
        {
            // One change is captured once: an id that comes with two captures is not that of a change.
            bool isOneChange = events.GroupBy(e => (e.Event.Definition, e.Event.Computer)).All(g => g.Count() == 1);
            PcnsTrail? trail = null;
            foreach ((StoredEvent stored, string user) in events)
            {
                if (trail is null || !isOneChange)
                {
                    trails.Add(trail = new PcnsTrail(Guid.Empty));
                }

                trail.Add(stored);
                trail.NameUser(user, isDocumented: false);
            }
        }

        return trails;
    }

    private void Confirm()
    {
        if (_confirmations.Count == 0)
        {
            return;
        }

        ILookup<(string, string),
        (StoredEvent Event, string Account)> found = _confirmations.ToLookup(c => (c.Event.Computer, c.Account.ToUpperInvariant()));
        foreach (AccountChange change in _accountChanges)
        {
            change.Confirmation = found[(change.Event.Computer, change.Account.ToUpperInvariant())]
                .Where(c => Math.Abs(c.Event.Ticks - change.Event.Ticks) <= TimeSpan.TicksPerSecond * 2)
                .OrderBy(c => Math.Abs(c.Event.Ticks - change.Event.Ticks)).FirstOrDefault().Event;
        }
    }

    private static Guid Combine(Guid left, Guid right)
    {
        byte[] one = left.ToByteArray(), other = right.ToByteArray();
        for (int i = 0; i < one.Length; i++)
        {
            one[i] ^= other[i];
        }

        return new Guid(one);
    }

    /// <summary>
    /// Whether a string of an event without known fields has the form of an account name or of a user's distinguished name.
    /// </summary>
    private static bool IsAccount(string text) =>
        text.StartsWith("CN=", StringComparison.OrdinalIgnoreCase)
        || (text.IndexOf('\\') is > 0 and var at && at < text.Length - 1 && text.IndexOf('\\', at + 1) < 0 && text.IndexOfAny([' ', '/', ':', '"']) < 0);

    private static LogMark? Mark(EventDefinition definition) => (definition.Stage, definition.Outcome) switch
    {
        (EventStage.DcCapture, EventOutcome.Ok) => LogMark.Captured,
        (EventStage.DcDelivery, EventOutcome.Ok) => LogMark.Sent,
        (EventStage.SyncReceive, EventOutcome.Ok) => LogMark.Received,
        _ => null,
    };

    private static Guid[] GuidsIn(IReadOnlyList<string> strings)
    {
        List<Guid>? found = null;
        foreach (string text in strings)
        {
            for (int at = text.IndexOf('-'); at >= 8 && at + 28 <= text.Length; at = text.IndexOf('-', at + 1))
            {
                if (Guid.TryParseExact(text.Substring(at - 8, 36), "D", out Guid id) && id != Guid.Empty)
                {
                    (found ??= []).Add(id);
                    at += 27;
                    if (at + 1 >= text.Length)
                    {
                        break;
                    }
                }
            }
        }

        return found is null ? [] : [.. found.Distinct()];
    }

    private EntSsoCall? CallOf(SyncEvent syncEvent)
    {
        if (syncEvent.TrackingId is { } id)
        {
            return _calls.FindOrAdd(id);
        }

        string text = syncEvent.Value(SyncEventInterpreter.TrackingIdLabel).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (!_oddCalls.TryGetValue(text, out EntSsoCall? call))
        {
            _oddCalls.Add(text, call = new EntSsoCall(Guid.Empty));
        }

        return call;
    }

    private string Text(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        if (!_texts.TryGetValue(text, out string? known))
        {
            _texts.Add(text, known = text);
        }

        return known;
    }

    private static bool IsOfAccount(EntSsoCall call) => !call.IsGate && call.ConcernsAccount;

    private static bool IsGate(SyncEvent syncEvent) =>
        syncEvent.Outcome == EventOutcome.Failed
        && syncEvent.WindowsAccount.Length == 0
        && syncEvent.Link is ChainLink.KerberosCall or ChainLink.ServerGate or ChainLink.CallerCheck or ChainLink.SystemGate
        && syncEvent.Adapter.Length == 0;

    /// <summary>Adapter notices (online, offline) and time stamps carry tracking ids without being password changes.</summary>
    private static bool ConcernsAccount(SyncEvent syncEvent) =>
        syncEvent.WindowsAccount.Length > 0
        || syncEvent.ExternalAccount.Length > 0
        || (syncEvent.Adapter.Length > 0 && syncEvent.Outcome != EventOutcome.Ok && syncEvent.Definition?.Cause?.Key != "adapter-offline");

    /// <summary>Failed membership checks and filter trouble are warnings that explain a silent end nearby.</summary>
    private static bool ExplainsOthers(SyncEvent syncEvent) =>
        syncEvent.Severity == EventSeverity.Warning
        && syncEvent.Area is EventArea.Access or EventArea.Database or EventArea.Secret or EventArea.PasswordFilter;
}

/// <summary>Events that show by their absence, where the same log records them before and after.</summary>
internal enum LogMark
{
    Captured,
    Sent,
    Received,
    Accepted,

    /// <summary>Any event, where a whole log was read: with a log level that shows an event its absence is proof.</summary>
    Anything,
}

/// <summary>
/// From when to when each undamaged part of a log records each kind of event. A part that records one before and after a moment covers that
/// moment, with a log level that shows the event; no source gives the level of a single event, so this is the only proof.
/// </summary>
internal sealed class LogSpans
{
    private readonly Dictionary<(LogMark Mark, string Computer), Dictionary<(string Source, int Part), (long First, long Last)>> _spans = [];

    public void Add(LogMark mark, StoredEvent stored)
    {
        if (stored.Ticks >= 0)
        {
            Add(mark, stored.Computer, (stored.Source, stored.Part), stored.Ticks);
        }
    }

    public void Add(LogMark mark, string computer, (string Source, int Part) log, long ticks)
    {
        (LogMark, string) key = (mark, Name(computer));
        if (!_spans.TryGetValue(key, out Dictionary<(string, int), (long First, long Last)>? parts))
        {
            _spans.Add(key, parts = []);
        }

        parts[log] = parts.TryGetValue(log, out (long First, long Last) span)
            ? (Math.Min(span.First, ticks), Math.Max(span.Last, ticks))
            : (ticks, ticks);
    }

    /// <summary>The computers that recorded such events.</summary>
    public IEnumerable<string> Computers(LogMark mark) => _spans.Keys.Where(key => key.Mark == mark).Select(key => key.Computer);

    /// <summary>Whether one undamaged part of a log of the computer records such events both before and after a time span.</summary>
    public bool Covers(LogMark mark, string computer, long from, long to) =>
        PartsOf(mark, computer).Any(part => part.Value.First <= from && part.Value.Last >= to);

    /// <summary>Whether only damage keeps a log of the computer from covering a time span.</summary>
    public bool IsDamaged(LogMark mark, string computer, long from, long to) => PartsOf(mark, computer).GroupBy(part => part.Key.Source)
        .Any(log => log.Count() > 1 && log.Min(part => part.Value.First) <= from && log.Max(part => part.Value.Last) >= to);

    private Dictionary<(string Source, int Part), (long First, long Last)> PartsOf(LogMark mark, string computer) =>
        _spans.TryGetValue((mark, Name(computer)), out Dictionary<(string, int), (long, long)>? parts) ? parts : [];

    /// <summary>The name without its domain: rows and logs spell computers differently.</summary>
    public static string Name(string computer) => ComputerName.Label(computer).ToUpperInvariant();
}
