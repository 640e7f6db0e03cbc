using System.Text.RegularExpressions;
using Xunit;

namespace EntSso.Tests;

/// <summary>Keeps the table of docs/testing.md true to the classes that are marked as Windows-only.</summary>
public class TestingPageTests
{
    private static readonly string[] _places = ["Windows", "Wine", "Mono", "fake", "never"];

    private static IReadOnlyDictionary<string, string> Rows =>
        File.ReadLines(RepositoryFolder.Find(Path.Combine("docs", "testing.md")))
            .Select(line => Regex.Match(line, @"^\| `(?<class>\w+)` \|(?<cells>.*)\|$"))
            .Where(match => match.Success)
            .ToDictionary(match => match.Groups["class"].Value, match => match.Groups["cells"].Value);

    [Fact]
    public void The_page_lists_every_class_that_is_marked_as_Windows_only_and_no_other() =>
        Assert.Equal(Sources().SelectMany(MarkedClasses).OrderBy(c => c, StringComparer.Ordinal), Rows.Keys.OrderBy(c => c, StringComparer.Ordinal));

    [Fact]
    public void Each_row_says_where_the_class_has_run() =>
        Assert.All(Rows, row => Assert.Contains(row.Value.Split('|')[0].Trim().Split([", "], StringSplitOptions.None), place => _places.Contains(place)));

    [Fact]
    public void What_calls_a_library_of_Windows_is_marked_or_is_the_list_of_its_entry_points() =>
        Assert.Empty(
            from file in Sources()
            let text = File.ReadAllText(file)
            where Regex.IsMatch(text, "DllImport\\(\"[^\"]+\\.dll\"") && !text.Contains("SupportedOSPlatform(\"windows\")")
            let name = Path.GetFileNameWithoutExtension(file)
            where !name.EndsWith("Native", StringComparison.Ordinal)
            select name);

    private static IEnumerable<string> MarkedClasses(string file) =>
        Regex.Matches(
                File.ReadAllText(file),
                "^\\[SupportedOSPlatform\\(\"windows\"\\)\\]\\r?\\n(?:\\[.*\\]\\r?\\n)*.*?\\b(?:class|struct|record)\\s+(?<name>\\w+)",
                RegexOptions.Multiline)
            .Cast<Match>()
            .Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(RepositoryFolder.Find("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Regex.IsMatch(file, @"[\\/](bin|obj)[\\/]"));
}
