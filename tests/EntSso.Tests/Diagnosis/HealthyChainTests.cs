using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

public class HealthyChainTests
{
    private static readonly string[] _families = ["PRE-*", "PCNS-*", "SYNC-*", "XML-*", "EXT-*", "KRB-*"];

    [Fact]
    public void Nothing_fails_and_nothing_warns_in_the_healthy_chain()
    {
        var findings = DiagnosisEngine.Run(FabrikamChain.Whole, RuleCatalogue.Select(_families), TestContext.Current.CancellationToken);

        Assert.All(findings, finding => Assert.True(
            finding.Status is FindingStatus.Pass or FindingStatus.NotApplicable, $"{finding.RuleId} {finding.Status} {finding.Subject}: {finding.Evidence}"));
        Assert.Equal(RuleCatalogue.Select(_families).Select(rule => rule.Id).OrderBy(id => id), findings.Select(finding => finding.RuleId).Distinct().OrderBy(id => id));
    }

    public static TheoryData<string> Ids => [.. RuleCatalogue.Select(["PRE-*", "PCNS-*", "SYNC-*", "XML-*", "EXT-*", "KRB-08"]).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_deployment_with_nothing_in_it_is_not_judged(string rule) =>
        Assert.Equal(FindingStatus.NotApplicable, Fabrikam.JudgeOne(rule, new SyncDeployment()).Status);
}
