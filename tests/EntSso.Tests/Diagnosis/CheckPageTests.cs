using System.Globalization;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

/// <summary>docs/checks has a page for every rule, and page and rule say the same.</summary>
public class CheckPageTests
{
    private static readonly string[] _sections = ["Symptom", "Cause", "Fix", "How to verify", "Events", "Basis"];

    public static TheoryData<string> Ids => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_agrees_with_it(string id)
    {
        var rule = RuleCatalogue.Find(id)!.Description;
        var lines = File.ReadAllLines(Path.Combine(Folder(), $"{id}.md"));

        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.Equal(_sections, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line.Substring(3)));
        Assert.All(_sections, section => Assert.NotEmpty(Section(lines, section)));
        Assert.StartsWith(rule.Basis.ToString(), Section(lines, "Basis"), StringComparison.Ordinal);
        var events = Section(lines, "Events");
        Assert.All(rule.EventIds, number => Assert.Contains(number.ToString(CultureInfo.InvariantCulture), events, StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_no_page_without_a_rule() => Assert.Empty(
        Directory.GetFiles(Folder(), "*.md").Select(Path.GetFileNameWithoutExtension).Except(RuleCatalogue.All.Select(rule => rule.Id)));

    private static string Folder() => RepositoryFolder.Find("docs/checks");

    private static string Section(IEnumerable<string> lines, string name) => string.Join(
        "\n",
        lines.SkipWhile(line => line != "## " + name).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim();
}
