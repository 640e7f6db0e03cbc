#if NET
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Changes;

/// <summary>Watching, with logs in memory that grow while the watch waits.</summary>
public class ChangeWatchTests
{
    private const string Id = "3F2A3D01-5A17-4C0E-9B01-0000FAB00001";
    private const string Ana = @"FABRIKAM\ana.costa";
    private const string Service = @"FABRIKAM\ssosvcact";

    private readonly GrowingLog _log = new();

    [Fact]
    public void The_wait_ends_when_the_change_is_delivered_and_shows_each_step_on_the_way()
    {
        _log.Write(11064, "11111111-5A17-4C0E-9B01-0000FAB00001", Ana, Service);
        var clock = new ScriptedClock(
            () => { }, () => _log.Write(11064, Id, Ana, Service), () => _log.Write(10734, Id, "RACF", "ACOSTA", "FABRIKAM", "ana.costa"),
            () => _log.Write(10736, Id, "RACF", "MAINFRAME", "ACOSTA"), () => _log.Write(11064, Id, Ana, Service));
        var reached = new List<string>();

        PasswordChange? change = Watch(clock, "ana.costa").WaitForEnd(clock.UtcNow.AddMinutes(5), c => reached.Add($"{c.LastStep} {c.Outcome}"), new RecordingMonitor(), CancellationToken.None);

        Assert.Equal((PasswordChangeOutcome.Delivered, Guid.Parse(Id)), (change!.Outcome, change.TrackingId));
        Assert.Equal(["Accepted Unexplained", "Accepted Pending", "Delivered Delivered"], reached);
        Assert.Equal(4, clock.Waits);
    }

    [Fact]
    public void When_the_time_is_over_the_last_link_seen_is_the_answer()
    {
        var clock = new ScriptedClock(() => _log.Write(11064, Id, Ana, Service));

        PasswordChange? change = Watch(clock, Ana).WaitForEnd(clock.UtcNow.AddSeconds(60), _ => { }, new RecordingMonitor(), CancellationToken.None);

        Assert.Equal((PasswordChangeOutcome.Unexplained, ChangeStep.Accepted), (change!.Outcome, change.LastStep));
        Assert.NotEqual("", change.Remedy);
        Assert.InRange(clock.Waits, 2, 31);
    }

    [Fact]
    public void Changes_of_others_and_old_ones_are_not_the_one_that_is_waited_for()
    {
        _log.Write(11064, Id, Ana, Service);
        var clock = new ScriptedClock(() => _log.Write(11064, "22222222-5A17-4C0E-9B01-0000FAB00001", @"FABRIKAM\ben.king", Service));

        Assert.Null(Watch(clock, "ana.costa").WaitForEnd(clock.UtcNow.AddSeconds(20), _ => { }, new RecordingMonitor(), CancellationToken.None));
    }

    [Fact]
    public void A_refused_call_is_shown_because_it_may_be_the_change()
    {
        var clock = new ScriptedClock(() => _log.Write(11060, Id, @"FABRIKAM\mimsync", Service, "0x80070005, Access is denied."));

        PasswordChange? change = Watch(clock, "ana.costa").WaitForEnd(clock.UtcNow.AddSeconds(20), _ => { }, new RecordingMonitor(), CancellationToken.None);

        Assert.Equal((PasswordChangeKind.RefusedCalls, ChainLink.CallerCheck), (change!.Kind, change.Link));
    }

    [Fact]
    public void Cancelling_ends_the_wait_at_once()
    {
        using var cancelled = new CancellationTokenSource();
        var clock = new ScriptedClock(cancelled.Cancel);

        Assert.Throws<OperationCanceledException>(
            () => Watch(clock, "ana.costa").WaitForEnd(clock.UtcNow.AddHours(1), _ => { }, new RecordingMonitor(), cancelled.Token));
        Assert.Equal(1, clock.Waits);
    }

    [Fact]
    public void A_watch_goes_on_until_it_is_cancelled_and_shows_every_change_as_it_moves()
    {
        using var cancelled = new CancellationTokenSource();
        var clock = new ScriptedClock(
            () => _log.Write(11064, Id, Ana, Service), () => { }, () => _log.Write(11058, Id, "PAYROLL", Ana, @"PAY\acosta"), cancelled.Cancel);

        List<string> shown = [.. Watch(clock, "").Follow(new RecordingMonitor(), cancelled.Token).Select(c => c.LastStep.ToString())];

        Assert.Equal(["Accepted", "Delivered"], shown);
    }

    private ChangeWatch Watch(ScriptedClock clock, string account)
    {
        var watch = new ChangeWatch(new EventLogFollower(() => [_log], EventQuery.Chain), clock, account);
        watch.Begin(new RecordingMonitor(), CancellationToken.None);
        return watch;
    }

    /// <summary>Each wait lets the next thing happen, and time pass.</summary>
    private sealed class ScriptedClock(params Action[] happenings) : IPollClock
    {
        public DateTime UtcNow { get; private set; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

        public int Waits { get; private set; }

        public void Wait(TimeSpan time, CancellationToken cancellationToken)
        {
            Assert.True(time > TimeSpan.Zero);
            UtcNow += time;
            if (Waits < happenings.Length)
            {
                happenings[Waits]();
            }

            Waits++;
        }
    }

    private sealed class GrowingLog : IEventReader
    {
        private readonly List<EventRecord> _records = [];

        public string Source => "memory";

        public void Write(int id, params string[] strings) => _records.Add(new EventRecord
        {
            ProviderName = "ENTSSO", Id = id, RecordId = _records.Count + 1, Computer = "INTSVR1", Channel = "Application", Strings = strings, Source = Source,
            TimeCreated = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc).AddSeconds(_records.Count),
        });

        public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken) => [.. _records.Where(query.Matches)];
    }
}
#endif
