using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;
using Xunit;
using static EntSso.Tests.Diagnosis.FabrikamChain;

namespace EntSso.Tests.Diagnosis.Evidence;

public class EventWitnessTests
{
    [Fact]
    public void A_subject_is_heard_alone()
    {
        var deployment = Whole.Log(Logged(10745, 1) with { Subject = "ADAPTER1" }, Logged(10745, 2) with { Subject = "ADAPTER2" });
        var witness = new EventWitness(deployment, default);

        Assert.Equal("ADAPTER1", witness.Newest([10745], "INTSVR1.fabrikam.com", "adapter1")!.Subject);
        Assert.Equal("ADAPTER2", witness.Newest([10745])!.Subject);
        Assert.Null(witness.Newest([10745], "INTSVR2"));
    }

    [Fact]
    public void Only_a_later_event_on_the_same_subject_clears()
    {
        var question = new EventQuestion { Ids = [10745], ClearedBy = [10744] };
        EventEvidence Bad(string subject) => Logged(10745, 1) with { Subject = subject };
        EventEvidence Good(string subject, double hours) => Logged(10744, hours) with { Subject = subject };

        Assert.Null(Witness(Bad("A"), Good("A", 2)).Unresolved(question));
        Assert.NotNull(Witness(Bad("A"), Good("B", 2)).Unresolved(question));
        Assert.NotNull(Witness(Bad("A"), Good("A", 0)).Unresolved(question));

        static EventWitness Witness(params EventEvidence[] events) => new(Whole.Log(events), default);
    }

    [Fact]
    public void Hosts_of_the_same_short_name_in_two_domains_are_two()
    {
        var witness = new EventWitness(Whole.Log(Logged(11060, 1, "INTSVR1.contoso.com")), default);

        Assert.Null(witness.Newest([11060], "INTSVR1.fabrikam.com"));
        Assert.NotNull(witness.Newest([11060], "INTSVR1"));
    }

    [Fact]
    public void Silence_counts_only_where_a_log_was_read()
    {
        var failed = new EventLogCoverage { Computer = "DC2", Count = Fact.Unknown<long>("access is denied.") };
        var other = new EventLogCoverage { Computer = "DC3", Provider = "PCNSSVC", Count = Fact.Known(3L) };
        var witness = new EventWitness(Whole with { EventLogCoverage = [Covered("DC1.fabrikam.com"), failed, other] }, default);

        Assert.True(witness.HasRead(EventSource.Pcns, "DC1"));
        Assert.False(witness.HasRead(EventSource.Pcns, "DC2"));
        Assert.Equal("access is denied", witness.WhyNotRead(EventSource.Pcns, "DC2"));
        Assert.True(witness.HasRead(EventSource.Pcns, "DC3"));
    }

    [Fact]
    public void A_log_counts_for_a_source_only_on_a_machine_of_that_source()
    {
        var witness = new EventWitness(Whole with { EventLogCoverage = [Covered("DC1.fabrikam.com"), Covered(Server)] }, default);

        Assert.False(witness.HasRead(EventSource.EntSso, "DC1"));
        Assert.True(witness.HasRead(EventSource.EntSso, Server));
        Assert.False(witness.HasRead(EventSource.Pcns, Server));
        Assert.Equal("no event log of DC1 with events of ENTSSO was read", witness.WhyNotRead(EventSource.EntSso, "DC1"));
    }

    [Fact]
    public void What_a_log_says_is_told_with_its_values_and_what_cannot_be_seen_is_spelled_out()
    {
        var evidence = Logged(11060, 0) with { Count = 1234, ClientUser = "FABRIKAM\\a\u202Eb", ErrorCode = 5 };

        Assert.Equal(
            "event 11060 was logged 1,234 times on INTSVR1, last at 2024-05-01 12:00:00Z (Client User 'FABRIKAM\\aU+202Eb', error code 0x00000005)",
            EventWitness.Describe(evidence));
        Assert.Equal("event 11060 was logged once on INTSVR1, at a time that the log does not show", EventWitness.Describe(Logged(11060, 0) with { Last = null }));
    }

    [Fact]
    public void A_rule_that_does_not_apply_is_left_alone_by_events()
    {
        var answer = new Answer(FindingStatus.NotApplicable, "e");

        Assert.Same(answer, new EventWitness(Whole.Log(Logged(11060, 1)), default).Weigh(answer, new EventQuestion { Ids = [11060] }));
    }
}
