namespace EntSso.Events.Changes;

/// <summary>
/// Follows password changes through a stream of events: events of one tracking id make a change, within it the events of one
/// mapping make a delivery. Feed it events in any order of logs, then ask for the result. Not thread-safe.
/// </summary>
public sealed class PasswordChangeTracker
{
    /// <summary>
    /// How far from a change an error without tracking id may stand to count as its likely reason. The value is inferred: access
    /// checks and database calls of a change end within seconds.
    /// </summary>
    public static readonly TimeSpan NeighbourWindow = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, List<SyncEvent>> _tracked = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _order = [];
    private readonly List<SyncEvent> _untrackedRefusals = [];
    private readonly List<SyncEvent> _untrackedErrors = [];

    /// <summary>Takes one event; events that do not concern password changes are left out.</summary>
    /// <param name="syncEvent">The event, in any order of time.</param>
    public void Add(SyncEvent syncEvent)
    {
        if (syncEvent.Definition is not { Source: EventSource.EntSso })
        {
            return;
        }

        string key = TrackingKey(syncEvent);
        if (key.Length > 0)
        {
            if (!_tracked.TryGetValue(key, out List<SyncEvent>? events))
            {
                _tracked.Add(key, events = []);
                _order.Add(key);
            }

            events.Add(syncEvent);
        }
        else if (IsGate(syncEvent))
        {
            _untrackedRefusals.Add(syncEvent);
        }
        else if (syncEvent.Outcome == EventOutcome.Fail || syncEvent.Severity == EventSeverity.Error || ExplainsOthers(syncEvent))
        {
            _untrackedErrors.Add(syncEvent);
        }
    }

    /// <summary>The changes and refused calls seen so far, by the time of their first event.</summary>
    public IReadOnlyList<PasswordChange> Complete()
    {
        var changes = new List<PasswordChange>(_order.Count);
        var refusals = new List<SyncEvent>(_untrackedRefusals);
        List<SyncEvent> errors = InTimeOrder(_untrackedErrors.Where(e => e.TimeCreated is not null));
        foreach (string key in _order)
        {
            List<SyncEvent> events = InTimeOrder(_tracked[key]);
            if (events.All(IsGate))
            {
                refusals.AddRange(events);
            }
            else if (events.Any(ConcernsAccount))
            {
                changes.Add(Follow(events, errors));
            }
        }

        changes.AddRange(refusals.GroupBy(e => (e.Id, e.Computer, e.ClientUser), RefusalComparer.Instance).Select(CountRefusals));
        return changes.OrderBy(c => c.Started ?? DateTime.MinValue).ToList();
    }

    private static string TrackingKey(SyncEvent syncEvent)
    {
        if (syncEvent.TrackingId is { } trackingId)
        {
            return trackingId.ToString();
        }

        foreach (SyncEventField field in syncEvent.Fields)
        {
            if (field.Label == SyncEventInterpreter.TrackingIdLabel)
            {
                return field.Value.Trim();
            }
        }

        return "";
    }

    private static bool IsGate(SyncEvent syncEvent) =>
        syncEvent.Outcome == EventOutcome.Fail
        && syncEvent.WindowsAccount.Length == 0
        && syncEvent.Link is ChainLink.KerberosCall or ChainLink.ServerGate or ChainLink.CallerCheck or ChainLink.SystemGate
        && syncEvent.Adapter.Length == 0;

    /// <summary>Adapter notices (online, offline) and time stamps carry tracking ids of their own without being password changes.</summary>
    private static bool ConcernsAccount(SyncEvent syncEvent) =>
        syncEvent.WindowsAccount.Length > 0
        || syncEvent.ExternalAccount.Length > 0
        || (syncEvent.Adapter.Length > 0 && syncEvent.Outcome != EventOutcome.Ok && syncEvent.Definition?.Cause?.Key != "adapter-offline");

    /// <summary>Failed membership checks and filter trouble are warnings of the neighbourhood that explain a silent end.</summary>
    private static bool ExplainsOthers(SyncEvent syncEvent) =>
        syncEvent.Severity == EventSeverity.Warning
        && syncEvent.Area is EventArea.Access or EventArea.Database or EventArea.Secret or EventArea.PasswordFilter;

    private static PasswordChange Follow(List<SyncEvent> events, List<SyncEvent> errors)
    {
        SyncEvent first = events[0];
        bool isExternal = events.Any(e => e.Stage == EventStage.ReceiveFromAdapter);
        IReadOnlyList<PasswordDelivery> deliveries = DeliveryGrouping.Group(events, isExternal, out List<SyncEvent> changeWide);
        (PasswordChangeOutcome outcome, ChainLink link, SyncEvent? decidedBy) = DeliveryVerdict.Judge(changeWide, isExternal);
        if (deliveries.Count > 0)
        {
            PasswordDelivery worst = deliveries.OrderByDescending(d => d.Outcome).First();
            bool changeWideDecides = decidedBy is not null && outcome > worst.Outcome;
            if (!changeWideDecides)
            {
                (outcome, link, decidedBy) = (worst.Outcome, worst.Link, worst.DecidedBy);
            }
        }

        List<SyncEvent> likelyReasons = outcome == PasswordChangeOutcome.Unexplained ? Neighbours(errors, first, events[events.Count - 1]) : [];
        SyncEvent? reason = likelyReasons.Count > 0 ? likelyReasons[0] : null;
        (string cause, string remedy) = (outcome, decidedBy, reason) switch
        {
            (PasswordChangeOutcome.Delivered, _, _) => ("", ""),
            (PasswordChangeOutcome.Unexplained, _, not null) => (
                $"Likely event {reason.Id} of the same seconds: {reason.Message}", reason.Remedy),
            (PasswordChangeOutcome.Unexplained, _, null) => (
                "Received, and then the log has nothing more about it.",
                "Read the Application log of the SSO server around this time without a filter on severity, and raise the audit level with: ssoconfig -auditLevel 3 3"),
            (PasswordChangeOutcome.Pending, { Outcome: EventOutcome.Ok }, _) => (
                "Queued for the adapter; the log has no answer of the adapter yet.",
                "Check that the adapter process runs on its computer: ssops -display <adapter>"),
            _ => (decidedBy?.Cause ?? "", decidedBy?.Remedy ?? ""),
        };

        return new PasswordChange
        {
            Kind = isExternal ? PasswordChangeKind.FromExternalSystem : PasswordChangeKind.FromWindows,
            TrackingId = first.TrackingId,
            WindowsAccount = FirstText(events, e => e.WindowsAccount),
            ClientUser = FirstText(events, e => e.ClientUser),
            Computer = first.Computer,
            Started = first.TimeCreated,
            Ended = events[events.Count - 1].TimeCreated,
            Count = 1,
            Outcome = outcome,
            Link = link,
            Path = events.Select(e => e.Link).Where(l => l != ChainLink.None).Distinct().ToList(),
            Deliveries = deliveries,
            DecidedBy = decidedBy,
            LikelyReasons = likelyReasons,
            Events = events,
            Cause = cause,
            Remedy = remedy,
        };
    }

    /// <summary>The errors, which are in time order, that the computer of a change logged around it.</summary>
    private static List<SyncEvent> Neighbours(List<SyncEvent> errors, SyncEvent first, SyncEvent last)
    {
        var neighbours = new List<SyncEvent>();
        if (first.TimeCreated is not { } start || last.TimeCreated is not { } end)
        {
            return neighbours;
        }

        // Times are subtracted from each other and never moved: a damaged log may hold the first or last moment there is.
        int from = 0, behind = errors.Count;
        while (from < behind)
        {
            int middle = from + ((behind - from) / 2);
            if (start - errors[middle].TimeCreated > NeighbourWindow)
            {
                from = middle + 1;
            }
            else
            {
                behind = middle;
            }
        }

        for (; from < errors.Count && errors[from].TimeCreated - end <= NeighbourWindow; from++)
        {
            if (string.Equals(errors[from].Computer, first.Computer, StringComparison.OrdinalIgnoreCase))
            {
                neighbours.Add(errors[from]);
            }
        }

        return neighbours;
    }

    private static PasswordChange CountRefusals(IEnumerable<SyncEvent> refusals)
    {
        List<SyncEvent> events = InTimeOrder(refusals);
        SyncEvent last = events[events.Count - 1];
        return new PasswordChange
        {
            Kind = PasswordChangeKind.RefusedCalls,
            TrackingId = null,
            WindowsAccount = "",
            ClientUser = last.ClientUser,
            Computer = last.Computer,
            Started = events[0].TimeCreated,
            Ended = last.TimeCreated,
            Count = events.Count,
            Outcome = PasswordChangeOutcome.Failed,
            Link = last.Link,
            Path = [last.Link],
            Deliveries = [],
            DecidedBy = last,
            LikelyReasons = [],
            Events = events,
            Cause = last.Cause,
            Remedy = last.Remedy,
        };
    }

    /// <summary>Logs may come one after another, and exports newest first; equal times keep the order of the log.</summary>
    private static List<SyncEvent> InTimeOrder(IEnumerable<SyncEvent> events) =>
        events.OrderBy(e => e.TimeCreated ?? DateTime.MinValue).ToList();

    private static string FirstText(List<SyncEvent> events, Func<SyncEvent, string> text)
    {
        foreach (SyncEvent syncEvent in events)
        {
            string value = text(syncEvent);
            if (value.Length > 0)
            {
                return value;
            }
        }

        return "";
    }

    private sealed class RefusalComparer : IEqualityComparer<(int Id, string Computer, string ClientUser)>
    {
        public static readonly RefusalComparer Instance = new();

        public bool Equals((int Id, string Computer, string ClientUser) x, (int Id, string Computer, string ClientUser) y) =>
            x.Id == y.Id
            && string.Equals(x.Computer, y.Computer, StringComparison.OrdinalIgnoreCase)
            && string.Equals(x.ClientUser, y.ClientUser, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((int Id, string Computer, string ClientUser) key) =>
            key.Id ^ StringComparer.OrdinalIgnoreCase.GetHashCode(key.Computer) ^ StringComparer.OrdinalIgnoreCase.GetHashCode(key.ClientUser);
    }
}
