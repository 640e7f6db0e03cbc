#if NET
using EntSso.Events.Reading;
using EntSso.Events.Reading.Live;
using EntSso.Testing.Evtx;
using EntSso.Testing.Xml;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading;

public sealed class EventLogFollowerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-follow").FullName;
    private readonly RecordingMonitor _monitor = new();

    public static TheoryData<string> Forms => ["application.evtx", "application.xml"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Live_logs_that_cannot_be_read_at_all_end_the_watch_at_its_first_look()
    {
        LiveEventLogReader Computer(string name) => new("Application", name, null);

        Assert.Contains(
            "SSO1",
            Assert.Throws<EventLogUnreadableException>(() => new EventLogFollower(() => [Computer("SSO1"), Computer("SSO2")], EventQuery.Chain).ReadNew(_monitor, default)).Message,
            StringComparison.Ordinal);

        // One of several logs may come back later.
        Write("application.xml", 1);
        var follower = new EventLogFollower(() => [Computer("SSO1"), new EventFileReader(In("application.xml"))], EventQuery.Everything);
        Assert.Equal([1], Ids(follower));
        Assert.Empty(Ids(follower));
        Assert.Contains("SSO1", Assert.Single(_monitor.Problems).Source, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_look_returns_what_was_added_since_the_last(string name)
    {
        EventLogFollower follower = Follow();
        Write(name, 1, 2, 3);
        Assert.Equal([1, 2, 3], Ids(follower));
        Assert.Empty(Ids(follower));

        Write(name, 1, 2, 3, 4, 5);

        Assert.Equal([4, 5], Ids(follower));
        Assert.Empty(Ids(follower));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_ring_that_has_overwritten_everything_seen_is_all_new(string name)
    {
        EventLogFollower follower = Follow();
        Write(name, 1, 2, 3);
        _ = Ids(follower);

        Write(name, 7, 8);

        Assert.Equal([7, 8], Ids(follower));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_cleared_log_begins_anew_even_where_its_ids_have_passed_the_last_one(string name)
    {
        EventLogFollower follower = Follow();
        Write(name, 1, 2, 3);
        _ = Ids(follower);

        // The same ids at later times.
        File.WriteAllBytes(In(name), Log(name, [.. Enumerable.Range(1, 5).Select(id => Event(id, 1000 + id))]));

        Assert.Equal([1, 2, 3, 4, 5], Ids(follower));
        Assert.Empty(Ids(follower));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_rotated_log_is_followed_into_the_new_file_and_its_archive_is_not_read_again(string name)
    {
        EventLogFollower follower = Follow();
        Write(name, 1, 2, 3);
        _ = Ids(follower);

        Write("Archive-" + name, 1, 2, 3, 4);
        Write(name, 5, 6);

        Assert.Equal([4, 5, 6], Ids(follower));
        Assert.Empty(Ids(follower));
    }

    [Fact]
    public void A_file_that_ends_within_an_event_gives_it_when_it_is_whole_and_is_no_problem()
    {
        EventLogFollower follower = Follow();
        string whole = EventXmlWriter.Lines([Event(1), Event(2)]);
        File.WriteAllText(In("growing.xml"), whole.Remove(whole.Length - 40));
        Assert.Equal([1], Ids(follower));

        File.WriteAllText(In("growing.xml"), whole);

        Assert.Equal([2], Ids(follower));
        Assert.Empty(_monitor.Problems);
    }

    [Fact]
    public void Damage_that_stays_is_reported_once()
    {
        EventLogFollower follower = Follow();
        File.WriteAllText(In("damaged.xml"), EventXmlWriter.Event(Event(1)) + "<Event><System><EventID>x</System></Event>" + EventXmlWriter.Event(Event(2)));
        for (int look = 0; look < 4; look++)
        {
            _ = Ids(follower);
        }

        Assert.Single(_monitor.Problems);
    }

    [Fact]
    public void Logs_of_several_computers_in_one_file_keep_their_own_numbers()
    {
        EventLogFollower follower = Follow();
        EvtxEvent other = new() { Provider = "ENTSSO", Id = 11064, RecordId = 900, Computer = "INTSVR2", Time = Event(1).Time };
        File.WriteAllText(In("forwarded.xml"), EventXmlWriter.Lines([Event(1), other]));
        Assert.Equal([1, 900], Ids(follower));

        File.WriteAllText(In("forwarded.xml"), EventXmlWriter.Lines([Event(1), other, Event(2)]));

        Assert.Equal([2], Ids(follower));
    }

    [Fact]
    public void A_log_that_vanishes_and_comes_back_is_followed_on()
    {
        EventLogFollower follower = Follow();
        Write("application.xml", 1, 2);
        _ = Ids(follower);
        File.Delete(In("application.xml"));
        Assert.Empty(Ids(follower));

        Write("application.xml", 1, 2, 3);

        Assert.Equal([3], Ids(follower));
    }

    private static EvtxEvent Event(int id, int? minute = null) => new()
    {
        Provider = "ENTSSO", Id = 11064, RecordId = id, Computer = "INTSVR1",
        Time = new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc).AddMinutes(minute ?? id),
        Strings = ["3F2A3D01-5A17-4C0E-9B01-0000FAB00001", @"FABRIKAM\ana.costa", @"FABRIKAM\ssosvcact"],
    };

    private static byte[] Log(string name, EvtxEvent[] events) =>
        name.EndsWith(".evtx", StringComparison.Ordinal) ? EvtxWriter.ToBytes(events) : System.Text.Encoding.UTF8.GetBytes(EventXmlWriter.Lines(events));

    private void Write(string name, params int[] ids) => File.WriteAllBytes(In(name), Log(name, [.. ids.Select(id => Event(id))]));

    private string In(string name) => Path.Combine(_folder, name);

    private EventLogFollower Follow() => new(
        () => [.. Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Select(file => new EventFileReader(file))], EventQuery.Chain);

    private List<long> Ids(EventLogFollower follower) => [.. follower.ReadNew(_monitor, CancellationToken.None).Select(record => record.RecordId)];
}
#endif
