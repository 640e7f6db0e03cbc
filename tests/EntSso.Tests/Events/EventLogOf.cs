using EntSso.Events;
using EntSso.Events.Changes;
using EntSso.Events.Reading;

namespace EntSso.Tests.Events;

/// <summary>Writes a log in memory: ids and insertion strings as ENTSSO would log them, a second apart unless told otherwise.</summary>
internal sealed class EventLogOf
{

    private readonly List<SyncEvent> _events = [];
    private DateTime _clock = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    public IReadOnlyList<SyncEvent> Events => _events;

    public EventLogOf Wait(double seconds)
    {
        _clock = _clock.AddSeconds(seconds);
        return this;
    }

    public EventLogOf Event(int id, params string[] strings) => EventOn("INTSVR1", id, strings);

    public EventLogOf EventOn(string computer, int id, params string[] strings)
    {
        _events.Add(Interpret(id, strings, computer, _clock, _events.Count + 1));
        return Wait(1);
    }

    public IReadOnlyList<PasswordChange> Changes()
    {
        var tracker = new PasswordChangeTracker();
        foreach (SyncEvent syncEvent in _events)
        {
            tracker.Add(syncEvent);
        }

        return tracker.Complete();
    }

    public PasswordChange SingleChange() => Changes().Single();

    public static SyncEvent Interpret(
        int id, string[] strings, string computer = "INTSVR1", DateTime? time = null, int recordId = 1, string provider = "ENTSSO", int level = 4) =>
        SyncEventInterpreter.Interpret(new EventRecord
        {
            ProviderName = provider,
            Id = id,
            Level = level,
            TimeCreated = time,
            RecordId = recordId,
            Computer = computer,
            Strings = strings,
            Source = "memory",
        });
}
