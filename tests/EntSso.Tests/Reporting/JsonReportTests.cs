using EntSso.Diagnosis;
using EntSso.Events.Changes;
using EntSso.Reporting;
using Xunit;

namespace EntSso.Tests.Reporting;

public class JsonReportTests
{
    [Fact]
    public void The_summary_names_the_first_broken_link_and_counts_every_answer()
    {
        JsonTree json = Parse(Sample.Report(
            Sample.Finding("APP-03", FindingStatus.Fail, ChainLink.Application, "PAYROLL"),
            Sample.Finding("GATE-02", FindingStatus.Fail, ChainLink.ServerGate, "INTSVR1"),
            Sample.Finding("KRB-04", FindingStatus.Warning),
            Sample.Finding("KRB-01", FindingStatus.Pass),
            Sample.Finding("KRB-02", FindingStatus.Pass),
            Sample.Finding("MAP-01", FindingStatus.Unknown, ChainLink.Mapping),
            Sample.Finding("ADP-01", FindingStatus.NotApplicable, ChainLink.Adapter)));

        Assert.Equal("serverGate", json["summary"]["firstBrokenLink"].Text);
        JsonTree headline = Assert.Single(json["summary"]["headline"].Items);
        Assert.Equal(("GATE-02", "INTSVR1"), (headline["ruleId"].Text, headline["subject"].Text));
        JsonTree counts = json["summary"]["counts"];
        Assert.Equal(
            (2, 1, 1, 2, 1),
            (counts["fail"].Number, counts["warning"].Number, counts["unknown"].Number, counts["pass"].Number, counts["notApplicable"].Number));
    }

    [Fact]
    public void Without_a_failure_there_is_no_first_broken_link()
    {
        JsonTree json = Parse(Sample.Report(Sample.Finding(status: FindingStatus.Unknown)));

        Assert.True(json["summary"]["firstBrokenLink"].IsNull);
        Assert.Empty(json["summary"]["headline"].Items);
    }

    [Fact]
    public void A_finding_keeps_all_its_parts()
    {
        JsonTree finding = Parse(Sample.Report(Sample.Finding(
            "KRB-02", FindingStatus.Fail, ChainLink.KerberosCall, "ENTSSO/INTSVR1", "Held by FABRIKAM\\other.", "setspn -D", new FilePlace("a.xml", 3, 4), Basis.Likely, null, 11063, 11060)))["findings"].Items.Single();

        Assert.Equal("KRB-02", finding["ruleId"].Text);
        Assert.Equal("kerberosCall", finding["link"].Text);
        Assert.Equal("fail", finding["status"].Text);
        Assert.Equal("ENTSSO/INTSVR1", finding["subject"].Text);
        Assert.Equal("Held by FABRIKAM\\other.", finding["evidence"].Text);
        Assert.Equal("setspn -D", finding["remedy"].Text);
        Assert.Equal("a.xml(3,4)", finding["place"].Text);
        Assert.Equal("likely", finding["basis"].Text);
        Assert.Equal([11063, 11060], finding["eventId"].Items.Select(i => i.Number));
    }

    [Fact]
    public void A_finding_about_an_spn_also_has_the_name_and_its_account()
    {
        Finding spn = Sample.Finding(about: FindingSubject.SpnOf("ENTSSO/INTSVR1", @"FABRIKAM\svc-entsso"));

        JsonTree finding = Parse(Sample.Report(spn))["findings"].Items.Single();

        Assert.Equal(("ENTSSO/INTSVR1", @"FABRIKAM\svc-entsso"), (finding["servicePrincipalName"].Text, finding["account"].Text));
    }

    [Fact]
    public void Times_are_iso_8601_in_utc_with_seven_decimals()
    {
        var report = new DiagnosisReport([], []) { Deployment = "fabrikam", Created = new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc).AddTicks(1234567) };

        Assert.Equal("2026-03-02T08:00:00.1234567Z", Parse(report)["created"].Text);
    }

    [Fact]
    public void Every_link_has_its_status_even_when_no_rule_looked_at_it()
    {
        JsonTree json = Parse(Sample.Report(Sample.Finding(status: FindingStatus.Warning)));

        Assert.Equal(16, json["links"].Items.Count);
        Assert.Equal("warning", json["links"].Items.Single(l => l["link"].Text == "kerberosCall")["status"].Text);
        Assert.Equal("notApplicable", json["links"].Items.Single(l => l["link"].Text == "mapping")["status"].Text);
    }

    [Fact]
    public void Relations_name_cause_and_effect()
    {
        Finding cause = Sample.Finding("EXT-06", subject: "ENTSSO MA");
        Finding effect = Sample.Finding("CALL-01", subject: "INTSVR1");

        JsonTree relation = Parse(Sample.Report([cause, effect], [new FindingRelation(cause, effect, "wrong user")]))["relations"].Items.Single();

        Assert.Equal(("EXT-06", "CALL-01", "wrong user"), (relation["cause"]["ruleId"].Text, relation["effect"]["ruleId"].Text, relation["text"].Text));
    }

    [Fact]
    public void Password_changes_are_counted_by_outcome_and_gathered_by_their_end()
    {
        JsonTree changes = Parse(Sample.Report([], [], [
            Sample.Change(PasswordChangeOutcome.Delivered, Sample.Time),
            Sample.Change(PasswordChangeOutcome.Failed, Sample.Time.AddHours(1), ChainLink.Mapping, "no mapping"),
            Sample.Change(PasswordChangeOutcome.Failed, Sample.Time.AddHours(2), ChainLink.Mapping, "no mapping"),
            Sample.Change(PasswordChangeOutcome.Skipped, null, ChainLink.Acceptance, "repeated"),
        ]))["passwordChanges"];

        Assert.Equal((1, 2, 1), (changes["counts"]["delivered"].Number, changes["counts"]["failed"].Number, changes["counts"]["skipped"].Number));
        Assert.Equal("2026-03-02T10:00:00.0000000Z", changes["last"].Text);
        Assert.Equal([("no mapping", 2), ("repeated", 1)], changes["ends"].Items.Select(e => (e["cause"].Text, e["count"].Number)));
        Assert.True(changes["ends"].Items[1]["last"].IsNull);
    }

    [Fact]
    public void Hostile_text_stays_text_and_nothing_of_it_is_lost()
    {
        string subject = Parse(Sample.HostileReport())["findings"].Items[0]["subject"].Text;

        Assert.Equal(Sample.Hostile, subject);
    }

    [Fact]
    public void The_time_of_a_report_must_be_marked_as_utc() =>
        Assert.Throws<ArgumentException>(() => new DiagnosisReport([], []) { Deployment = "", Created = new DateTime(2026, 3, 2) });

    private static JsonTree Parse(DiagnosisReport report) => JsonTree.Parse(Sample.Render(new JsonReport(report)));
}
