using EntSso.Events.Reading;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading;

public class SideBySideReaderTests
{
    private static readonly DateTime _time = new(2024, 3, 5, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Several_computers_are_asked_side_by_side()
    {
        // Each log gives its first record only after the other has been asked: read one after the other they would never end.
        using var asked = new CountdownEvent(2);
        IEnumerable<EventRecord> Log(long id)
        {
            asked.Signal();
            asked.Wait(TestContext.Current.CancellationToken);
            yield return Record(id);
        }

        var merged = new MergedEventReader(
            [new SideBySideReader(new ScriptedReader("A", Log(1))), new SideBySideReader(new ScriptedReader("B", Log(2)))]);

        Assert.Equal([1L, 2L], merged.Read(EventQuery.Everything, new RecordingMonitor(), TestContext.Current.CancellationToken).Select(record => record.RecordId));
    }

    [Fact]
    public void Records_and_errors_come_in_order()
    {
        var broken = new ScriptedReader("A", Enumerable.Range(1, 1000).Select(id => Record(id))) { Error = new EventLogUnreadableException("A", "gone.") };
        var records = new List<long>();

        EventLogUnreadableException error = Assert.Throws<EventLogUnreadableException>(() =>
        {
            foreach (EventRecord record in new SideBySideReader(broken).Read(EventQuery.Everything, new RecordingMonitor(), TestContext.Current.CancellationToken))
            {
                records.Add(record.RecordId);
            }
        });

        Assert.Equal("A", error.LogSource);
        Assert.Equal(Enumerable.Range(1, 1000).Select(id => (long)id), records);
    }

    [Fact]
    public void A_log_that_cannot_be_read_does_not_keep_the_others_back()
    {
        var monitor = new RecordingMonitor();
        var merged = new MergedEventReader(
        [
            new SideBySideReader(new ScriptedReader("A", []) { Error = new EventLogUnreadableException("A", "access is denied.") }),
            new SideBySideReader(new ScriptedReader("B", [Record(7)])),
        ]);

        Assert.Equal([7L], merged.Read(EventQuery.Everything, monitor, TestContext.Current.CancellationToken).Select(record => record.RecordId));
        Assert.Equal("A", Assert.Single(monitor.Problems).Source);
    }

    [Fact]
    public void An_endless_log_is_read_only_a_little_ahead_and_closed_when_the_reading_ends()
    {
        using var closed = new ManualResetEventSlim();
        long given = 0;
        IEnumerable<EventRecord> Endless()
        {
            try
            {
                while (true)
                {
                    yield return Record(Interlocked.Increment(ref given));
                }
            }
            finally
            {
                closed.Set();
            }
        }

        var first = new SideBySideReader(new ScriptedReader("A", Endless()))
            .Read(EventQuery.Everything, new RecordingMonitor(), TestContext.Current.CancellationToken).Take(3).ToList();

        Assert.Equal(3, first.Count);
        closed.Wait(TestContext.Current.CancellationToken);
        Assert.InRange(Interlocked.Read(ref given), 3, 400);
    }

    private static EventRecord Record(long id) => new() { ProviderName = "ENTSSO", Id = 1, RecordId = id, TimeCreated = _time.AddSeconds(id), Strings = [], Source = "memory" };
}
