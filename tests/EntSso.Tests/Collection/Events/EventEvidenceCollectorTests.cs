using EntSso.Collection.Events;
using EntSso.Deployment;
using EntSso.Events.Reading;
using EntSso.Tests.Events;
using EntSso.Tests.Events.Evtx;
using EntSso.Tests.Events.Reading;
using Xunit;

namespace EntSso.Tests.Collection.Events;

public class EventEvidenceCollectorTests
{
    private const ulong AuditFailure = 0x8010000000000000;

    private static readonly DateTime _now = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly string[] _refusal =
        ["{0F3C1B9A-8B0E-4E4E-9C65-0F7F2C1B0001}", @"FABRIKAM\other", @"FABRIKAM\ssosvcact", "0x80070005, Access is denied."];

    [Fact]
    public void The_newest_event_of_a_row_lends_its_values_in_whatever_order_they_come()
    {
        var evidence = Assert.Single(Collect(
            Record(11060, 2, _refusal),
            Record(11060, 3, [_refusal[0], @"FABRIKAM\newest", _refusal[2], _refusal[3]]),
            Record(11060, 1, _refusal)).Events);

        Assert.Equal(("ENTSSO", 11060, "INTSVR1", "", 3L), (evidence.Provider, evidence.EventId, evidence.Computer, evidence.Subject, evidence.Count));
        Assert.Equal((_now.AddMinutes(1), _now.AddMinutes(3)), (evidence.First, evidence.Last));
        Assert.Equal((@"FABRIKAM\newest", @"FABRIKAM\ssosvcact", 0x80070005L), (evidence.ClientUser, evidence.ServiceAccount, evidence.ErrorCode));
        Assert.Equal("0f3c1b9a-8b0e-4e4e-9c65-0f7f2c1b0001", evidence.TrackingId);
        Assert.Equal("app.evtx", evidence.Origin!.Source);
    }

    [Fact]
    public void Computers_and_applications_have_rows_of_their_own_without_regard_to_case()
    {
        string[] Mapping(string application) => [_refusal[0], @"FABRIKAM\jane", application, "jane", @"FABRIKAM\sync"];

        var events = Collect(
            Record(11031, 1, Mapping("HRPayroll")),
            Record(11031, 2, Mapping("hrpayroll"), "intsvr1"),
            Record(11031, 3, Mapping("Warehouse")),
            Record(11031, 4, Mapping("Warehouse"), "INTSVR2")).Events;

        Assert.Equal([("HRPayroll", 2L), ("Warehouse", 1L), ("Warehouse", 1L)], events.Select(row => (row.Subject, row.Count)));
        Assert.Equal(@"FABRIKAM\jane", events[0].WindowsAccount);
    }

    [Fact]
    public void PCNS_and_the_sync_engine_are_counted_by_id_and_others_are_not()
    {
        var events = Collect(
            Record(4005, 1, ["t"], "DC1", "pcnssvc"),
            Record(6903, 2, [], "SYNC1", "FIMSynchronizationService"),
            Record(4005, 3, [], "DC1", "Somebody")).Events;

        Assert.Equal([("FIMSynchronizationService", 6903), ("PCNSSVC", 4005)], events.Select(row => (row.Provider, row.EventId)));
    }

    [Fact]
    public void Tickets_are_counted_by_the_account_that_holds_the_SPN_and_their_logs_cover_nothing()
    {
        string[] Ticket(string account, string status) => ["ssosvcact@FABRIKAM", "FABRIKAM", account, "S-1-5-21-1-2-3-1104", "0x0", "0x12", "10.0.0.6", "50000", status, "{0}", "-"];

        var deployment = Collect(
            Record(4769, 1, Ticket("ssosvcact", "0x0"), "DC1", "Microsoft-Windows-Security-Auditing"),
            Record(4769, 2, Ticket("SSOSVCACT", "0x0"), "DC1", "Microsoft-Windows-Security-Auditing"),
            Record(4769, 3, Ticket("ENTSSO/INTSVR1", "0x7"), "DC1", "Microsoft-Windows-Security-Auditing"),
            Record(4769, 4, Ticket("DC1$", "0x0"), "DC1", "Microsoft-Windows-Security-Auditing"),
            Record(4769, 5, Ticket("krbtgt", "0x0"), "DC1", "Microsoft-Windows-Security-Auditing"),
            Record(4769, 8, Ticket("ssosvcact", "0x0"), "DC1", "Microsoft-Windows-Security-Auditing", keywords: AuditFailure),
            Record(4769, 9, ["ssosvcact@FABRIKAM", "FABRIKAM", "ssosvcact"], "DC1", "Microsoft-Windows-Security-Auditing"),
            Record(4768, 10, Ticket("ssosvcact", "0x0"), "DC1", "Microsoft-Windows-Security-Auditing"),
            Record(4, 6, ["oldsvc", "FABRIKAM.COM", "ENTSSO/INTSVR1@FABRIKAM.COM"], "SYNC1", "Microsoft-Windows-Security-Kerberos"),
            Record(7, 7, ["oldsvc", "FABRIKAM.COM", "ENTSSO/INTSVR1"], "SYNC1", "Microsoft-Windows-Security-Kerberos"));

        Assert.Equal([(4, "ENTSSO/INTSVR1", 1L), (4769, "ssosvcact", 2L)], deployment.Events.Select(row => (row.EventId, row.Subject, row.Count)).OrderBy(row => row.EventId));
    }

    [Fact]
    public void Coverage_is_that_of_the_whole_log_and_not_of_the_events_that_were_counted()
    {
        var coverage = Collect(
            Record(1, -60, [], "DC1", "Somebody", "Application"),
            Record(2001, 0, [], "DC1", "PCNSSVC", "Application"),
            Record(1, 30, [], "DC1", "Somebody", "System")).Coverage;

        Assert.Equal([("", 2L), ("PCNSSVC", 1L)], coverage.Select(row => (row.Provider, row.Count.Value)));
        Assert.All(coverage, row => Assert.Equal(("DC1", _now.AddMinutes(-60), _now), (row.Computer, row.From.Value, row.To.Value)));
    }

    [Fact]
    public void Events_without_a_time_are_counted_and_the_coverage_says_that_it_does_not_know_the_time()
    {
        var collector = Collect(Record(11063, null, []), Record(11063, null, []));

        Assert.Equal((2L, null), (collector.Events[0].Count, collector.Events[0].Last));
        Assert.False(collector.Coverage[0].From.IsKnown);
    }

    [Fact]
    public void A_log_that_cannot_be_read_is_a_coverage_with_the_reason_and_what_came_before_is_kept()
    {
        var collector = new EventEvidenceCollector(_now);
        collector.Read(
            new ScriptedReader("bad.evtx", [Record(11063, 1, [])]) { Error = new EventLogUnreadableException("bad.evtx", "the rest is gone") },
            new RecordingMonitor(),
            CancellationToken.None);
        var deployment = collector.Fill(new SyncDeployment { Name = "kept" });

        Assert.Equal("kept", deployment.Name);
        Assert.Equal(11063, Assert.Single(deployment.Events).EventId);
        var failed = Assert.Single(deployment.EventLogCoverage, row => !row.Count.IsKnown);
        Assert.Equal("bad.evtx", failed.Computer);
        Assert.Contains("the rest is gone", failed.Count.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_ends_the_reading_between_two_records()
    {
        using var cancellation = new CancellationTokenSource();
        var reader = new ScriptedReader("app.evtx", Cancelling(cancellation));

        Assert.Throws<OperationCanceledException>(() => new EventEvidenceCollector(_now).Read(reader, new RecordingMonitor(), cancellation.Token));
        Assert.Equal(3, reader.Given);
        Assert.True(reader.IsClosed);
    }

    [Fact]
    public void A_log_full_of_invented_names_does_not_grow_the_result_without_end()
    {
        var collector = new EventEvidenceCollector(_now);
        const int Written = EventEvidenceCollector.MostRows + 5000;
        for (var i = 0; i < Written; i++)
        {
            collector.Add(Record(11031, 1, [_refusal[0], @"FABRIKAM\jane", $"App{i}", "jane", @"FABRIKAM\sync"], $"HOST{i}"));
        }

        Assert.InRange(collector.Events.Count, EventEvidenceCollector.MostRows, EventEvidenceCollector.MostRows + 1);
        Assert.Equal(Written, collector.Events.Sum(row => row.Count));
        Assert.InRange(collector.Coverage.Count, 1, (2 * EventEvidenceCollector.MostRows) + 2);
        Assert.Equal(Written, collector.Coverage.Where(row => row.Provider.Length == 0).Sum(row => row.Count.Value));
    }

    [Fact]
    public void Interpreted_events_count_like_their_records()
    {
        var collector = new EventEvidenceCollector(_now);
        collector.Add(EventLogOf.Interpret(11060, _refusal, time: _now));

        var evidence = Assert.Single(collector.Events);
        Assert.Equal((@"FABRIKAM\other", _now), (evidence.ClientUser, evidence.Last));
        Assert.Equal("ENTSSO", Assert.Single(collector.Coverage).Provider);
    }

    private static IEnumerable<EventRecord> Cancelling(CancellationTokenSource cancellation)
    {
        for (var i = 0; i < 10; i++)
        {
            if (i == 2)
            {
                cancellation.Cancel();
            }

            yield return Record(11063, i, []);
        }
    }

    private static EventEvidenceCollector Collect(params EventRecord[] records)
    {
        var collector = new EventEvidenceCollector(_now);
        collector.Read(new ScriptedReader("app.evtx", records), new RecordingMonitor(), CancellationToken.None);
        return collector;
    }

    private static EventRecord Record(
        int id, int? minutes, string[] strings, string computer = "INTSVR1", string provider = "ENTSSO", string channel = "Application",
        ulong keywords = 0) => new()
    {
        ProviderName = provider,
        Id = id,
        TimeCreated = minutes is { } after ? _now.AddMinutes(after) : null,
        Computer = computer,
        Channel = channel,
        Keywords = keywords,
        Strings = strings,
        Source = "app.evtx",
    };
}
