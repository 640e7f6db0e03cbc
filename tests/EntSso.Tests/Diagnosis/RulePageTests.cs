using System.Text.RegularExpressions;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

/// <summary>The pages of docs/checks are in the library, and nothing of them is lost.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_explained_by_its_whole_page(string id)
    {
        RulePage page = Assert.Single(RulePage.Find(id.ToLowerInvariant()));
        string[] sections = [page.Symptom, page.Cause, page.Fix, page.Verify, page.Events, page.Source];
        string written = File.ReadAllText(RepositoryFolder.Find($"docs/checks/{id}.md"));

        Assert.All(sections, section => Assert.False(string.IsNullOrWhiteSpace(section)));
        Assert.Equal(
            Words(Regex.Replace(written, "^#+ .*$", "", RegexOptions.Multiline)),
            Words(string.Join(" ", sections)));
        Assert.Equal(
            written.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.TrimEnd()),
            sections.SelectMany(section => section.Split('\n')).Where(line => line.StartsWith("    ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Emphasis_is_left_out_and_patterns_stay()
    {
        Assert.Contains("Servers > the server > Properties > Password Sync", RulePage.Find("GATE-02")[0].Fix);
        Assert.Contains("compare Client User and SSO Service Account in it", RulePage.Find("EXT-06")[0].Verify);
        Assert.DoesNotContain(RulePage.All, page => page.Fix.Contains("**") || page.Fix.Contains('`'));
    }

    [Theory]
    [InlineData("GATE-0?", 9)]
    [InlineData("NOSUCH-*", 0)]
    public void Patterns_find_rules(string pattern, int count) => Assert.Equal(count, RulePage.Find(pattern).Count);

    // What Markdown marks, and where lines break, is not a part of the text.
    private static string[] Words(string text) =>
        Regex.Replace(text, "[*`]", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
