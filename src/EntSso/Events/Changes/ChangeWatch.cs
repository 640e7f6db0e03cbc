using EntSso.Events.Reading;

namespace EntSso.Events.Changes;

/// <summary>
/// Follows logs and yields every password change that is made from now on, again each time when it comes further or ends otherwise.
/// </summary>
internal sealed class ChangeWatch(EventLogFollower logs, IPollClock clock, string account)
{
    /// <summary>A change that moves no more for so long is forgotten, so that a watch of days does not grow.</summary>
    private static readonly TimeSpan _memory = TimeSpan.FromHours(12);

    private readonly PasswordChangeTracker _tracker = new();
    private readonly Dictionary<string, string> _states = [];
    private DateTime _lastForgotten = clock.UtcNow;

    /// <summary>Remembers the newest records: what is in the logs already is not shown.</summary>
    public void Begin(IReadMonitor monitor, CancellationToken cancellationToken) => _ = logs.ReadNew(monitor, cancellationToken);

    /// <summary>Takes rows of the sync engine and other facts.</summary>
    public void Add(ChainFacts facts) => _tracker.Add(facts);

    /// <summary>Looks once and returns the changes that are new or moved, by the time of their first evidence.</summary>
    public IReadOnlyList<PasswordChange> ReadNew(IReadMonitor monitor, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventRecord> records = logs.ReadNew(monitor, cancellationToken);
        if (records.Count == 0)
        {
            return [];
        }

        foreach (EventRecord record in records)
        {
            _tracker.Add(record);
        }

        var moved = new List<PasswordChange>();
        foreach (PasswordChange change in _tracker.Complete().Where(IsWanted))
        {
            string state = $"{change.Outcome}|{change.LastStep}|{change.Link}|{change.Count}|{change.Stages.Count}";
            string key = KeyOf(change);
            if (!_states.TryGetValue(key, out string? known) || known != state)
            {
                _states[key] = state;
                moved.Add(change);
            }
        }

        if (clock.UtcNow - _lastForgotten > _memory)
        {
            _lastForgotten = clock.UtcNow;
            _tracker.Forget(clock.UtcNow - _memory);
        }

        return moved;
    }

    /// <summary>Looks until it is cancelled; between two looks it waits.</summary>
    public IEnumerable<PasswordChange> Follow(IReadMonitor monitor, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (PasswordChange change in ReadNew(monitor, cancellationToken))
            {
                yield return change;
            }

            clock.Wait(logs.Pause, cancellationToken);
        }
    }

    /// <summary>Follows until a change has ended, or until a time is over.</summary>
    /// <param name="until">When to stop, UTC.</param>
    /// <param name="reached">Receives each change when it comes further.</param>
    /// <param name="monitor">Receives what cannot be read.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>The change that ended, or the one that came furthest; null when none was seen.</returns>
    public PasswordChange? WaitForEnd(
        DateTime until, Action<PasswordChange> reached, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        PasswordChange? furthest = null;
        while (true)
        {
            foreach (PasswordChange change in ReadNew(monitor, cancellationToken))
            {
                reached(change);
                if (change.Kind == PasswordChangeKind.RefusedCalls && furthest is not null)
                {
                    continue;
                }

                bool isSame = furthest is not null && KeyOf(furthest) == KeyOf(change);
                bool isBetter = furthest is null
                    || isSame
                    || furthest.Kind == PasswordChangeKind.RefusedCalls
                    || change.LastStep >= furthest.LastStep;
                furthest = isBetter ? change : furthest;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if ((furthest is not null && furthest.Kind != PasswordChangeKind.RefusedCalls && HasEnded(furthest)) || clock.UtcNow >= until)
            {
                return furthest;
            }

            TimeSpan left = until - clock.UtcNow;
            clock.Wait(left < logs.Pause ? left : logs.Pause, cancellationToken);
        }
    }

    /// <summary>Refused calls name no account, so they may be about the requested one.</summary>
    private bool IsWanted(PasswordChange change) =>
        account.Length == 0 || change.Kind == PasswordChangeKind.RefusedCalls || change.Concerns(account);

    /// <summary>While it is watched, a step that is missing may still come.</summary>
    private static bool HasEnded(PasswordChange change) =>
        change.Outcome is PasswordChangeOutcome.Delivered or PasswordChangeOutcome.Skipped or PasswordChangeOutcome.Failed;

    private static string KeyOf(PasswordChange change) => change.Kind == PasswordChangeKind.RefusedCalls
        ? $"{change.Link}|{change.Computer}|{change.ClientUser}"
        : change.PcnsTrackingId?.ToString() ?? change.TrackingId?.ToString() ?? $"{change.WindowsAccount}|{change.Started:O}";
}
