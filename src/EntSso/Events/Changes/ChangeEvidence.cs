using System.Collections;

namespace EntSso.Events.Changes;

/// <summary>A change of a password in the security log of a domain controller.</summary>
internal sealed class AccountChange(StoredEvent change, string account)
{
    public StoredEvent Event { get; } = change;

    public string Account { get; } = account;

    /// <summary>The event of the same moment that shows that the new password was stored (4738, 642); null when there is none.</summary>
    public StoredEvent? Confirmation { get; set; }

    /// <summary>The trail that it begins; null when there is none.</summary>
    public PcnsTrail? Trail { get; set; }
}

/// <summary>Evidence that holds its Tracking ID.</summary>
internal interface IHasTrackingId
{
    Guid TrackingId { get; }
}

/// <summary>Evidence by its Tracking ID. A dictionary would hold each id twice: 20 MB more for a million changes.</summary>
internal sealed class ByTrackingId<T>(Func<Guid, T> create) : IEnumerable<T>
    where T : class, IHasTrackingId
{
    private readonly HashSet<T> _all = new(new SameId());

    public T? Find(Guid id) => _all.TryGetValue(create(id), out T? found) ? found : null;

    public T FindOrAdd(Guid id)
    {
        T added = create(id);
        if (_all.TryGetValue(added, out T? found))
        {
            return found;
        }

        _all.Add(added);
        return added;
    }

    public void RemoveWhere(Predicate<T> isUnwanted) => _all.RemoveWhere(isUnwanted);

    public IEnumerator<T> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class SameId : IEqualityComparer<T>
    {
        public bool Equals(T? x, T? y) => x!.TrackingId == y!.TrackingId;

        public int GetHashCode(T one) => one.TrackingId.GetHashCode();
    }
}

/// <summary>What PCNS and the sync engine recorded of one change under the Tracking ID of PCNS.</summary>
internal sealed class PcnsTrail(Guid id) : IHasTrackingId
{
    private List<EngineRow>? _rows;
    private bool _isUserDocumented;

    /// <summary>The Tracking ID; empty where the events do not show which of their ids it is.</summary>
    public Guid TrackingId { get; } = id;

    /// <summary>The last event that was joined; each leads to the one before.</summary>
    public StoredEvent? LastEvent { get; private set; }

    public IReadOnlyList<EngineRow> Rows => _rows ?? (IReadOnlyList<EngineRow>)[];

    /// <summary>The User of the PCNS events, in the user name format of the target; or empty.</summary>
    public string User { get; private set; } = "";

    /// <summary>The domain controller whose PCNS wrote the events, or empty.</summary>
    public string DomainController { get; private set; } = "";

    /// <summary>
    /// When PCNS captured it, when PCNS first and last wrote anything, and when the engine received it; ticks by their clocks, -1 when not
    /// known.
    /// </summary>
    public long CapturedAt { get; private set; } = -1;

    public long FirstAt { get; private set; } = -1;

    public long LastAt { get; private set; } = -1;

    public long ReceivedAt { get; private set; } = -1;

    public string Engine { get; private set; } = "";

    /// <summary>Whether PCNS held the change back or stopped delivering it, so that it cannot have gone further.</summary>
    public bool EndedAtPcns { get; private set; }

    public bool WasSent { get; private set; }

    /// <summary>The change in the security log that began it; null when there is none.</summary>
    public AccountChange? Start { get; set; }

    /// <summary>The event 6903 that was joined by time; null when there is none or an id joined it.</summary>
    public StoredEvent? Receipt { get; set; }

    /// <summary>Whether the engine's own records show that it was received.</summary>
    public bool WasReceived => ReceivedAt >= 0 || Receipt is not null || Rows.Count > 0;

    /// <summary>The account by its best name: the security log has the certain one.</summary>
    public string Account => AccountKey.IsCertain(User) || Start is null ? User : Start.Account;

    /// <summary>
    /// Takes the User of one event: the first of a documented field, otherwise the first string that has the form of an account.
    /// </summary>
    public void NameUser(string user, bool isDocumented)
    {
        if (user.Length > 0 && (User.Length == 0 || (isDocumented && !_isUserDocumented)))
        {
            (User, _isUserDocumented) = (user, isDocumented);
        }
    }

    public void Add(StoredEvent stored)
    {
        stored.Previous = LastEvent;
        LastEvent = stored;
        if (stored.Definition.Source == EventSource.SyncEngine)
        {
            Engine = stored.Computer;
            if (stored.Definition is { Stage: EventStage.SyncReceive, Outcome: EventOutcome.Ok })
            {
                ReceivedAt = Earlier(ReceivedAt, stored.Ticks);
            }

            return;
        }

        DomainController = stored.Computer;
        FirstAt = Earlier(FirstAt, stored.Ticks);
        LastAt = Math.Max(LastAt, stored.Ticks);
        EndedAtPcns |= stored.Definition.Outcome is EventOutcome.Failed or EventOutcome.Skipped;
        WasSent |= stored.Definition is { Stage: EventStage.DcDelivery, Outcome: EventOutcome.Ok };
        if (stored.Definition is { Stage: EventStage.DcCapture, Outcome: EventOutcome.Ok })
        {
            CapturedAt = Earlier(CapturedAt, stored.Ticks);
        }
    }

    public void Add(EngineRow row)
    {
        (_rows ??= new List<EngineRow>(2)).Add(row);
        if (row.ReceivedAt is { } received && row.Kind == EngineRowKind.Source)
        {
            ReceivedAt = Earlier(ReceivedAt, received.Ticks);
        }
    }

    private static long Earlier(long known, long ticks) => known < 0 || (ticks >= 0 && ticks < known) ? ticks : known;
}

/// <summary>What ENTSSO recorded under one Tracking ID.</summary>
internal sealed class EntSsoCall(Guid id) : IHasTrackingId
{
    /// <summary>The Tracking ID; empty where the logged text is not a GUID.</summary>
    public Guid TrackingId { get; } = id;

    public StoredEvent? LastEvent { get; private set; }

    public string Account { get; private set; } = "";

    public string ClientUser { get; private set; } = "";

    public string Computer { get; private set; } = "";

    public long FirstAt { get; private set; } = -1;

    public bool IsExternal { get; private set; }

    public bool IsGate { get; private set; } = true;

    public bool ConcernsAccount { get; private set; }

    /// <summary>Whether ENTSSO did more than accept it, so that the engine has no reason to call again.</summary>
    public bool HasResult { get; private set; }

    /// <summary>The changes that it may belong to; only one when it was joined.</summary>
    public List<ChangeEvidence>? Candidates { get; set; }

    /// <summary>Whether it was joined to a change.</summary>
    public bool IsJoined { get; set; }

    public void Add(StoredEvent stored, SyncEvent syncEvent, string account, string clientUser, bool isGate, bool concernsAccount)
    {
        stored.Previous = LastEvent;
        LastEvent = stored;
        Account = Account.Length > 0 ? Account : account;
        ClientUser = ClientUser.Length > 0 ? ClientUser : clientUser;
        Computer = Computer.Length > 0 ? Computer : stored.Computer;
        FirstAt = FirstAt < 0 || (stored.Ticks >= 0 && stored.Ticks < FirstAt) ? stored.Ticks : FirstAt;
        IsExternal |= syncEvent.Stage == EventStage.ReceiveFromAdapter;
        IsGate &= isGate;
        ConcernsAccount |= concernsAccount;
        HasResult |= syncEvent.Outcome is EventOutcome.Ok or EventOutcome.Skipped
            && syncEvent.Stage is not (EventStage.ReceiveFromMiis or EventStage.ReceiveFromPcns);
    }
}

/// <summary>The evidence that was joined into one change, and what follows from it.</summary>
internal sealed class ChangeEvidence(ChangeIndex index)
{
    public PasswordChangeKind Kind { get; init; }

    public AccountChange? Start { get; init; }

    public PcnsTrail? Trail { get; init; }

    // One call, which most changes have, or an array of them: a million arrays of one would cost 32 MB.
    private object? _calls;

    /// <summary>The calls of ENTSSO in the order of their times.</summary>
    public EntSsoCall[] Calls
    {
        get => _calls is EntSsoCall only ? [only] : (EntSsoCall[]?)_calls ?? [];
        set => _calls = value.Length == 1 ? value[0] : value;
    }

    /// <summary>How the calls were joined to what comes before them.</summary>
    public StageJoin CallJoin { get; set; }

    /// <summary>The refused calls: those of this change when it is one, or those that this counts.</summary>
    public StoredEvent[] Refusals { get; set; } = [];

    /// <summary>Calls that fit this change and others as well.</summary>
    public List<EntSsoCall>? CandidateCalls { get; set; }

    public Guid? TrackingId => Calls.LastOrDefault() is { TrackingId: var id } && id != Guid.Empty ? id : null;

    public Guid? PcnsTrackingId => Trail is { TrackingId: var id } && id != Guid.Empty ? id : null;

    public string Account => FirstOf(Calls.Length > 0 ? Calls[0].Account : "", Start?.Account ?? "", Trail?.Account ?? "");

    public string ClientUser { get; init; } = "";

    public string DomainController => FirstOf(
        Start?.Event.Computer ?? "", Trail?.DomainController ?? "",
        Trail?.Rows.FirstOrDefault(row => row.SourceServer.Length > 0)?.SourceServer ?? "");

    public string Computer =>
        FirstOf(
            DomainController, Calls.Length > 0 ? Calls[0].Computer : "", Refusals.Length > 0 ? Refusals[Refusals.Length - 1].Computer : "");

    public ChangeDetails Details() => index.DetailsOf(this);

    private static string FirstOf(params string[] texts) => Array.Find(texts, text => text.Length > 0) ?? "";
}
