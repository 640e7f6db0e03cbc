using EntSso.Diagnosis;
using EntSso.Tests.Reporting;
using Xunit;

namespace EntSso.Tests.Diagnosis;

public class ChainSummaryTests
{
    [Theory]
    [InlineData(FindingStatus.Fail, FindingStatus.Pass, FindingStatus.Unknown, FindingStatus.Warning, FindingStatus.Fail)]
    [InlineData(FindingStatus.Warning, FindingStatus.Unknown, FindingStatus.Warning, FindingStatus.Pass, FindingStatus.NotApplicable)]
    [InlineData(FindingStatus.Unknown, FindingStatus.Pass, FindingStatus.Pass, FindingStatus.Unknown, FindingStatus.NotApplicable)]
    [InlineData(FindingStatus.Pass, FindingStatus.NotApplicable, FindingStatus.Pass, FindingStatus.NotApplicable, FindingStatus.Pass)]
    [InlineData(FindingStatus.NotApplicable, FindingStatus.NotApplicable, FindingStatus.NotApplicable, FindingStatus.NotApplicable, FindingStatus.NotApplicable)]
    public void A_link_is_as_bad_as_its_worst_finding(FindingStatus expected, params FindingStatus[] statuses)
    {
        ChainSummary chain = ChainSummary.Of(statuses.Select(s => Sample.Finding(status: s)), []);

        LinkSummary link = chain.Links.Single(l => l.Link == ChainLink.KerberosCall);
        Assert.Equal(expected, link.Status);
        Assert.Equal(expected != FindingStatus.NotApplicable, link.IsJudged);
    }

    [Fact]
    public void The_chain_has_every_link_once_in_the_order_in_which_a_change_meets_them()
    {
        IEnumerable<ChainLink> all = typeof(ChainLink).GetEnumValues().Cast<ChainLink>().Where(l => l != ChainLink.None);

        Assert.Equal(all, ChainSummary.Of([], []).Links.Select(l => l.Link));
    }

    [Fact]
    public void The_first_broken_link_is_the_first_in_chain_order_whatever_the_order_of_the_findings()
    {
        ChainSummary chain = ChainSummary.Of(
            [
                Sample.Finding("APP-03", FindingStatus.Fail, ChainLink.Application),
                Sample.Finding("SYNC-04", FindingStatus.Warning, ChainLink.SyncEngine),
                Sample.Finding("GATE-02", FindingStatus.Fail, ChainLink.ServerGate),
                Sample.Finding("PRE-01", FindingStatus.Fail, ChainLink.None),
            ],
            []);

        Assert.Equal(ChainLink.ServerGate, chain.FirstBrokenLink!.Link);
        Assert.Equal("GATE-02", Assert.Single(chain.Headline).RuleId);
        Assert.Equal(["SYNC-04", "GATE-02", "APP-03", "PRE-01"], chain.Findings.Select(f => f.RuleId));
    }

    [Fact]
    public void Links_know_whether_they_broke_first_or_only_follow_from_that()
    {
        Finding queue = Sample.Finding("SYNC-09", FindingStatus.Fail, ChainLink.SyncEngine);
        Finding gate = Sample.Finding("GATE-02", FindingStatus.Fail, ChainLink.ServerGate);
        Finding way = Sample.Finding("APP-03", FindingStatus.Fail, ChainLink.Application);
        Finding doubt = Sample.Finding("MAP-01", FindingStatus.Warning, ChainLink.Mapping);

        ChainSummary chain = ChainSummary.Of(
            [queue, gate, way, doubt], [new FindingRelation(gate, queue, "refused"), new FindingRelation(gate, doubt, "never asked")]);

        Assert.Equal([ChainLink.ServerGate], chain.Links.Where(link => link.IsFirstBroken).Select(link => link.Link));
        Assert.Equal([ChainLink.SyncEngine], chain.Links.Where(link => link.IsConsequence).Select(link => link.Link));
        Assert.Same(chain.Links.Single(link => link.IsFirstBroken), chain.FirstBrokenLink);
    }

    [Fact]
    public void A_failure_outside_the_chain_breaks_no_link()
    {
        ChainSummary chain = ChainSummary.Of([Sample.Finding("PRE-01", FindingStatus.Fail, ChainLink.None)], []);

        Assert.Null(chain.FirstBrokenLink);
        Assert.Empty(chain.Headline);
        Assert.Equal(FindingStatus.Fail, chain.Unlinked.Status);
        Assert.Equal(1, chain.Counts.Fail);
    }

    [Fact]
    public void The_headline_leaves_out_failures_that_another_failure_of_the_link_explains()
    {
        Finding cause = Sample.Finding("KRB-01");
        Finding effect = Sample.Finding("KRB-06");
        Finding passes = Sample.Finding("KRB-05", FindingStatus.Pass);

        ChainSummary chain = ChainSummary.Of([effect, cause, passes], [new FindingRelation(cause, effect, "no name, no ticket")]);

        Assert.Same(cause, Assert.Single(chain.Headline));
    }

    [Fact]
    public void Failures_that_explain_each_other_in_a_circle_stay_in_the_headline()
    {
        Finding one = Sample.Finding("KRB-01");
        Finding other = Sample.Finding("KRB-06");

        ChainSummary chain = ChainSummary.Of([one, other], [new FindingRelation(one, other, ""), new FindingRelation(other, one, "")]);

        Assert.Equal([one, other], chain.Headline);
    }

    [Fact]
    public void A_passing_finding_or_one_of_another_link_takes_nothing_from_the_headline()
    {
        Finding earlier = Sample.Finding("SYNC-01", FindingStatus.Warning, ChainLink.SyncEngine);
        Finding failed = Sample.Finding("KRB-01");

        ChainSummary chain = ChainSummary.Of([earlier, failed], [new FindingRelation(earlier, failed, "perhaps")]);

        Assert.Same(failed, Assert.Single(chain.Headline));
    }
}
