namespace EntSso.Events.Changes;

/// <summary>
/// Sorts the events of one password change by mapping. No event carries the whole key: the queueing of a change (10734) names
/// adapter and external account, a skipped mapping (11031) application and external account, an exhausted retry (10714) the adapter
/// alone. Events belong together when they share application or adapter and contradict each other in nothing.
/// </summary>
internal static class DeliveryGrouping
{
    /// <summary>
    /// So many mappings of one change are distinguished; a user has one in an application. A log that was made to claim more would have
    /// every event compared with all of them, and kept with each.
    /// </summary>
    public const int MostDeliveries = 256;

    public static IReadOnlyList<PasswordDelivery> Group(List<SyncEvent> events, bool isExternal, out List<SyncEvent> changeWide)
    {
        changeWide = [];
        var groups = new List<PartialKey>();
        foreach (SyncEvent syncEvent in events)
        {
            bool namesMapping = syncEvent.Application.Length > 0 || syncEvent.Adapter.Length > 0;
            bool namesAdapterAlone = syncEvent.Application.Length == 0 && syncEvent.ExternalAccount.Length == 0;
            if (namesMapping && (namesAdapterAlone ? AddToAdapter(groups, syncEvent) : AddToMapping(groups, syncEvent)))
            {
                continue;
            }

            if (namesMapping && groups.Count < MostDeliveries)
            {
                groups.Add(new PartialKey(syncEvent));
            }
            else
            {
                changeWide.Add(syncEvent);
            }
        }

        return groups.ConvertAll(g => g.ToDelivery(events, isExternal));
    }

    /// <summary>An event that names the adapter alone speaks of everything that waits for that adapter.</summary>
    private static bool AddToAdapter(List<PartialKey> groups, SyncEvent syncEvent)
    {
        bool found = false;
        foreach (PartialKey group in groups)
        {
            if (SameName(group.Adapter, syncEvent.Adapter))
            {
                group.Add(syncEvent);
                found = true;
            }
        }

        return found;
    }

    private static bool AddToMapping(List<PartialKey> groups, SyncEvent syncEvent)
    {
        foreach (PartialKey group in groups)
        {
            if (group.Fits(syncEvent))
            {
                group.Add(syncEvent);
                return true;
            }
        }

        return false;
    }

    private static bool SameName(string left, string right) =>
        left.Length > 0 && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private sealed class PartialKey
    {
        private readonly List<SyncEvent> _events = [];

        public PartialKey(SyncEvent first) => Add(first);

        public string Application { get; private set; } = "";

        public string Adapter { get; private set; } = "";

        public string ExternalAccount { get; private set; } = "";

        public bool Fits(SyncEvent syncEvent) =>
            (SameName(Application, syncEvent.Application) || SameName(Adapter, syncEvent.Adapter))
            && !Contradicts(Application, syncEvent.Application)
            && !Contradicts(Adapter, syncEvent.Adapter)
            && !Contradicts(ExternalAccount, syncEvent.ExternalAccount);

        public void Add(SyncEvent syncEvent)
        {
            _events.Add(syncEvent);
            Application = Application.Length > 0 ? Application : syncEvent.Application;
            Adapter = Adapter.Length > 0 ? Adapter : syncEvent.Adapter;
            ExternalAccount = ExternalAccount.Length > 0 ? ExternalAccount : syncEvent.ExternalAccount;
        }

        public PasswordDelivery ToDelivery(List<SyncEvent> allEvents, bool isExternal)
        {
            (PasswordChangeOutcome outcome, ChainLink link, SyncEvent? decidedBy) = DeliveryVerdict.Decide(_events, isExternal);
            return new PasswordDelivery
            {
                TrackingId = allEvents[0].TrackingId,
                WindowsAccount = WindowsAccountOf(_events) is { Length: > 0 } own ? own : WindowsAccountOf(allEvents),
                Application = Application,
                ExternalAccount = ExternalAccount,
                Adapter = Adapter,
                Outcome = outcome,
                Link = link,
                DecidedBy = decidedBy,
                Events = _events,
            };
        }

        private static string WindowsAccountOf(List<SyncEvent> events) =>
            events.Find(e => e.WindowsAccount.Length > 0)?.WindowsAccount ?? "";

        private static bool Contradicts(string known, string named) =>
            known.Length > 0 && named.Length > 0 && !SameName(known, named);
    }
}
