using System.Runtime.InteropServices;
using System.Xml.Linq;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Live;
using EntSso.Testing.Evtx;
using EntSso.Testing.Xml;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading.Live;

/// <summary>A live log is read through the Event Log API; the API itself is replayed.</summary>
public sealed class LiveEventLogReaderTests
{
    private static readonly EventQuery _all = EventQuery.Everything;

    [Fact]
    public void Rendered_events_become_records_in_their_order()
    {
        string[] events = Enumerable.Range(1, 100)
            .Select(i => EventXmlWriter.Event(new EvtxEvent { Provider = i % 3 == 0 ? "Other" : "ENTSSO", Id = i, Strings = [$"a\u0001{i}\r\nb", ""] }))
            .ToArray();
        var api = new ReplayedWevtApi(events);

        List<EventRecord> records = Read(api, EventQuery.EntSso, "sso01", out RecordingMonitor monitor);

        Assert.Equal(Enumerable.Range(1, 100).Where(i => i % 3 != 0), records.Select(record => record.Id));
        Assert.Equal(["a\u00011\r\nb", ""], records[0].Strings);
        Assert.All(records, record => Assert.Equal("log Application of sso01", record.Source));
        Assert.Empty(monitor.Problems);
        Assert.Equal((100, -1), monitor.Steps.Last());
        Assert.Equal(["sso01"], api.Computers);
        Assert.Equal(0, api.OpenHandles);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("LOCALHOST")]
    public void This_computer_needs_no_session(string? computer)
    {
        var api = new ReplayedWevtApi(EventXmlWriter.Event(new EvtxEvent { Provider = "P" }));

        Assert.Single(Read(api, _all, computer, out _));
        Assert.Empty(api.Computers);
        Assert.Equal(0, api.OpenHandles);
    }

    [Fact]
    public void An_event_larger_than_the_buffer_is_rendered_again()
    {
        string text = new('x', 100_000);
        var api = new ReplayedWevtApi(
            EventXmlWriter.Event(new EvtxEvent { Provider = "P", Strings = [text] }), EventXmlWriter.Event(new EvtxEvent { Provider = "P", Strings = ["b"] }));

        Assert.Equal([text, "b"], Read(api, _all, null, out _).SelectMany(record => record.Strings));
    }

    [Fact]
    public void The_query_filters_on_the_computer_with_the_log()
    {
        var api = new ReplayedWevtApi();
        var time = new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);

        Read(api, EventQuery.Of("entsso", 11060, 11031) with { After = time, Before = time.AddTicks(1) }, null, out _);

        XElement select = XElement.Parse(Assert.Single(api.Queries)).Element("Query")!.Element("Select")!;
        Assert.Equal("Application", select.Attribute("Path")!.Value);
        Assert.Equal(
            "*[System[Provider[@Name='ENTSSO' or @EventSourceName='ENTSSO'] and (EventID=11031 or EventID=11060)"
            + " and TimeCreated[@SystemTime>='2024-05-06T07:08:09.0000000Z' and @SystemTime<'2024-05-06T07:08:09.0000001Z']]]",
            select.Value);
    }

    [Fact]
    public void What_the_query_language_cannot_say_is_filtered_here()
    {
        string[] events = Enumerable.Range(1, 40).Select(i => EventXmlWriter.Event(new EvtxEvent { Provider = i % 2 == 0 ? "Contoso-A" : "B", Id = i })).ToArray();
        var api = new ReplayedWevtApi(events);

        List<EventRecord> records = Read(
            api, EventQuery.Of("contoso-*", Enumerable.Range(1, 30).ToArray()), null, out _);

        Assert.Equal(Enumerable.Range(1, 15).Select(i => 2 * i), records.Select(record => record.Id));
        Assert.Contains(">*<", api.Queries.Single());
    }

    [Fact]
    public void A_query_that_the_computer_does_not_understand_is_replaced_by_filtering_here()
    {
        var api = new ReplayedWevtApi(
            EventXmlWriter.Event(new EvtxEvent { Provider = "ENTSSO", Id = 1 }), EventXmlWriter.Event(new EvtxEvent { Provider = "Other", Id = 2 }))
        {
            QueryErrors = new Queue<int>([15001]),
        };

        Assert.Equal([1], Read(api, EventQuery.EntSso, null, out _).Select(record => record.Id));
        Assert.Equal(2, api.Queries.Count);
    }

    [Theory]
    [InlineData(5, "Event Log Readers")]
    [InlineData(15007, "wevtutil el")]
    [InlineData(1500, "corrupt")]
    [InlineData(4711, "net helpmsg 4711")]
    public void An_error_of_the_query_says_what_it_means_and_what_to_do(int code, string expected)
    {
        var api = new ReplayedWevtApi { QueryErrors = new Queue<int>([code]) };

        var error = Assert.Throws<EventLogUnreadableException>(() => Read(api, _all, "sso01", out _));

        Assert.Contains(expected, error.Message);
        Assert.Contains($"Win32 error {code}", error.Message);
        Assert.Contains("sso01", error.Message);
        Assert.Equal(0, api.OpenHandles);
    }

    [Fact]
    public void A_computer_that_cannot_be_reached_is_an_error_that_names_the_firewall_rule()
    {
        var error = Assert.Throws<EventLogUnreadableException>(() => Read(new ReplayedWevtApi { OpenSessionError = 1722 }, _all, "sso01", out _));

        Assert.Contains("Remote Event Log Management", error.Message);
        Assert.Contains("wevtutil epl Application application.evtx", error.Message);
    }

    [Fact]
    public void A_connection_that_breaks_off_is_reported_after_the_events_that_came()
    {
        var api = new ReplayedWevtApi(Enumerable.Range(1, 50).Select(i => EventXmlWriter.Event(new EvtxEvent { Provider = "P", Id = i })).ToArray())
        {
            FailAfter = 20,
            NextError = 1726,
        };

        Assert.Equal(20, Read(api, _all, "sso01", out RecordingMonitor monitor).Count);

        ReadProblem problem = Assert.Single(monitor.Problems);
        Assert.Equal("after event 20 of the result", problem.Place);
        Assert.Contains("1726", problem.Message);
        Assert.Equal(0, api.OpenHandles);
    }

    [Fact]
    public void A_connection_that_breaks_off_before_the_first_event_is_an_error() =>
        Assert.Throws<EventLogUnreadableException>(() => Read(new ReplayedWevtApi { FailAfter = 0, NextError = 1726 }, _all, "sso01", out _));

    [Fact]
    public void Events_too_large_to_come_together_are_fetched_one_by_one()
    {
        var api = new ReplayedWevtApi(Enumerable.Range(1, 50).Select(i => EventXmlWriter.Event(new EvtxEvent { Provider = "P", Id = i })).ToArray())
        {
            LargestBatch = 1,
        };

        Assert.Equal(Enumerable.Range(1, 50), Read(api, _all, null, out _).Select(record => record.Id));
    }

    [Fact]
    public void An_event_that_cannot_be_read_is_reported_and_the_others_come()
    {
        string whole = EventXmlWriter.Event(new EvtxEvent { Provider = "P", Id = 1, Strings = ["x"] });
        var api = new ReplayedWevtApi(
            whole, whole.Replace("x", "unrenderable"), whole.Substring(0, whole.Length - 30), whole.Replace("</Data>", "</Dta>"), "", whole)
        {
            UnrenderableMark = "unrenderable",
        };

        Assert.Equal(2, Read(api, _all, null, out RecordingMonitor monitor).Count);
        Assert.Equal(Enumerable.Range(2, 4).Select(i => $"event {i} of the result"), monitor.Problems.Select(problem => problem.Place));
        Assert.Equal(0, api.OpenHandles);
    }

    [Fact]
    public void Cancelling_ends_the_reading_and_closes_everything()
    {
        var api = new ReplayedWevtApi(Enumerable.Range(1, 50).Select(i => EventXmlWriter.Event(new EvtxEvent { Provider = "P", Id = i })).ToArray());
        using var source = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (EventRecord record in new LiveEventLogReader("Application", null, api).Read(_all, new RecordingMonitor(), source.Token))
            {
                if (record.Id == 5)
                {
                    source.Cancel();
                }

                Assert.True(record.Id <= 5);
            }
        });
        Assert.Equal(1, api.Cancelled);
        Assert.Equal(0, api.OpenHandles);
    }

    [Fact]
    public void Whoever_stops_reading_early_leaves_no_handle_open()
    {
        var api = new ReplayedWevtApi(Enumerable.Range(1, 50).Select(i => EventXmlWriter.Event(new EvtxEvent { Provider = "P", Id = i })).ToArray());

        Assert.Single(new LiveEventLogReader("Application", "sso01", api).Read(_all, new RecordingMonitor(), CancellationToken.None).Take(1));

        Assert.Equal(0, api.OpenHandles);
    }

    [Fact]
    public void Off_Windows_the_error_names_the_way_by_a_file()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "This is Windows.");

        var error = Assert.Throws<EventLogUnreadableException>(
            () => new LiveEventLogReader("Application").Read(_all, new RecordingMonitor(), CancellationToken.None).ToList());

        Assert.Contains("wevtutil epl Application application.evtx", error.Message);
    }

    private static List<EventRecord> Read(ReplayedWevtApi api, EventQuery query, string? computer, out RecordingMonitor monitor)
    {
        monitor = new RecordingMonitor();
        return new LiveEventLogReader("Application", computer, api).Read(query, monitor, CancellationToken.None).ToList();
    }
}
