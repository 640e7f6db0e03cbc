using EntSso.Deployment;
using EntSso.Events;

namespace EntSso.Collection.Events;

/// <summary>The count of one row of evidence and the newest of its events.</summary>
internal sealed class EventCount
{
    private long _count;
    private DateTime? _first;
    private DateTime? _last;
    private SyncEvent? _newest;

    /// <summary>Counts an event of which only the time is known.</summary>
    internal void Add(DateTime? time) => Take(time);

    /// <summary>Counts an event and keeps it when it is the newest.</summary>
    internal void Add(SyncEvent syncEvent)
    {
        if (Take(syncEvent.TimeCreated))
        {
            _newest = syncEvent;
        }
    }

    /// <summary>The row.</summary>
    internal EventEvidence ToEvidence(EventKey key, FactOrigin origin) => new()
    {
        Provider = key.Provider,
        EventId = key.EventId,
        Computer = key.Computer,
        Subject = key.Subject,
        Count = _count,
        First = _first,
        Last = _last,
        TrackingId = _newest?.TrackingId?.ToString() ?? "",
        ClientUser = _newest?.ClientUser ?? "",
        ServiceAccount = _newest?.ServiceAccount ?? "",
        WindowsAccount = _newest?.WindowsAccount ?? "",
        ExternalAccount = _newest?.ExternalAccount ?? "",
        Application = _newest?.Application ?? "",
        ErrorCode = _newest?.ErrorCode?.Value,
        Origin = origin,
    };

    // Logs are merged and overwritten in rings, so a later record need not be a newer event; without times the later one counts.
    private bool Take(DateTime? time)
    {
        _count++;
        if (time is not { } written)
        {
            return _last is null;
        }

        _first = _first < written ? _first : written;
        if (_last > written)
        {
            return false;
        }

        _last = written;
        return true;
    }
}

/// <summary>What makes events one row of evidence; computers and subjects are compared without case.</summary>
internal readonly record struct EventKey(string Provider, int EventId, string Computer, string Subject)
{
    /// <summary>Whether both are one row.</summary>
    public bool Equals(EventKey other) =>
        EventId == other.EventId && Provider == other.Provider
        && string.Equals(Computer, other.Computer, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Subject, other.Subject, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() =>
        unchecked((((EventId * 31) + StringComparer.OrdinalIgnoreCase.GetHashCode(Computer)) * 31)
            + StringComparer.OrdinalIgnoreCase.GetHashCode(Subject));
}

/// <summary>The time between the oldest and the newest event of a computer, and how many events each source wrote there.</summary>
internal sealed class EventSpan
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>The oldest; null while no event reported a time.</summary>
    internal DateTime? From { get; private set; }

    /// <summary>The newest; null while no event reported a time.</summary>
    internal DateTime? To { get; private set; }

    /// <summary>Zero where no event of the source was counted.</summary>
    internal long CountOf(string provider) => _counts.TryGetValue(provider, out var count) ? count : 0;

    internal void Count(string provider) => _counts[provider] = CountOf(provider) + 1;

    internal void Widen(DateTime? time)
    {
        if (time is { } written)
        {
            From = From < written ? From : written;
            To = To > written ? To : written;
        }
    }
}
