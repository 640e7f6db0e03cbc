using System.Net;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Live;
using EntSso.Testing.Evtx;
using EntSso.Testing.Xml;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading.Live;

/// <summary>The live logs of several computers as one.</summary>
public sealed class LiveEventLogsTests
{
    private readonly RecordingMonitor _monitor = new();

    [Fact]
    public void The_logs_of_the_chain_are_read_of_each_computer()
    {
        var asked = new List<string>();

        IReadOnlyList<IEventReader> computers = LiveEventLogs.Of(["DC1", "dc1", "INTSVR1"], null, (log, computer) =>
        {
            asked.Add($"{log} of {computer}");
            return Log(log, computer, new ReplayedWevtApi());
        });

        Assert.Equal(2, computers.Count);
        Assert.Equal(
            ["Application of DC1", "Security of DC1", "System of DC1", "ForwardedEvents of DC1"], asked.Take(4));
    }

    [Fact]
    public void A_log_without_the_right_to_read_it_is_reported_and_the_others_come()
    {
        IReadOnlyList<IEventReader> computers = LiveEventLogs.Of(["DC1"], ["Application", "Security"], (log, computer) => Log(log, computer, log == "Security"
            ? new ReplayedWevtApi { QueryErrors = new Queue<int>([5]) }
            : new ReplayedWevtApi(Event(11064))));

        Assert.Equal([11064], Read(computers).Select(record => record.Id));

        ReadProblem problem = Assert.Single(_monitor.Problems);
        Assert.Equal("log Security of DC1", problem.Source);
        Assert.Contains("Event Log Readers", problem.Message);
    }

    [Fact]
    public void A_computer_that_cannot_be_reached_is_one_problem_and_not_one_for_each_log()
    {
        IReadOnlyList<IEventReader> computers = LiveEventLogs.Of(["DC1", "INTSVR1"], null, (log, computer) => Log(log, computer, computer == "DC1"
            ? new ReplayedWevtApi { OpenSessionError = 1722 }
            : new ReplayedWevtApi(Event(11064))));

        Assert.Equal(4, Read(computers).Count);
        Assert.Contains("DC1 cannot be reached", Assert.Single(_monitor.Problems).Message);
    }

    [Fact]
    public void The_given_account_signs_in_at_other_computers()
    {
        var api = new ReplayedWevtApi(Event(11064));
        var account = new NetworkCredential("ana.costa", "not a real one", "FABRIKAM");

        Assert.Single(new LiveEventLogReader("Application", "DC1", api, account).Read(EventQuery.Everything, _monitor, default));

        Assert.Same(account, Assert.Single(api.Credentials));
        EventLogUnreadableException refused = Assert.Throws<EventLogUnreadableException>(
            () => new LiveEventLogReader("Application", ".", new ReplayedWevtApi(), account).Read(EventQuery.Everything, _monitor, default).ToList());
        Assert.Contains("other computers only", refused.Message);
    }

    [Theory]
    [InlineData("Application", true)]
    [InlineData("Security", true)]
    [InlineData("ForwardedEvents", false)]
    public void A_log_is_read_on_from_where_it_was_read_unless_its_events_arrive_late(string log, bool isLimited)
    {
        var api = new ReplayedWevtApi();
        var read = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

        _ = new LiveEventLogReader(log, "DC1", api).Read(EventQuery.Chain with { ReadUpTo = read }, _monitor, default).ToList();

        Assert.Equal(isLimited, Assert.Single(api.Queries).Contains("2026-03-01T08:00:00", StringComparison.Ordinal));
    }

    [Fact]
    public void A_watch_asks_all_computers_before_it_waits_for_one()
    {
        // Each gives its first record only after the other has been asked: read one after the other they would never end.
        using var asked = new CountdownEvent(2);
        IEnumerable<EventRecord> Wait(string computer)
        {
            if (!asked.IsSet)
            {
                asked.Signal();
                asked.Wait(TestContext.Current.CancellationToken);
            }

            yield return new EventRecord { ProviderName = "ENTSSO", Id = 11064, Computer = computer, RecordId = 1, Source = computer, Strings = [] };
        }

        var follower = new EventLogFollower(
            () => LiveEventLogs.Of(["DC1", "INTSVR1"], ["Application"], (_, computer) => new ScriptedReader(computer, Wait(computer))), EventQuery.Everything);

        Assert.Equal(2, follower.ReadNew(_monitor, TestContext.Current.CancellationToken).Count);
        Assert.Empty(follower.ReadNew(_monitor, TestContext.Current.CancellationToken));
    }

    private static LiveEventLogReader Log(string log, string computer, ReplayedWevtApi api) => new(log, computer, api);

    private static string Event(int id) => EventXmlWriter.Event(new EvtxEvent { Provider = "ENTSSO", Id = id });

    private List<EventRecord> Read(IReadOnlyList<IEventReader> computers) =>
        [.. new MergedEventReader(computers).Read(EventQuery.Everything, _monitor, TestContext.Current.CancellationToken)];
}
