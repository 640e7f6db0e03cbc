using EntSso.Events;
using EntSso.Events.Reading;
using Xunit;

namespace EntSso.Tests.Events;

public class SyncEventInterpreterTests
{
    private const string TrackingId = "3F2A3D01-5A17-4C0E-9B01-0000FAB00001";

    [Fact]
    public void The_fields_of_11060_name_caller_and_service_account()
    {
        SyncEvent e = EventLogOf.Interpret(11060, [TrackingId, @"FABRIKAM\mimsync", @"FABRIKAM\ssosvcact", "0x80070005, Access is denied."]);

        Assert.Equal("SSO_WARN_PS_MIIS_ACCESS_DENIED", e.SymbolicName);
        Assert.Equal(Guid.Parse(TrackingId), e.TrackingId);
        Assert.Equal((@"FABRIKAM\mimsync", @"FABRIKAM\ssosvcact"), (e.ClientUser, e.ServiceAccount));
        Assert.Equal(0x80070005u, e.ErrorCode?.Value);
        Assert.Equal(["Tracking ID", "Client User", "SSO Service Account", "Error Code"], e.Fields.Select(f => f.Label));
        Assert.Contains(@"FABRIKAM\mimsync", e.Message, StringComparison.Ordinal);
        Assert.Equal((ChainLink.CallerCheck, EventOutcome.Failed, EventSeverity.Warning), (e.Link, e.Outcome, e.Severity));
    }

    [Fact]
    public void An_account_printed_from_two_strings_is_one_field()
    {
        SyncEvent e = EventLogOf.Interpret(10734, [TrackingId, "RACF", "JDOE01", "FABRIKAM", "jane.doe"]);

        Assert.Equal(@"FABRIKAM\jane.doe", e.WindowsAccount);
        Assert.Equal(4, e.Fields.Count);
        Assert.Equal(5, e.Strings.Count);
    }

    [Fact]
    public void Where_a_collector_dropped_empty_strings_only_what_its_form_makes_certain_is_labelled()
    {
        SyncEvent received = EventLogOf.Interpret(11064, [TrackingId, @"FABRIKAM\jane"]);
        SyncEvent refused = EventLogOf.Interpret(11060, [TrackingId, @"FABRIKAM\mimsync", "0x80070005, Access is denied."]);

        Assert.Equal(("", "", Guid.Parse(TrackingId)), (received.WindowsAccount, received.ClientUser, received.TrackingId!.Value));
        Assert.Equal(("%2", @"FABRIKAM\jane"), (received.Fields[1].Label, received.Fields[1].Value));
        Assert.Contains("(not logged)", received.Message, StringComparison.Ordinal);
        Assert.Equal(("", "", 0x80070005u), (refused.ClientUser, refused.ServiceAccount, refused.ErrorCode!.Value));
        Assert.Equal(["Tracking ID", "%2", "Error Code"], refused.Fields.Select(field => field.Label));
    }

    [Fact]
    public void Inferred_labels_are_used_only_for_exactly_as_many_strings()
    {
        string[] warning = ["4711", TrackingId, "2a1b6c1e-0000-4000-8000-000000000001", @"CONTOSO\ana", "SYNC1", "3"];
        SyncEvent exact = EventLogOf.Interpret(4003, warning, provider: "PCNSSVC");
        SyncEvent shorter = EventLogOf.Interpret(4003, [.. warning.Take(5)], provider: "PCNSSVC");
        SyncEvent longer = EventLogOf.Interpret(4003, [.. warning, "x"], provider: "PCNSSVC");

        Assert.Equal((@"CONTOSO\ana", Guid.Parse(TrackingId), "SYNC1"), (exact.WindowsAccount, exact.TrackingId!.Value, exact.Value("Target")));
        Assert.All(new[] { shorter, longer }, e =>
        {
            Assert.Equal(("", (Guid?)null), (e.WindowsAccount, e.TrackingId));
            Assert.All(e.Fields, field => Assert.StartsWith("%", field.Label));
        });
    }

    [Fact]
    public void Fields_that_no_source_shows_keep_their_numbers()
    {
        SyncEvent e = EventLogOf.Interpret(6025, ["a", "b"], provider: "pcnssvc");

        Assert.Equal(["%1", "%2"], e.Fields.Select(field => field.Label));
        Assert.Equal(("PCNSSVC", EventOutcome.Failed, ChainLink.DomainController), (e.EventSource, e.Outcome, e.Link));
        Assert.Contains("setspn -Q PCNSCLNT/", e.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sync_engine_of_every_version_is_one_source()
    {
        SyncEvent older = EventLogOf.Interpret(6903, [], provider: "MIIServer");
        SyncEvent newer = EventLogOf.Interpret(6903, [], provider: "FIMSynchronizationService");

        Assert.Equal(newer.EventSource, older.EventSource);
        Assert.Same(newer.Definition, older.Definition);
    }

    [Theory]
    [InlineData(4723, 0x8020000000000000, EventOutcome.Ok)]
    [InlineData(4723, 0x8010000000000000, EventOutcome.Failed)]
    [InlineData(4724, 0x8020000000000000, EventOutcome.Ok)]
    public void The_security_log_shows_success_and_failure_by_its_keywords(int id, ulong keywords, EventOutcome outcome)
    {
        SyncEvent e = Security(id, keywords, ("TargetUserName", "ana.costa"), ("TargetDomainName", "CONTOSO"), ("TargetSid", "S-1-5-21-1"),
            ("SubjectUserName", "helpdesk"), ("SubjectDomainName", "CONTOSO"));

        Assert.Equal((outcome, @"CONTOSO\ana.costa", @"CONTOSO\helpdesk"), (e.Outcome, e.WindowsAccount, e.ClientUser));
        Assert.Equal("S-1-5-21-1", e.Value("TargetSid"));
        Assert.Contains(@"CONTOSO\ana.costa", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x0", EventOutcome.Ok, "")]
    [InlineData("0x7", EventOutcome.Failed, "KDC_ERR_S_PRINCIPAL_UNKNOWN")]
    [InlineData("0x20", EventOutcome.None, "KRB_AP_ERR_TKT_EXPIRED")]
    public void A_ticket_request_shows_its_status(string status, EventOutcome outcome, string name)
    {
        // Fields are found by name: later versions of Windows add some.
        SyncEvent e = Security(4769, 0x8020000000000000, ("TargetUserName", "mimsync@CONTOSO.TEST"), ("TargetDomainName", "CONTOSO.TEST"),
            ("ServiceName", "ssosvc"), ("Status", status), ("ResponseTicket", "x"));

        Assert.Equal((outcome, @"CONTOSO.TEST\mimsync", name), (e.Outcome, e.WindowsAccount, e.ErrorCode?.SymbolicName ?? ""));
        Assert.Equal(outcome == EventOutcome.Ok, e.Cause.Length == 0);
        Assert.Equal("ssosvc", e.Value("ServiceName"));
    }

    private static SyncEvent Security(int id, ulong keywords, params (string Name, string Value)[] data) =>
        SyncEventInterpreter.Interpret(new EventRecord
        {
            ProviderName = "Microsoft-Windows-Security-Auditing",
            Id = id,
            Keywords = keywords,
            Strings = [.. data.Select(one => one.Value)],
            Names = [.. data.Select(one => one.Name)],
            Source = "memory",
        });

    [Fact]
    public void The_older_layout_of_10744_is_recognised_by_its_single_string()
    {
        SyncEvent older = EventLogOf.Interpret(10744, ["RACF"]);
        SyncEvent newer = EventLogOf.Interpret(10744, [TrackingId, "RACF"]);

        Assert.Equal(("RACF", null), (older.Adapter, older.TrackingId));
        Assert.Equal(("RACF", Guid.Parse(TrackingId)), (newer.Adapter, newer.TrackingId));
    }

    [Fact]
    public void Surplus_strings_keep_their_number()
    {
        SyncEvent e = EventLogOf.Interpret(11070, [TrackingId, @"FABRIKAM\x", "extra", ""]);

        Assert.Equal([("%3", "extra"), ("%4", "")], e.Fields.Skip(2).Select(f => (f.Label, f.Value)));
    }

    [Fact]
    public void An_undocumented_id_comes_out_with_its_raw_strings()
    {
        SyncEvent e = EventLogOf.Interpret(11999, ["a", "", "c"], level: 3);

        Assert.Null(e.Definition);
        Assert.Equal(["a", "", "c"], e.Strings);
        Assert.Equal((EventArea.Unknown, EventSeverity.Warning), (e.Area, e.Severity));
        Assert.Contains("11999", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_another_provider_is_not_taken_for_the_entsso_event_of_the_same_id()
    {
        SyncEvent e = EventLogOf.Interpret(11060, [TrackingId, "x"], provider: "SomeService");

        Assert.Equal(("", null), (e.SymbolicName, e.TrackingId));
        Assert.Equal("SomeService", e.ProviderName);
    }
}
