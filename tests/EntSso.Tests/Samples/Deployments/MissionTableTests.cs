using System.Text.RegularExpressions;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Samples.Deployments;

/// <summary>
/// docs/configuration-steps.md maps the configuration page and both event pages, step by step, to rules and cmdlets. Nothing there may be
/// missing or made up.
/// </summary>
public class MissionTableTests
{
    // The steps as the pages number them, after what they presuppose; then details, explanation and user action of the events.
    private static readonly string[] _steps =
    [
        "0.1", "0.2", "0.3", "1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2",
        "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9", "4.10", "4.11", "4.12", "4.12a", "4.12b", "4.13", "5.1", "5.2", "5.3", "5.4", "6.1", "6.2",
        "6.3", "6.4",
    ];

    private static readonly Regex _rule = new(@"\b[A-Z]{2,4}-\d\d\b", RegexOptions.CultureInvariant);

    private static readonly Regex _cmdlet = new(@"`(?<name>\w+-EntSso\w+)`(?<planned> \(planned\))?", RegexOptions.CultureInvariant);

    [Fact]
    public void No_step_is_left_out() => Assert.Equal(_steps, Rows().Select(row => row[0]));

    [Fact]
    public void Every_step_has_a_rule_and_a_cmdlet() => Assert.All(Rows(), row =>
    {
        Assert.Matches(_rule, row[2]);
        Assert.Matches(_cmdlet, row[3]);
    });

    [Fact]
    public void Every_rule_is_mapped_or_listed_as_beside_the_pages_and_none_is_made_up() => Assert.Equal(
        RuleCatalogue.All.Select(rule => rule.Id).OrderBy(id => id, StringComparer.Ordinal),
        _rule.Matches(Section()).Cast<Match>().Select(match => match.Value).Distinct().OrderBy(id => id, StringComparer.Ordinal));

    [Fact]
    public void Every_cmdlet_exists_or_is_marked_as_planned()
    {
        string manifest = File.ReadAllText(RepositoryFolder.Find("EntSsoPS.psd1"));

        Assert.All(_cmdlet.Matches(Section()).Cast<Match>(), match => Assert.True(
            manifest.Contains($"'{match.Groups["name"].Value}'") != match.Groups["planned"].Success,
            $"{match.Value} in docs/configuration-steps.md: the mark (planned) belongs to cmdlets that EntSsoPS.psd1 does not export, and to no others."));
    }

    private static string Section() => File.ReadAllText(RepositoryFolder.Find("docs/configuration-steps.md"));

    /// <summary>The cells of the rows that have a number.</summary>
    private static List<string[]> Rows() =>
    [
        .. Section().Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line, 2))
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];
}
