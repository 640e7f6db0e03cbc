using System.Text;
using System.Text.RegularExpressions;

namespace EntSso.Diagnosis;

/// <summary>
/// A rule with the page that explains it, the one of docs/checks as plain text. A command in a text begins with four spaces.
/// </summary>
public sealed record RulePage
{
    // A star alone may be part of a pattern: KRB-*.
    private static readonly Regex _marks = new(@"\*\*|`|(?<![\w*-])\*(?<words>[A-Za-z][^*]*)\*(?![\w*])");
    private static readonly Regex _listItem = new(@"^(-|\d+\.) ");
    private static readonly Lazy<IReadOnlyList<RulePage>> _all = new(() => [.. RuleCatalogue.All.Select(rule => Read(rule.Description))]);

    /// <summary>The id, for example <c>GATE-02</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>What must be so, as a short sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The link of the chain.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>Whether the rule is documented or inferred.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Numbers of events that can show the problem.</summary>
    public required IReadOnlyList<int> EventId { get; init; }

    /// <summary>What users and administrators see.</summary>
    public required string Symptom { get; init; }

    /// <summary>Why it happens.</summary>
    public required string Cause { get; init; }

    /// <summary>What to do.</summary>
    public required string Fix { get; init; }

    /// <summary>How to check that it is fixed.</summary>
    public required string Verify { get; init; }

    /// <summary>What each event shows.</summary>
    public required string Events { get; init; }

    /// <summary>Where the rule comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The page, relative to the project's repository.</summary>
    public Uri HelpUri => UriOf(RuleId);

    /// <summary>
    /// The page of a rule, relative to the project's repository; an id of any origin cannot leave the folder of the pages.
    /// </summary>
    internal static Uri UriOf(string id) => new($"docs/checks/{Uri.EscapeDataString(VisibleText.Of(id))}.md", UriKind.Relative);

    /// <summary>Every rule with its page, in the order of the ids.</summary>
    internal static IReadOnlyList<RulePage> All => _all.Value;

    /// <summary>The rules whose ids match a pattern with <c>*</c> and <c>?</c>, without regard to case.</summary>
    internal static IReadOnlyList<RulePage> Find(string pattern) => [.. All.Where(page => WildcardText.IsMatch(page.RuleId, pattern))];

    /// <summary>The text of a page as it was written.</summary>
    /// <exception cref="InvalidOperationException">There is no page of that id.</exception>
    internal static string Text(string id)
    {
        using Stream page = typeof(RulePage).Assembly.GetManifestResourceStream($"{id}.md")
            ?? throw new InvalidOperationException($"The rule {id} has no page.");
        using var reader = new StreamReader(page, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static RulePage Read(RuleDescription rule)
    {
        var sections = Regex.Split(Text(rule.Id).Replace("\r", ""), "^## ", RegexOptions.Multiline)
            .Skip(1).Select(section => section.Split(['\n'], 2))
                .ToDictionary(parts => parts[0].Trim(), parts => Plain(parts[1]), StringComparer.Ordinal);
        return new RulePage
        {
            RuleId = rule.Id,
            Title = rule.Title,
            Link = rule.Link,
            Basis = rule.Basis,
            EventId = rule.EventIds,
            Symptom = sections["Symptom"],
            Cause = sections["Cause"],
            Fix = sections["Fix"],
            Verify = sections["How to verify"],
            Events = sections["Events"],
            Source = sections["Basis"],
        };
    }

    /// <summary>Markdown as plain text: each paragraph and list item is one line, commands keep their four spaces.</summary>
    private static string Plain(string markdown)
    {
        var text = new StringBuilder();
        var isOpen = false;
        foreach (var line in markdown.Trim('\n').Split('\n').Select(line => line.TrimEnd()))
        {
            var isCommand = line.StartsWith("    ", StringComparison.Ordinal) && !isOpen;
            if (text.Length > 0)
            {
                text.Append(isOpen && line.Length > 0 && !_listItem.IsMatch(line) ? ' ' : '\n');
            }

            text.Append(isCommand ? line : _marks.Replace(line.Trim(), "${words}"));
            isOpen = line.Length > 0 && !isCommand;
        }

        return text.ToString();
    }
}
