using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

public class DiagnosisEngineTests
{
    [Fact]
    public void Findings_come_in_the_order_of_the_chain()
    {
        var findings = DiagnosisEngine.Run(Fabrikam.Healthy, RuleCatalogue.All.Reverse());

        Assert.Equal(findings.OrderBy(finding => finding.Link).ThenBy(finding => finding.RuleId, StringComparer.Ordinal), findings);
        Assert.Contains(findings, finding => finding.Link == ChainLink.CallerCheck);
    }

    [Fact]
    public void A_deployment_in_order_has_nothing_to_mend()
    {
        var inventory = new Inventory { Servers = Fact.Known(1) };

        Assert.All(
            DiagnosisEngine.Run(Fabrikam.Healthy with { Inventory = inventory }, RuleCatalogue.Select(["EXT-03", "EXT-04", "EXT-05", "EXT-06", "KRB-*", "PRE-07"], ["KRB-00", "KRB-08"])),
            finding => Assert.Equal(FindingStatus.Pass, finding.Status));
    }

    [Fact]
    public void An_empty_deployment_is_judged_without_a_pass_or_a_failure() => Assert.All(
        DiagnosisEngine.Run(new SyncDeployment(), RuleCatalogue.All),
        finding => Assert.Contains(finding.Status, new[] { FindingStatus.Unknown, FindingStatus.NotApplicable }));

    [Fact]
    public void A_cancelled_run_ends_with_that_exception()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => DiagnosisEngine.Run(Fabrikam.Healthy, RuleCatalogue.All, source.Token));
    }
}
