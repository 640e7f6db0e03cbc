using System.Globalization;
using EntSso.Events.Changes;
using Xunit;

namespace EntSso.Tests.Events.Changes;

public class PasswordChangeTrackerTests
{
    private const string Id1 = "3F2A3D01-5A17-4C0E-9B01-0000FAB00001";
    private const string Id2 = "3F2A3D02-5A17-4C0E-9B02-0000FAB00002";
    private const string Jane = @"FABRIKAM\jane.doe";
    private const string Service = @"FABRIKAM\ssosvcact";

    [Fact]
    public void A_change_that_the_adapter_confirmed_is_delivered()
    {
        PasswordChange change = new EventLogOf()
            .Event(11064, Id1, Jane, Service)
            .Event(10734, Id1, "RACF", "JDOE01", "FABRIKAM", "jane.doe")
            .Event(10736, Id1, "RACF", "MAINFRAME", "JDOE01")
            .SingleChange();

        Assert.Equal(PasswordChangeOutcome.Delivered, change.Outcome);
        Assert.Equal(Guid.Parse(Id1), change.TrackingId);
        Assert.Equal(Jane, change.WindowsAccount);
        Assert.Equal(TimeSpan.FromSeconds(2), change.Duration);
        PasswordDelivery delivery = Assert.Single(change.Deliveries);
        Assert.Equal(("MAINFRAME", "JDOE01", "RACF"), (delivery.Application, delivery.ExternalAccount, delivery.Adapter));
        Assert.Equal("", change.Cause);
    }

    [Fact]
    public void Direct_password_sync_is_delivered_when_the_stored_credential_was_updated()
    {
        PasswordChange change = new EventLogOf()
            .Event(11064, Id1, Jane, Service)
            .Event(11058, Id1, "PAYROLL", Jane, @"PAY\jane")
            .SingleChange();

        Assert.Equal((PasswordChangeOutcome.Delivered, ChainLink.DirectSync), (change.Outcome, change.Link));
    }

    [Fact]
    public void Each_mapping_of_one_change_has_its_own_outcome_and_the_worst_is_the_changes()
    {
        PasswordChange change = new EventLogOf()
            .Event(11064, Id1, Jane, Service)
            .Event(11031, Id1, Jane, "MAINFRAME", "JDOE01", Service)
            .Event(11058, Id1, "PAYROLL", Jane, @"PAY\jane")
            .SingleChange();

        Assert.Equal(PasswordChangeOutcome.Skipped, change.Outcome);
        Assert.Equal(ChainLink.Mapping, change.Link);
        Assert.Equal(
            [("MAINFRAME", PasswordChangeOutcome.Skipped), ("PAYROLL", PasswordChangeOutcome.Delivered)],
            change.Deliveries.Select(d => (d.Application, d.Outcome)));
        Assert.Contains("ssomanage -deletemapping", change.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11031, ChainLink.Mapping)]
    [InlineData(11032, ChainLink.Mapping)]
    [InlineData(11033, ChainLink.Application)]
    [InlineData(11034, ChainLink.Application)]
    [InlineData(11035, ChainLink.Application)]
    public void Information_events_that_end_a_change_are_not_overlooked(int id, ChainLink link)
    {
        PasswordChange change = new EventLogOf()
            .Event(11064, Id1, Jane, Service)
            .Event(id, Id1, Jane, "MAINFRAME", "JDOE01", Service)
            .SingleChange();

        Assert.Equal((PasswordChangeOutcome.Skipped, link), (change.Outcome, change.Link));
        Assert.NotEqual("", change.Cause);
        Assert.NotEqual("", change.Remedy);
    }

    [Fact]
    public void An_account_without_any_mapping_skips_the_change_as_a_whole()
    {
        PasswordChange change = new EventLogOf().Event(11064, Id1, Jane, Service).Event(11030, Id1, Jane, Service).SingleChange();

        Assert.Equal((PasswordChangeOutcome.Skipped, ChainLink.Mapping), (change.Outcome, change.Link));
        Assert.Empty(change.Deliveries);
    }

    [Fact]
    public void A_queued_change_without_an_answer_is_pending()
    {
        PasswordChange change = new EventLogOf()
            .Event(11064, Id1, Jane, Service)
            .Event(10734, Id1, "RACF", "JDOE01", "FABRIKAM", "jane.doe")
            .SingleChange();

        Assert.Equal((PasswordChangeOutcome.Pending, ChainLink.Adapter), (change.Outcome, change.Link));
    }

    [Fact]
    public void A_change_whose_adapter_is_down_stays_pending_until_the_retries_are_used_up()
    {
        EventLogOf log = new EventLogOf()
            .Event(11064, Id1, Jane, Service)
            .Event(10734, Id1, "RACF", "JDOE01", "FABRIKAM", "jane.doe")
            .Event(10748, Id1, "RACF", "INTSVR1", "0x800706BA, The RPC server is unavailable.");
        Assert.Equal((PasswordChangeOutcome.Pending, 10748), (log.SingleChange().Outcome, log.SingleChange().DecidedBy?.Id));

        PasswordChange exhausted = log.Event(10714, Id1, "RACF").SingleChange();

        Assert.Equal((PasswordChangeOutcome.Failed, 10714), (exhausted.Outcome, exhausted.DecidedBy?.Id));
        Assert.Single(exhausted.Deliveries);
    }

    [Fact]
    public void A_delivery_that_succeeds_after_failed_tries_is_delivered()
    {
        PasswordChange change = new EventLogOf()
            .Event(11064, Id1, Jane, Service)
            .Event(10734, Id1, "RACF", "JDOE01", "FABRIKAM", "jane.doe")
            .Event(10748, Id1, "RACF", "INTSVR1", "0x800706BA, …")
            .Event(10736, Id1, "RACF", "MAINFRAME", "JDOE01")
            .SingleChange();

        Assert.Equal(PasswordChangeOutcome.Delivered, change.Outcome);
    }

    [Fact]
    public void A_refusal_of_the_external_system_stands_even_when_the_database_was_updated_afterwards()
    {
        PasswordChange change = new EventLogOf()
            .Event(11064, Id1, Jane, Service)
            .Event(10734, Id1, "RACF", "JDOE01", "FABRIKAM", "jane.doe")
            .Event(11043, Id1, "RACF", "JDOE01", "too short", "0x80004005, …")
            .Event(10736, Id1, "RACF", "MAINFRAME", "JDOE01")
            .SingleChange();

        Assert.Equal((PasswordChangeOutcome.Failed, ChainLink.ExternalSystem), (change.Outcome, change.Link));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00.0000000Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public void Near_errors_are_found_at_the_first_and_the_last_moment_that_a_log_can_hold(string moment)
    {
        DateTime time = DateTime.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        var tracker = new PasswordChangeTracker();
        tracker.Add(EventLogOf.Interpret(11064, [Id1, Jane, Service], time: time));
        tracker.Add(EventLogOf.Interpret(11008, ["Mainframe Users", Jane, "", "0x80070005"], time: time, recordId: 7));

        PasswordChange change = Assert.Single(tracker.Complete());

        Assert.Equal(7, Assert.Single(change.LikelyReasons).RecordId);
    }

    [Fact]
    public void Likely_reasons_come_in_time_order_from_an_export_that_begins_with_the_newest_event()
    {
        DateTime time = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);
        var tracker = new PasswordChangeTracker();
        foreach (int second in new[] { 30, 11, 10, 3, 0, -10, -11 })
        {
            tracker.Add(EventLogOf.Interpret(11008, ["Mainframe Users", Jane, "", "0x80070005"], time: time.AddSeconds(second), recordId: 100 + second));
        }

        tracker.Add(EventLogOf.Interpret(11064, [Id1, Jane, Service], time: time));

        PasswordChange change = Assert.Single(tracker.Complete());

        Assert.Equal([90, 100, 103, 110], change.LikelyReasons.Select(e => e.RecordId));
    }

    [Fact]
    public void A_log_that_claims_thousands_of_mappings_for_one_change_costs_no_product_of_its_events()
    {
        var log = new EventLogOf().Event(11064, Id1, Jane, Service);
        for (int i = 0; i < 1000; i++)
        {
            log.Event(10734, Id1, "RACF", "USER" + i, "FABRIKAM", "jane.doe");
        }

        for (int i = 0; i < 1000; i++)
        {
            log.Event(10714, Id1, "RACF");
        }

        PasswordChange change = log.SingleChange();

        Assert.Equal(2001, change.Events.Count);
        Assert.Equal(PasswordChangeOutcome.Failed, change.Outcome);
        Assert.Equal(256, change.Deliveries.Count);
        Assert.InRange(change.Deliveries.Sum(d => d.Events.Count), 256, 256 * 1001);
    }

    [Fact]
    public void A_change_that_is_received_and_never_mentioned_again_is_unexplained_and_near_errors_are_likely_reasons()
    {
        PasswordChange change = new EventLogOf()
            .EventOn("INTSVR2", 11008, "Group", Jane, "", "0x80070005, …")
            .Event(11064, Id1, Jane, Service)
            .Event(11008, "Mainframe Users", Jane, "", "0x80070005, Access is denied.")
            .Wait(3600)
            .Event(11008, "Mainframe Users", "someone", "", "0x80070005, Access is denied.")
            .SingleChange();

        Assert.Equal(PasswordChangeOutcome.Unexplained, change.Outcome);
        Assert.Equal(3, Assert.Single(change.LikelyReasons).RecordId);
        Assert.StartsWith("Likely", change.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unexplained_change_without_any_trace_says_how_to_get_one()
    {
        PasswordChange change = new EventLogOf().Event(11064, Id1, Jane, Service).SingleChange();

        Assert.Equal(PasswordChangeOutcome.Unexplained, change.Outcome);
        Assert.Contains("ssoconfig -auditLevel 3 3", change.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11060, ChainLink.CallerCheck)]
    [InlineData(11070, ChainLink.ServerGate)]
    [InlineData(10708, ChainLink.SystemGate)]
    public void Refused_calls_are_counted_by_caller(int id, ChainLink link)
    {
        string[] Strings(string trackingId, string caller) =>
            id == 11060 ? [trackingId, caller, Service, "0x80070005, Access is denied."] : [trackingId, caller];

        IReadOnlyList<PasswordChange> changes = new EventLogOf()
            .Event(id, Strings(Id1, @"FABRIKAM\mimsync"))
            .Event(id, Strings(Id2, @"fabrikam\MIMSYNC"))
            .Event(id, Strings("3F2A3D03-5A17-4C0E-9B03-0000FAB00003", @"FABRIKAM\other"))
            .Changes();

        Assert.Equal([2, 1], changes.Select(c => c.Count));
        Assert.All(changes, c => Assert.Equal((PasswordChangeKind.RefusedCalls, PasswordChangeOutcome.Failed, link), (c.Kind, c.Outcome, c.Link)));
        Assert.Equal(2, changes[0].Events.Count);
        Assert.NotEqual("", changes[0].Remedy);
    }

    [Fact]
    public void Calls_refused_before_a_tracking_id_exists_are_counted_by_computer()
    {
        IReadOnlyList<PasswordChange> changes = new EventLogOf().Event(11063).Event(11063).EventOn("INTSVR2", 11063).Changes();

        Assert.Equal([("INTSVR1", 2), ("INTSVR2", 1)], changes.Select(c => (c.Computer, c.Count)));
        Assert.All(changes, c => Assert.Equal(ChainLink.KerberosCall, c.Link));
    }

    [Fact]
    public void A_closed_system_gate_after_the_change_was_received_belongs_to_that_change()
    {
        PasswordChange change = new EventLogOf().Event(11064, Id1, Jane, Service).Event(10708, Id1, Service).SingleChange();

        Assert.Equal(
            (PasswordChangeKind.FromWindows, Jane, PasswordChangeOutcome.Failed, ChainLink.SystemGate),
            (change.Kind, change.WindowsAccount, change.Outcome, change.Link));
    }

    [Fact]
    public void Adapter_notices_with_tracking_ids_of_their_own_are_not_password_changes()
    {
        Assert.Empty(new EventLogOf().Event(10744, Id1, "RACF").Event(10745, Id2, "RACF", "link lost", "0x1, …").Changes());
    }

    [Fact]
    public void Events_of_one_change_from_several_servers_are_one_change()
    {
        PasswordChange change = new EventLogOf()
            .EventOn("INTSVR1", 11064, Id1, Jane, Service)
            .EventOn("INTSVR1", 10734, Id1, "RACF", "JDOE01", "FABRIKAM", "jane.doe")
            .EventOn("ADPSVR1", 10736, Id1, "RACF", "MAINFRAME", "JDOE01")
            .SingleChange();

        Assert.Equal((PasswordChangeOutcome.Delivered, "INTSVR1"), (change.Outcome, change.Computer));
    }

    [Fact]
    public void Two_adapters_of_one_change_are_two_deliveries()
    {
        PasswordChange change = new EventLogOf()
            .Event(11064, Id1, Jane, Service)
            .Event(10734, Id1, "RACF", "JDOE01", "FABRIKAM", "jane.doe")
            .Event(10734, Id1, "AS400", "JDOE01", "FABRIKAM", "jane.doe")
            .Event(10736, Id1, "RACF", "MAINFRAME", "JDOE01")
            .Event(10714, Id1, "AS400")
            .SingleChange();

        Assert.Equal(
            [("RACF", PasswordChangeOutcome.Delivered), ("AS400", PasswordChangeOutcome.Failed)],
            change.Deliveries.Select(d => (d.Adapter, d.Outcome)));
    }

    [Fact]
    public void A_change_from_an_adapter_is_told_apart_and_ends_with_the_windows_password()
    {
        PasswordChange change = new EventLogOf()
            .Event(10663, Id1, "RACF", "JDOE01", Service, "ADPSVR1 (racf.exe:412)")
            .Event(10670, Id1, "RACF", Jane)
            .SingleChange();

        Assert.Equal(
            (PasswordChangeKind.FromExternalSystem, PasswordChangeOutcome.Delivered), (change.Kind, change.Outcome));
    }

    [Fact]
    public void A_tracking_id_that_is_no_guid_still_ties_its_events_together()
    {
        PasswordChange change = new EventLogOf()
            .Event(11064, "change 17", Jane, Service)
            .Event(11058, "change 17", "PAYROLL", Jane, @"PAY\jane")
            .SingleChange();

        Assert.Null(change.TrackingId);
        Assert.Equal(PasswordChangeOutcome.Delivered, change.Outcome);
    }
}
