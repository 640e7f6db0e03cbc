using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Reporting;
using Xunit;
using static EntSso.Tests.Diagnosis.FabrikamSso;

namespace EntSso.Tests.Diagnosis;

public class PasswordSyncDiagnosisTests
{
    private static readonly SyncDeployment _good = FabrikamSso.Healthy;

    // The rules whose facts the example has.
    private static readonly string[] _families = ["GATE-*", "APP-*", "DIR-*", "MAP-*", "ADP-*", "KRB-01", "KRB-02", "KRB-03", "KRB-04", "KRB-05", "KRB-06", "KRB-07", "KRB-09", "EXT-05", "EXT-06"];

    [Fact]
    public void A_deployment_in_order_has_no_broken_link()
    {
        var diagnosis = PasswordSyncDiagnosis.Run(_good, _families);

        Assert.Null(diagnosis.Chain.FirstBrokenLink);
        Assert.Empty(diagnosis.Relations);
        Assert.DoesNotContain(diagnosis.Findings, finding => finding.Status is FindingStatus.Fail or FindingStatus.Warning or FindingStatus.Unknown);
        Assert.False(diagnosis.Counts.Reaches(FindingStatus.Unknown));
    }

    [Fact]
    public void A_missing_SPN_is_the_headline_and_the_wrong_connect_to_name_its_consequence()
    {
        var bare = Fabrikam.ServiceAccount with { ServicePrincipalNames = [] };
        var diagnosis = PasswordSyncDiagnosis.Run(
            _good.WithServiceAccount(bare).WithDirectory(Fabrikam.Held(Fabrikam.LongSpn), Fabrikam.Held(Fabrikam.ShortSpn)), _families);

        Assert.Equal(ChainLink.KerberosCall, diagnosis.Chain.FirstBrokenLink!.Link);
        Assert.Equal("KRB-01", Assert.Single(diagnosis.Chain.Headline).RuleId);
        Assert.Contains(diagnosis.Chain.Consequences, finding => finding.RuleId == "EXT-05");
    }

    [Fact]
    public void A_connect_to_name_of_the_other_form_is_the_headline_and_the_missing_SPN_its_consequence()
    {
        var shortOnly = Fabrikam.ServiceAccount with { ServicePrincipalNames = [Fabrikam.ShortSpn] };
        var diagnosis = PasswordSyncDiagnosis.Run(
            _good.WithServiceAccount(shortOnly).WithDirectory(Fabrikam.Held(Fabrikam.LongSpn), Fabrikam.Held(Fabrikam.ShortSpn, shortOnly)), _families);

        Assert.Equal("EXT-05", Assert.Single(diagnosis.Chain.Headline).RuleId);
        Assert.Contains(diagnosis.Chain.Consequences, finding => finding.RuleId == "KRB-01");
    }

    [Fact]
    public void The_first_of_several_broken_links_is_named()
    {
        var diagnosis = PasswordSyncDiagnosis.Run(
            _good.EachServer(server => server with { AllowMiis = Known(false) }).EachApplication(application => application with { IsEnabled = Known(false) }), _families);

        Assert.Equal(ChainLink.ServerGate, diagnosis.Chain.FirstBrokenLink!.Link);
        Assert.Equal("GATE-02", Assert.Single(diagnosis.Chain.Headline).RuleId);
        Assert.True(diagnosis.Counts.Reaches(FindingStatus.Fail));
        Assert.Equal(2, diagnosis.Counts.Fail);
    }

    [Fact]
    public void An_early_failure_that_a_later_link_explains_does_not_take_the_headline()
    {
        var agent = new ManagementAgent { Id = "1", Name = "ENTSSOMA2" };
        var effect = Reporting.Sample.Finding("SYNC-10", link: ChainLink.SyncEngine, about: FindingSubject.AgentNamed(agent.Name));
        var cause = Reporting.Sample.Finding("GATE-02", link: ChainLink.ServerGate, about: FindingSubject.ServerNamed(Fabrikam.LongName));

        var chain = ChainSummary.Of([effect, cause], FindingRelations.Of([effect, cause], new RuleContext(_good)));

        Assert.Equal(ChainLink.ServerGate, chain.FirstBrokenLink!.Link);
        Assert.Equal([cause], chain.Headline);
        Assert.Equal([effect], chain.Consequences);
    }

    [Theory]
    [InlineData(11060, ChainLink.CallerCheck, "EXT-06")]
    [InlineData(11070, ChainLink.ServerGate, "GATE-02")]
    [InlineData(10708, ChainLink.SystemGate, "GATE-04")]
    [InlineData(11067, ChainLink.Service, "GATE-01")]
    public void A_log_alone_names_the_broken_link_until_a_later_change_came_through(int id, ChainLink link, string rule)
    {
        var refused = new SyncDeployment().WithEvents(Logged(id));
        var chain = PasswordSyncDiagnosis.Run(refused).Chain;
        Assert.Equal(link, chain.FirstBrokenLink!.Link);
        Assert.Equal(rule, Assert.Single(chain.Headline).RuleId);

        var later = refused.WithEvents(Logged(id == 11067 ? 11066 : 11058, last: Fabrikam.Collected.AddHours(2)));
        Assert.Null(PasswordSyncDiagnosis.Run(later).Chain.FirstBrokenLink);
    }

    [Fact]
    public void Rules_are_chosen_by_patterns_and_described_in_the_result()
    {
        var diagnosis = PasswordSyncDiagnosis.Run(_good, ["gate-*"], ["GATE-02"]);

        Assert.DoesNotContain(diagnosis.Rules, rule => rule.Id == "GATE-02");
        Assert.All(diagnosis.Findings, finding => Assert.StartsWith("GATE-", finding.RuleId, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => PasswordSyncDiagnosis.Run(_good, ["GATES-*"]));
    }

    [Fact]
    public void A_cancelled_diagnosis_ends_with_that_exception()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => PasswordSyncDiagnosis.Run(_good, cancellationToken: source.Token));
    }

    [Fact]
    public void A_report_takes_over_the_diagnosis_as_it_is()
    {
        var diagnosis = PasswordSyncDiagnosis.Run(_good, _families);

        var report = new DiagnosisReport(diagnosis) { Deployment = "fabrikam", Created = Fabrikam.Collected };

        Assert.Same(diagnosis.Chain, report.Chain);
        Assert.Equal(diagnosis.Rules, report.Rules);
    }

    [Theory]
    [InlineData(FindingStatus.Fail, true, true, true)]
    [InlineData(FindingStatus.Warning, false, true, true)]
    [InlineData(FindingStatus.Unknown, false, false, true)]
    [InlineData(FindingStatus.Pass, false, false, false)]
    [InlineData(FindingStatus.NotApplicable, false, false, false)]
    public void A_threshold_is_reached_by_what_is_as_bad_or_worse(FindingStatus status, bool fail, bool warning, bool unknown)
    {
        var counts = FindingCounts.Of([Reporting.Sample.Finding(status: status)]);

        Assert.Equal(
            (fail, warning, unknown),
            (counts.Reaches(FindingStatus.Fail), counts.Reaches(FindingStatus.Warning), counts.Reaches(FindingStatus.Unknown)));
        Assert.Throws<ArgumentOutOfRangeException>(() => counts.Reaches(FindingStatus.Pass));
    }
}
