using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

public class RuleCatalogueTests
{
    [Fact]
    public void The_audit_of_a_call_that_worked_tells_of_no_problem() =>
        Assert.All(RuleCatalogue.All, rule => Assert.DoesNotContain(10535, rule.Description.EventIds));

    [Fact]
    public void Ids_are_unique_and_in_order_and_every_rule_has_a_sentence_as_title()
    {
        var ids = RuleCatalogue.All.Select(rule => rule.Id).ToList();

        Assert.Equal(ids.Distinct().OrderBy(id => id, StringComparer.Ordinal), ids);
        Assert.All(RuleCatalogue.All, rule => Assert.EndsWith(".", rule.Description.Title, StringComparison.Ordinal));
    }

    [Fact]
    public void Patterns_select_and_leave_out_rules()
    {
        Assert.All(RuleCatalogue.Select(["krb-*"]), rule => Assert.StartsWith("KRB-", rule.Id, StringComparison.Ordinal));
        Assert.Equal(["KRB-01", "KRB-03"], RuleCatalogue.Select(["KRB-0?"], ["krb-02", "KRB-00", "KRB-04", "KRB-05", "KRB-06", "KRB-07", "KRB-08", "KRB-09"]).Select(rule => rule.Id));
        Assert.Equal(["EXT-05"], RuleCatalogue.Select(["EXT-05", "ext-05", "EXT-?5"]).Select(rule => rule.Id));
        Assert.Equal(RuleCatalogue.All, RuleCatalogue.Select());
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_refused_with_the_areas_of_rules()
    {
        var thrown = Assert.Throws<ArgumentException>(() => RuleCatalogue.Select(["KRB-01", "KBR-*"]));

        Assert.Contains("'KBR-*'", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("The areas are ADP, APP, DIR, EXT, GATE, KRB, MAP, PCNS, PRE, SYNC, XML.", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RuleCatalogue.Select(exclude: ["X"]));
    }

    [Fact]
    public void A_rule_is_found_by_its_id_without_case()
    {
        Assert.Equal("KRB-01", RuleCatalogue.Find("krb-01")!.Id);
        Assert.Null(RuleCatalogue.Find("KRB-99"));
    }
}
