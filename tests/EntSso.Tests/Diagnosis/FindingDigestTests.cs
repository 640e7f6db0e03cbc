#if NET
using EntSso.Deployment.Json;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

/// <summary>The order in which people read findings.</summary>
public sealed class FindingDigestTests
{
    [Theory]
    [InlineData("KRB-01 to KRB-04", "KRB-01", "KRB-02", "KRB-02", "KRB-03", "KRB-04")]
    [InlineData("KRB-01 and KRB-02", "KRB-02", "KRB-01")]
    [InlineData("KRB-07", "KRB-07", "KRB-07")]
    [InlineData("GATE-01 to GATE-03, GATE-08, PRE-09 to PRE-11 and MAP-05", "GATE-01", "GATE-02", "GATE-03", "GATE-08", "PRE-09", "PRE-10", "PRE-11", "MAP-05")]
    public void Rules_in_a_row_are_a_range(string text, params string[] rules) =>
        Assert.Equal(text, Assert.Single(FindingDigest.Of(rules.Select(rule => Make(rule, FindingStatus.Unknown, "no clock was read"))).Unknown).Rules);

    [Fact]
    public void One_reason_is_one_group_and_those_that_a_source_answers_come_first()
    {
        FindingDigest digest = FindingDigest.Of(
        [
            Make("PRE-08", FindingStatus.Unknown, "no clock was read"),
            Make("GATE-02", FindingStatus.Unknown, "not collected"),
            Make("KRB-01", FindingStatus.Unknown, "no directory was queried"),
            Make("GATE-04", FindingStatus.Unknown, "not collected"),
            Make("KRB-02", FindingStatus.Unknown, "no directory was queried"),
            Make("PRE-01", FindingStatus.Pass),
        ]);

        Assert.Equal(
            [
                "KRB-01 and KRB-02 need a directory: add -Directory.",
                "GATE-02 and GATE-04 need facts that were not collected.",
                "PRE-08 thing: The evidence of PRE-08.",
            ],
            digest.Unknown.Select(group => group.Line("add -Directory")));
        Assert.Equal((0, 1), (digest.Failures.Count, digest.Counts.Pass));
    }

    [Fact]
    public void Every_finding_of_every_sample_is_selected_once_and_worst_first()
    {
        foreach (string sample in Directory.EnumerateDirectories(RepositoryFolder.Find("docs/samples"), "fabrikam*"))
        {
            PasswordSyncDiagnosis diagnosis = PasswordSyncDiagnosis.Run(
                DeploymentFile.Load(Path.Combine(sample, "deployment.json"), TestContext.Current.CancellationToken).Deployment);

            IReadOnlyList<Finding> all = FindingDigest.Select(diagnosis.Findings, FindingStatusText.WorstFirst);

            Assert.Equal(diagnosis.Findings.Count, all.Distinct(ReferenceEqualityComparer.Instance).Count());
            int[] order = [.. all.Select(finding => FindingStatusText.WorstFirst.ToList().IndexOf(finding.Status))];
            Assert.Equal(order.Order(), order);
            Assert.Equal(diagnosis.Counts.Unknown, FindingDigest.Of(diagnosis.Findings).Unknown.Sum(group => group.Findings.Count));
        }
    }

    private static Finding Make(string rule, FindingStatus status, string reason = "") => new()
    {
        RuleId = rule,
        Link = ChainLink.KerberosCall,
        Status = status,
        About = FindingSubject.General("thing"),
        Evidence = $"The evidence of {rule}.",
        Basis = Basis.Documented,
        Reason = reason,
    };
}
#endif
