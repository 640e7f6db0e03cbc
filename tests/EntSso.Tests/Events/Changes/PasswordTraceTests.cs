#if NET
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Evtx;
using EntSso.Events.Reading.Xml;
using EntSso.Testing.Evtx;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Changes;

/// <summary>One change from the domain controller on: what joins, what only may belong to it, and what a missing event proves.</summary>
public class PasswordTraceTests
{
    private const string Ana = @"FABRIKAM\ana.costa";
    private const string Ben = @"FABRIKAM\ben.king";
    private const string Service = @"FABRIKAM\ssosvcact";
    private const string User = "3F2A3D09-5A17-4C0E-9B09-0000FAB00009";

    private static readonly DateTime _start = new(2026, 3, 16, 8, 0, 0, DateTimeKind.Utc);

    private readonly PasswordChangeTracker _tracker = new();
    private int _record;
    private int _part;

    [Fact]
    public void Two_changes_that_fit_one_call_are_two_candidates_and_nothing_is_concluded()
    {
        Sent(1, Ana, 0);
        Sent(2, Ana, 20);
        Received(1, 1);
        Received(2, 21);
        Called(7, Ana, 30);

        IReadOnlyList<PasswordChange> changes = _tracker.Complete();

        Assert.Equal(3, changes.Count);
        PasswordChange call = Assert.Single(changes, change => change.TrackingId == Id(7));
        Assert.Equal([Id(1), Id(2)], call.Candidates.Select(stage => stage.Event!.TrackingId));
        foreach (PasswordChange change in changes.Where(change => change.PcnsTrackingId is not null))
        {
            Assert.Null(change.TrackingId);
            Assert.Equal(Id(7), Assert.Single(change.Candidates).Event!.TrackingId);
            Assert.Equal(StageJoin.Candidate, change.Candidates[0].Join);
            Assert.Equal(PasswordChangeOutcome.Unexplained, change.Outcome);
            Assert.Contains("Several calls", change.Cause, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_change_that_fits_is_joined_although_another_account_changed_at_the_same_time()
    {
        Sent(1, Ana, 0);
        Sent(2, Ben, 0);
        Received(1, 1);
        Received(2, 1);
        Called(7, Ana, 3);

        PasswordChange change = Assert.Single(_tracker.Complete(), change => change.PcnsTrackingId == Id(1));

        Assert.Equal((Id(7), PasswordChangeOutcome.Delivered), (change.TrackingId, change.Outcome));
        Assert.Empty(change.Candidates);
        Assert.Equal(StageJoin.Likely, Assert.Single(change.Stages, stage => stage.Step == ChangeStep.Accepted).Join);
    }

    /// <summary>An engine that sends a change to two ENTSSO management agents calls ENTSSO once for each of them.</summary>
    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void Several_targets_are_several_calls_of_one_change(int targets, bool isJoined)
    {
        Sent(1, Ana, 0);
        _tracker.Add(new ChainFacts
        {
            Engine = "MIMSYNC1",
            HasRows = true,
            Rows =
            [
                Row(EngineRowKind.Source, 1, "AD", 1),
                .. Enumerable.Range(1, targets).Select(target => Row(EngineRowKind.Target, 1, "ENTSSOMA" + target, target + 1)),
            ],
        });
        Called(7, Ana, 2);
        Called(8, Ana, 3);

        PasswordChange change = Assert.Single(_tracker.Complete(), change => change.PcnsTrackingId == Id(1));

        Assert.Equal(isJoined ? [Id(7), Id(8)] : [], change.Stages.Select(stage => stage.Event).Where(e => e?.Id == 11064).Select(e => e!.TrackingId!.Value));
        Assert.Equal(isJoined ? 0 : 2, change.Candidates.Count);
        Assert.Equal(isJoined ? ["ENTSSOMA1", "ENTSSOMA2"] : ["ENTSSOMA1"], change.Stages.Where(stage => stage.Event is null && stage.Step == ChangeStep.Called)
            .Select(stage => stage.Text.Split(' ').Single(word => word.StartsWith("ENTSSOMA", StringComparison.Ordinal)).TrimEnd(':')));
    }

    /// <summary>4738 shows a password only where it has a time for it, and only together with 4723 or 4724.</summary>
    [Theory]
    [InlineData("3/16/2026 9:00:00 AM", 0, true)]
    [InlineData("-", 0, false)]
    [InlineData("3/16/2026 9:00:00 AM", 60, false)]
    public void A_changed_account_confirms_the_change_of_the_same_moment(string passwordLastSet, int secondsLater, bool isConfirmed)
    {
        Changed(4723, Ana, 0);
        Security(4738, Ana, secondsLater, ("PasswordLastSet", passwordLastSet));

        PasswordChange change = Assert.Single(_tracker.Complete());

        Assert.Equal(isConfirmed ? [4723, 4738] : [4723], change.Stages.Select(stage => stage.Event!.Id));
        Assert.All(change.Stages, stage => Assert.Equal(ChangeStep.Changed, stage.Step));
    }

    [Fact]
    public void A_changed_account_alone_is_not_a_password_change()
    {
        Security(4738, Ana, 0, ("PasswordLastSet", "3/16/2026 9:00:00 AM"));

        Assert.Empty(_tracker.Complete());
    }

    /// <summary>Whether ENTSSO keeps the Tracking ID of PCNS is not known: an equal one joins, another one leaves account and time.</summary>
    [Theory]
    [InlineData(1, StageJoin.Exact)]
    [InlineData(7, StageJoin.Likely)]
    public void A_change_that_pcns_delivers_straight_to_entsso_is_counted_once(int trackingId, StageJoin join)
    {
        Sent(1, Ana, 0);
        Add("INTSVR1", 10662, 1, Text(trackingId), Ana, "", @"FABRIKAM\DC1$");
        Add("INTSVR1", 11058, 2, Text(trackingId), "PAYROLL", Ana, @"PAY\ana");

        PasswordChange change = Assert.Single(_tracker.Complete());

        Assert.Equal((Id(1), Id(trackingId), PasswordChangeOutcome.Delivered), (change.PcnsTrackingId, change.TrackingId, change.Outcome));
        Assert.Equal(1, change.Count);
        Assert.Equal(join, Assert.Single(change.Stages, stage => stage.Event!.Id == 10662).Join);
        Assert.Equal([2302, 10662, 11058], change.Events.Select(e => e.Id));
    }

    /// <summary>
    /// Sent before and after, and not this one: only a log without a damaged place between them proves that. In the damaged log the event may
    /// have been there.
    /// </summary>
    [Theory]
    [InlineData(false, false, PasswordChangeOutcome.NotSent)]
    [InlineData(false, true, PasswordChangeOutcome.Unexplained)]
    [InlineData(true, false, PasswordChangeOutcome.NotSent)]
    [InlineData(true, true, PasswordChangeOutcome.Unexplained)]
    public void A_damaged_part_of_a_log_proves_no_absence(bool isXml, bool isDamaged, PasswordChangeOutcome outcome)
    {
        byte[] log = isXml ? XmlLog(isDamaged) : EvtxLog(isDamaged);
        var monitor = new RecordingMonitor();
        IEventReader reader = isXml ? new EventXmlReader("DC1", () => new MemoryStream(log)) : new EvtxFileReader("DC1", () => new MemoryStream(log));
        foreach (EventRecord record in reader.Read(EventQuery.Chain, monitor, TestContext.Current.CancellationToken))
        {
            _tracker.Add(record);
        }

        PasswordChange change = Assert.Single(_tracker.Complete(), change => change.LastStep == ChangeStep.Captured);

        Assert.Equal(isDamaged, monitor.Problems.Count > 0);
        Assert.Equal(outcome, change.Outcome);
        Assert.Equal(isDamaged, change.Cause.Contains("The Application log of DC1 is damaged at this time", StringComparison.Ordinal));
        Assert.Equal(isDamaged, change.Remedy.Contains("wevtutil epl Application", StringComparison.Ordinal));
    }

    /// <summary>The event of sending comes from another part of the log than the one that was damaged.</summary>
    [Fact]
    public void A_damaged_part_leaves_what_the_rest_of_the_log_proves()
    {
        Sent(1, Ana, 0);
        Captured(2, Ben, 60);
        Sent(3, Ana, 120);
        Part(1, () =>
        {
            Sent(4, Ana, 180);
            Captured(5, Ben, 240);
            Sent(6, Ana, 300);
        });

        Assert.Equal(
            [PasswordChangeOutcome.NotSent, PasswordChangeOutcome.NotSent],
            _tracker.Complete().Where(change => change.LastStep == ChangeStep.Captured).Select(change => change.Outcome));
    }

    private static Guid Id(int number) => new(number, 0x5a17, 0x4c0e, 0x9b, 1, 0, 0, 0xfa, 0xb0, 0, 1);

    private static string Text(int number) => Id(number).ToString().ToUpperInvariant();

    private static EngineRow Row(EngineRowKind kind, int change, string agent, double second) => new()
    {
        Kind = kind,
        ReferenceGuid = Id(change),
        Agent = agent,
        IsEntSsoAgent = kind != EngineRowKind.Source,
        ReturnCode = "success",
        SourceServer = kind == EngineRowKind.Source ? "DC1" : "",
        ReceivedAt = _start.AddSeconds(second),
        LastAttemptAt = kind == EngineRowKind.Source ? null : _start.AddSeconds(second),
    };

    private static EvtxEvent Pcns(int id, double second, params string[] strings) =>
        new() { Provider = "PCNSSVC", Id = id, Time = _start.AddSeconds(second), Computer = "DC1", Strings = strings };

    /// <summary>Sent, captured only, sent; each in a chunk of its own size of other events, so that the second chunk can be damaged.</summary>
    private static byte[] EvtxLog(bool isDamaged)
    {
        EvtxEvent Other(double second) => new()
        {
            Provider = "Contoso Backup Agent", Id = 7, Time = _start.AddSeconds(second), Computer = "DC1", Strings = [new string('x', 2000)],
        };
        byte[] log = EvtxWriter.ToBytes(
        [
            Pcns(2302, 0, "0F2C", Text(1), User, Ana, "MIMSYNC1", "1"), Pcns(2201, 60, "0F2C", Text(2), User, Ben),
            .. Enumerable.Range(0, 60).Select(i => Other(61 + i)),
            Pcns(2302, 600, "0F2C", Text(3), User, Ana, "MIMSYNC1", "1"),
        ]);
        const int FileHeader = 4096, Chunk = 65536;
        Assert.True(log.Length >= FileHeader + (3 * Chunk));
        if (isDamaged)
        {
            Array.Clear(log, FileHeader + Chunk, Chunk);
        }

        return log;
    }

    private static byte[] XmlLog(bool isDamaged)
    {
        string Event(EvtxEvent one) =>
            $"<Event xmlns=\"http://schemas.microsoft.com/win/2004/08/events/event\"><System><Provider Name=\"{one.Provider}\"/><EventID>{one.Id}</EventID>"
            + $"<TimeCreated SystemTime=\"{one.Time:O}\"/><EventRecordID>1</EventRecordID><Channel>Application</Channel><Computer>{one.Computer}</Computer></System>"
            + $"<EventData>{string.Concat(one.Strings.Select(text => $"<Data>{text}</Data>"))}</EventData></Event>";
        return System.Text.Encoding.UTF8.GetBytes(string.Concat(
            "<Events>",
            Event(Pcns(2302, 0, "0F2C", Text(1), User, Ana, "MIMSYNC1", "1")), Event(Pcns(2201, 60, "0F2C", Text(2), User, Ben)),
            isDamaged ? "<Event><System><Provider Name=\"PCNSSVC\"/><EventID>23" : "",
            Event(Pcns(2302, 600, "0F2C", Text(3), User, Ana, "MIMSYNC1", "1")),
            "</Events>"));
    }

    private void Part(int number, Action add)
    {
        _part = number;
        add();
        _part = 0;
    }

    private void Add(string computer, int id, double second, params string[] strings) => Add("ENTSSO", computer, id, second, strings, []);

    private void Add(string provider, string computer, int id, double second, string[] strings, string[] names) => _tracker.Add(new EventRecord
    {
        ProviderName = provider,
        Id = id,
        Level = 4,
        Keywords = provider == "ENTSSO" ? 0x80000000000000 : 0x8020000000000000,
        TimeCreated = _start.AddSeconds(second),
        RecordId = ++_record,
        Computer = computer,
        Strings = strings,
        Names = names,
        Source = computer,
        Part = _part,
    });

    private void Captured(int change, string user, double second) => Add("PCNSSVC", "DC1", 2201, second, ["0F2C", Text(change), User, user], []);

    private void Sent(int change, string user, double second) => Add("PCNSSVC", "DC1", 2302, second, ["0F2C", Text(change), User, user, "MIMSYNC1", "1"], []);

    private void Received(int change, double second) =>
        Add("FIMSynchronizationService", "MIMSYNC1", 6903, second, ["Tracking ID: {" + Text(change) + "}"], []);

    private void Called(int call, string user, double second)
    {
        Add("INTSVR1", 11064, second, Text(call), user, Service);
        Add("INTSVR1", 11058, second, Text(call), "PAYROLL", user, @"PAY\one");
    }

    private void Changed(int id, string account, double second) => Security(id, account, second);

    private void Security(int id, string account, double second, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] data = [("TargetUserName", account.Split('\\')[1]), ("TargetDomainName", account.Split('\\')[0]), .. more];
        Add("Microsoft-Windows-Security-Auditing", "DC1", id, second, [.. data.Select(one => one.Value)], [.. data.Select(one => one.Name)]);
    }
}
#endif
