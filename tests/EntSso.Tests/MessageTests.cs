using System.Text.RegularExpressions;
using Xunit;

namespace EntSso.Tests;

/// <summary>Messages are for the one who reads them: what belongs to the other program, or only to this code, is not in them.</summary>
public class MessageTests
{
    private static readonly Regex _string = new(@"""(?:[^""\\\n]|\\.|"""")*""");

    [Fact]
    public void The_module_and_the_core_mention_no_option_of_the_command_line()
    {
        string[] options =
        [
            .. Strings("src/EntSso.Cli", "*.cs").SelectMany(text => Regex.Matches(text.Text, @"^""(--[a-z][a-z-]*)""$").Cast<Match>())
                .Select(match => match.Groups[1].Value).Distinct(),
        ];
        Assert.True(options.Length > 15, $"{options.Length} options");
        Regex option = new($@"(^|[\s""'(`])({string.Join("|", options)})($|[\s""'),.:;`])");
        string[] mentioned =
        [
            .. from text in Strings("src/EntSso", "*.cs").Concat(Strings("src/EntSsoPS", "*.cs")).Concat(Lines("src/EntSso/Events/Catalogue", "*.xml"))
                   .Concat(Lines("src/EntSsoPS", "*.ps1xml"))
               where !text.Text.TrimStart().StartsWith("<!--", StringComparison.Ordinal)
               where text.Text.IndexOf("entsso-sync", StringComparison.Ordinal) >= 0
                   || (text.Text.IndexOf("--", StringComparison.Ordinal) >= 0 && option.IsMatch(text.Text))
               select text.ToString(),
        ];

        Assert.Empty(mentioned);
    }

    [Fact]
    public void The_command_line_mentions_no_cmdlet_and_no_parameter_of_one() => Assert.Empty(
        Strings("src/EntSso.Cli", "*.cs").Where(text => Regex.IsMatch(text.Text, @"\b[A-Z][a-z]+-EntSso\w+|[\s""'(`]-[A-Z][a-z]+\w*($|[\s""'),.:;`])"))
            .Select(text => text.ToString()));

    [Fact]
    public void The_reason_of_a_failed_write_names_the_file_and_none_that_the_writing_makes()
    {
        string file = Path.Combine(Path.GetTempPath(), "deployment.json");
        foreach (string own in new[] { ".deployment.json.lock", ".deployment.json.0123456789abcdef0123456789abcdef.tmp" })
        {
            string reason = AtomicFile.Reason(file, new IOException($"There is not enough space on the disk. : '{Path.Combine(Path.GetTempPath(), own)}'"));
            Assert.Equal($"There is not enough space on the disk. : '{file}'", reason);
        }
    }

    [Fact]
    public void Messages_pages_and_comments_use_plain_words()
    {
        // events.xml and windows-events.xml repeat texts of the products and are left out.
        Regex banned = new(
            @"\b(mend(s|ed|ing)?|tell(s|ing)?|told|all the same|stands?|judg(e|es|ed|ing)|looked at|(no|some|every)body|of (its|their) own|whence"
            + @"|whichever|for want of|bears?|is given up|wherever it|(Look|look)s? (whether|if)|[Ii]t is no (?!longer)[a-z]+|(file|text|name|account|number) is no (?!longer)[a-z]+"
            + @"|ways back|anew)\b",
            RegexOptions.CultureInvariant);
        SourceText[] texts =
        [
            .. new[] { "src/EntSso", "src/EntSsoPS", "src/EntSso.Cli" }.SelectMany(folder => Strings(folder, "*.cs")).Where(text => text.Text.Contains(' ')),
            .. Lines("src/EntSso/Events/Catalogue", "causes.xml"),
            .. Lines("src/EntSso/Events/Catalogue", "errorcodes.xml"),
            .. Lines("src/EntSso/Events/Catalogue", "returncodes.xml"),
            .. new[] { "src/EntSso", "src/EntSsoPS", "src/EntSso.Cli" }.SelectMany(folder => Lines(folder, "*.cs")).Where(line => IsComment(line.Text)),
            .. Lines("docs", "*.md"),
            .. new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md" }.SelectMany(LinesOf),
            .. Lines("src/EntSsoPS", "*.ps1xml"),
        ];
        Assert.True(texts.Length > 5000, $"{texts.Length} texts");

        Assert.Empty(texts.Where(text => banned.IsMatch(text.Text)).Select(text => $"{text}  <- {banned.Match(text.Text).Value}"));
    }

    [Fact]
    public void A_value_inside_a_message_is_set_off_by_a_space()
    {
        // An ending may follow a value ("{kind}s", "{verb}d"); a word may not.
        Regex glued = new(@"(?<!\{)\{[^{}""]+\}[a-z]{2,}");
        SourceText[] texts =
            [.. new[] { "src/EntSso", "src/EntSsoPS", "src/EntSso.Cli" }.SelectMany(folder => Strings(folder, "*.cs")).Where(text => text.Text.Contains('{'))];
        Assert.True(texts.Length > 1000, $"{texts.Length} texts with values");

        Assert.DoesNotContain(texts, text => glued.IsMatch(text.Text));
    }

    private static IEnumerable<SourceText> Strings(string folder, string pattern) =>
        from line in Lines(folder, pattern)
        where !IsComment(line.Text)
        from Match match in _string.Matches(line.Text)
        select line with { Text = match.Value };

    private static IEnumerable<SourceText> Lines(string folder, string pattern) =>
        from file in Directory.GetFiles(RepositoryFolder.Find(folder), pattern, SearchOption.AllDirectories)
        where !Regex.IsMatch(file, @"[\\/](bin|obj)[\\/]")
        from line in LinesOf(file)
        select line;

    private static IEnumerable<SourceText> LinesOf(string file) =>
        File.ReadAllLines(Path.IsPathRooted(file) ? file : RepositoryFolder.Find(file))
            .Select((text, index) => new SourceText(Path.GetFileName(file), index + 1, text));

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private sealed record SourceText(string File, int Line, string Text)
    {
        public override string ToString() => $"{File}({Line}): {Text.Trim()}";
    }
}
