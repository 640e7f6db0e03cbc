using EntSso.Events;
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
        Assert.Equal((ChainLink.CallerCheck, EventOutcome.Fail, EventSeverity.Warning), (e.Link, e.Outcome, e.Severity));
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
    public void Fewer_strings_than_documented_leave_the_rest_out()
    {
        SyncEvent e = EventLogOf.Interpret(11064, [TrackingId, @"FABRIKAM\jane"]);

        Assert.Equal((@"FABRIKAM\jane", ""), (e.WindowsAccount, e.ClientUser));
        Assert.Contains("(not logged)", e.Message, StringComparison.Ordinal);
    }

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
