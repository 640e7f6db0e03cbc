using EntSso.Events.Reading;
using EntSso.Tests.Events.Evtx;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Events.Reading;

/// <summary>Several logs are read as one, in time order.</summary>
public sealed class MergedEventReaderTests
{
    [Fact]
    public void Records_come_in_time_order_and_equal_times_in_the_order_of_the_logs() =>
        Assert.Equal(
            ["a1", "b1", "c2", "b3", "a4", "b4", "c4", "c5"],
            Names(new MergedEventReader([Log("a", 1, 4), Log("b", 1, 3, 4), Log("c", 2, 4, 5)])));

    [Fact]
    public void A_record_without_a_time_stays_right_behind_its_predecessor() =>
        Assert.Equal(
            ["b-", "a1", "a-", "a-", "b2", "b-", "a3"],
            Names(new MergedEventReader([Log("a", 1, null, null, 3), Log("b", null, 2, null)])));

    [Fact]
    public void A_log_that_is_not_in_time_order_keeps_its_own_order() =>
        Assert.Equal(["a3", "a1", "b4", "a5"], Names(new MergedEventReader([Log("a", 3, 1, 5), Log("b", 4)])));

    [Fact]
    public void Merging_sorted_logs_is_a_stable_sort()
    {
        Gen<int[]> times = Gen.Choose(0, 20).ArrayOf().Select(list => list.OrderBy(time => time).ToArray());
        Prop.ForAll(times.ArrayOf().ToArbitrary(), logs =>
        {
            IEnumerable<IEventReader> readers = logs.Select((log, index) => Log($"log{index:00} ", log.Select(time => (int?)time).ToArray()));
            IEnumerable<string> expected = logs
                .SelectMany((log, index) => log.Select(time => (time, name: $"log{index:00} {time}")))
                .OrderBy(record => record.time)
                .Select(record => record.name);
            return expected.SequenceEqual(Names(new MergedEventReader(readers)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Reading_is_lazy_with_one_record_of_each_log_in_hand()
    {
        var first = new ScriptedReader("a", Enumerable.Range(0, 1000).Select(i => Record("a", i)));
        var second = new ScriptedReader("b", Enumerable.Range(0, 1000).Select(i => Record("b", i)));

        _ = new MergedEventReader([first, second]).Read(EventQuery.EntSso, new RecordingMonitor(), CancellationToken.None).Take(10).ToList();

        Assert.InRange(first.Given + second.Given, 10, 12);
        Assert.True(first.IsClosed && second.IsClosed);
    }

    [Fact]
    public void A_log_that_has_ended_is_closed_while_others_go_on()
    {
        var first = new ScriptedReader("a", [Record("a", 1)]);
        var second = new ScriptedReader("b", [Record("b", 2), Record("b", 3)]);

        using IEnumerator<EventRecord> records =
            new MergedEventReader([first, second]).Read(EventQuery.EntSso, new RecordingMonitor(), CancellationToken.None).GetEnumerator();
        Assert.True(records.MoveNext());
        Assert.True(records.MoveNext());

        Assert.True(first.IsClosed);
        Assert.False(second.IsClosed);
    }

    [Fact]
    public void One_unreadable_log_among_several_is_reported_and_the_others_are_read()
    {
        var monitor = new RecordingMonitor();
        var bad = new ScriptedReader("bad.xml", []) { Error = new EventLogUnreadableException("bad.xml", "not a log.") };

        Assert.Equal(["a1", "b2"], Names(new MergedEventReader([Log("a", 1), bad, Log("b", 2)]), monitor));

        ReadProblem problem = Assert.Single(monitor.Problems);
        Assert.Equal("bad.xml: not a log.", problem.ToString());
    }

    [Fact]
    public void A_log_that_fails_in_the_middle_is_reported_and_the_others_go_on()
    {
        var monitor = new RecordingMonitor();
        var bad = new ScriptedReader("bad", [Record("x", 1)]) { Error = new EventLogUnreadableException("bad", "gone.") };

        Assert.Equal(["x1", "a1", "a5"], Names(new MergedEventReader([bad, Log("a", 1, 5)]), monitor));
        Assert.Single(monitor.Problems);
    }

    [Fact]
    public void When_nothing_can_be_read_that_is_an_error()
    {
        ScriptedReader Bad(string name) => new(name, []) { Error = new EventLogUnreadableException(name, "not a log.") };

        var one = Assert.Throws<EventLogUnreadableException>(() => Names(new MergedEventReader([Bad("one.xml")])));
        Assert.Equal("one.xml: not a log.", one.Message);

        var both = Assert.Throws<EventLogUnreadableException>(() => Names(new MergedEventReader([Bad("one.xml"), Bad("two.xml")])));
        Assert.Contains("one.xml: not a log.", both.Message);
        Assert.Contains("2 logs", both.Message);
    }

    [Fact]
    public void Readable_logs_without_wanted_records_beside_an_unreadable_one_are_no_error()
    {
        var bad = new ScriptedReader("bad", []) { Error = new EventLogUnreadableException("bad", "not a log.") };

        Assert.Empty(Names(new MergedEventReader([Log("a"), bad])));
    }

    [Fact]
    public void Any_number_of_logs_is_merged_with_a_bounded_number_open_at_once()
    {
        var random = new Random(7);
        var counter = new OpenCounter();
        var logs = Enumerable.Range(0, 1500).Select(log => (
            Name: $"log{log:0000} ", Times: Enumerable.Range(0, random.Next(0, 60)).Select(_ => random.Next(1000)).OrderBy(time => time).ToArray())).ToList();
        IEnumerable<string> expected = logs
            .SelectMany(log => log.Times.Select(time => (time, name: log.Name + time)))
            .OrderBy(record => record.time)
            .Select(record => record.name);

        List<string> names = Names(new MergedEventReader(logs.Select(log => new CountedReader(counter, log.Name, log.Times))));

        Assert.Equal(expected, names);
        Assert.InRange(counter.Most, 1, MergedEventReader.MostOpen);
        Assert.Equal(0, counter.Now);
    }

    [Fact]
    public void A_log_that_grows_ends_at_the_length_of_the_start()
    {
        string file = Path.Combine(Path.GetTempPath(), $"entsso-growing-{Guid.NewGuid():N}.xml");
        const string Event = "<Event><System><Provider Name='ENTSSO'/><EventID>11060</EventID></System></Event>\n";
        try
        {
            File.WriteAllText(file, "<Events>" + Event + Event);
            int read = 0;
            foreach (EventRecord record in new EventFileReader(file).Read(EventQuery.EntSso, new RecordingMonitor(), CancellationToken.None))
            {
                // As a writer that is faster than the reader.
                File.AppendAllText(file, Event + Event);
                Assert.InRange(++read, 1, 2);
            }

            Assert.Equal(2, read);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed class OpenCounter
    {
        public int Now { get; private set; }

        public int Most { get; private set; }

        public void Open() => Most = Math.Max(Most, ++Now);

        public void Close() => Now--;
    }

    private sealed class CountedReader(OpenCounter counter, string name, int[] times) : IEventReader
    {
        public string Source => name;

        public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
        {
            counter.Open();
            try
            {
                foreach (int time in times)
                {
                    yield return Record(name, time);
                }
            }
            finally
            {
                counter.Close();
            }
        }
    }

    private static List<string> Names(MergedEventReader reader, RecordingMonitor? monitor = null) =>
        reader.Read(EventQuery.EntSso, monitor ?? new RecordingMonitor(), CancellationToken.None).Select(record => record.Strings[0]).ToList();

    private static ScriptedReader Log(string name, params int?[] minutes) => new(name, minutes.Select(minute => Record(name, minute)));

    private static EventRecord Record(string name, int? minute) => new()
    {
        ProviderName = "ENTSSO",
        Id = 1,
        Source = name,
        TimeCreated = minute is { } value ? new DateTime(2024, 5, 6, 0, 0, 0, DateTimeKind.Utc).AddMinutes(value) : null,
        Strings = [name + (minute?.ToString() ?? "-")],
    };
}
