using System.Text.RegularExpressions;
using EntSso.Events;
using Xunit;

namespace EntSso.Tests.Events;

/// <summary>What the texts of the catalogue promise to those who read them.</summary>
public class CatalogueTextTests
{
    private static readonly Regex _label = new(@"\{([^{}]*)\}");

    // The families of diagnosis rules and the highest number of each.
    private static readonly Dictionary<string, int> _ruleFamilies = new()
    {
        ["PRE"] = 10, ["PCNS"] = 8, ["SYNC"] = 12, ["XML"] = 9, ["EXT"] = 9, ["KRB"] = 9, ["GATE"] = 9, ["APP"] = 6, ["DIR"] = 1,
        ["MAP"] = 6, ["ADP"] = 7,
    };

    private static IReadOnlyList<EventDefinition> Definitions => EventCatalogue.Default.Definitions;

    [Fact]
    public void No_two_entries_have_the_same_summary() =>
        Assert.Empty(Definitions.GroupBy(definition => definition.Summary).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Texts_are_whole_sentences_free_of_the_marks_of_message_files()
    {
        IEnumerable<string> texts = Definitions
            .SelectMany(definition => new[] { definition.Summary, definition.MessageTemplate }.Concat(definition.Notes))
            .Concat(EventCatalogue.Default.Causes.SelectMany(cause => new[] { cause.Explanation, cause.Remedy }));

        Assert.All(texts, text =>
        {
            Assert.DoesNotMatch(@"%\d|%r|%n|\[!|\]\(|<br|  ", text);
            Assert.Matches(@"^(\p{Lu}|\{|1\. )", text);
        });
        Assert.All(Definitions, definition => Assert.EndsWith(".", definition.Summary));
        Assert.All(Definitions, definition => Assert.DoesNotContain("{", definition.Summary));
    }

    [Fact]
    public void Every_label_in_a_message_is_a_field_of_its_event()
    {
        foreach (EventDefinition definition in Definitions)
        {
            string[] fields = definition.Fields.Select(field => field.Label).ToArray();
            foreach (Match match in _label.Matches(definition.MessageTemplate))
            {
                Assert.True(
                    Array.IndexOf(fields, match.Groups[1].Value) >= 0,
                    $"{definition}: {match.Value} is not one of its fields");
            }

            Assert.DoesNotMatch(@"[{}]", _label.Replace(definition.MessageTemplate, ""));
        }
    }

    [Fact]
    public void Every_event_that_carries_values_shows_some_of_them()
    {
        IEnumerable<EventDefinition> silent = Definitions
            .Where(definition => definition.Fields.Any(field => field.Label != "Tracking ID"))
            .Where(definition => !_label.IsMatch(definition.MessageTemplate));

        Assert.Empty(silent);
    }

    [Fact]
    public void An_event_on_a_password_change_says_whose_password_it_was()
    {
        foreach (EventDefinition definition in Definitions.Where(definition => definition.Outcome != EventOutcome.None))
        {
            string[] accounts = definition.Fields
                .Select(field => field.Label)
                .Where(label => label.StartsWith("Windows Account", StringComparison.Ordinal)
                    || label.StartsWith("External Account", StringComparison.Ordinal))
                .ToArray();
            if (accounts.Length > 0)
            {
                Assert.True(
                    accounts.Any(label => definition.MessageTemplate.Contains("{" + label + "}")),
                    $"{definition}: the message names no account");
            }
        }
    }

    [Fact]
    public void An_event_with_an_error_code_shows_it_when_it_tells_of_a_failure()
    {
        foreach (EventDefinition definition in Definitions.Where(definition => definition.Outcome == EventOutcome.Failed))
        {
            // 11060 is about two accounts that differ; its error code adds nothing to them.
            if (definition.Id != 11060 && definition.Fields.Any(field => field.Label == "Error Code"))
            {
                Assert.Contains("{Error Code}", definition.MessageTemplate);
            }
        }
    }

    [Fact]
    public void The_message_of_the_caller_check_contrasts_the_two_accounts()
    {
        string message = EventCatalogue.Default.Find(11060)!.MessageTemplate;

        Assert.Contains("{Client User}", message);
        Assert.Contains("{SSO Service Account}", message);
    }

    [Fact]
    public void Every_cause_is_used_and_every_used_cause_is_listed()
    {
        HashSet<string> used = new(Definitions.SelectMany(definition => definition.CausesByCode.Append(definition.Cause)).Select(cause => cause?.Key).Concat(SyncReturnCode.All.Values.Select(code => code.Cause?.Key)).OfType<string>());
        HashSet<string> listed = new(EventCatalogue.Default.Causes.Select(cause => cause.Key));

        Assert.Empty(listed.Except(used));
        Assert.Empty(used.Except(listed));
        Assert.All(listed, key => Assert.Equal(key, EventCatalogue.Default.FindCause(key)?.Key));
        Assert.Null(EventCatalogue.Default.FindCause("no-such-cause"));
    }

    [Fact]
    public void What_is_inferred_says_likely_and_what_is_documented_does_not() =>
        Assert.All(EventCatalogue.Default.Causes, cause =>
            Assert.Equal(cause.Basis == Basis.Likely, cause.Explanation.StartsWith("Likely ", StringComparison.Ordinal)));

    [Theory]
    [InlineData(11060)]
    [InlineData(11031)]
    [InlineData(11070)]
    [InlineData(11069)]
    [InlineData(10708)]
    public void What_the_event_page_explains_is_marked_as_documented(int id) =>
        Assert.Equal(Basis.Documented, EventCatalogue.Default.Find(id)!.Cause!.Basis);

    [Fact]
    public void Every_rule_of_a_cause_exists()
    {
        foreach (EventCause cause in EventCatalogue.Default.Causes)
        {
            Assert.Equal(cause.RuleIds.Distinct(), cause.RuleIds);
            foreach (string rule in cause.RuleIds)
            {
                string[] parts = rule.Split('-');
                Assert.True(
                    parts.Length == 2 && Regex.IsMatch(parts[1], "^[0-9][0-9]$") && _ruleFamilies.TryGetValue(parts[0], out int last)
                        && int.Parse(parts[1]) >= 1 && int.Parse(parts[1]) <= last,
                    $"{cause.Key}: there is no rule {rule}");
            }
        }
    }

    [Theory]
    [InlineData(11060, "EXT-06")]
    [InlineData(11063, "KRB-01")]
    [InlineData(11063, "KRB-02")]
    [InlineData(11063, "KRB-03")]
    [InlineData(11063, "KRB-06")]
    [InlineData(11063, "EXT-05")]
    [InlineData(11070, "GATE-02")]
    [InlineData(10708, "GATE-04")]
    [InlineData(11031, "MAP-02")]
    [InlineData(11035, "APP-03")]
    [InlineData(11032, "MAP-03")]
    [InlineData(11036, "ADP-02")]
    public void The_cause_of_an_event_leads_to_the_rule_that_checks_it(int id, string rule) =>
        Assert.Contains(rule, EventCatalogue.Default.Find(id)!.Cause!.RuleIds);

    [Theory]
    [InlineData(11070, "ssoconfig -allowPS MIIS yes")]
    [InlineData(11069, "ssoconfig -allowPS PCNS yes")]
    [InlineData(10708, "ssomanage -enable winsync")]
    [InlineData(11032, "ssomanage -enablemapping")]
    [InlineData(11033, "ssomanage -enableapp")]
    [InlineData(11035, "ssops -addapp")]
    [InlineData(11063, "setspn -S ENTSSO/")]
    [InlineData(10710, "ssops -reset damping")]
    [InlineData(10537, "ssomanage -enablesso")]
    public void A_remedy_gives_the_command(int id, string command) =>
        Assert.Contains(command, EventCatalogue.Default.Find(id)!.Cause!.Remedy);

    [Fact]
    public void An_invalid_mapping_is_mended_in_order()
    {
        string[] steps = EventCatalogue.Default.Find(11031)!.Cause!.Remedy.Split('\n');

        Assert.Equal(6, steps.Length);
        for (int i = 0; i < steps.Length; i++)
        {
            Assert.StartsWith($"{i + 1}. ", steps[i]);
        }

        Assert.Contains("-listmappings", steps[0]);
        Assert.Contains("Application Users", steps[1]);
        Assert.Matches("-disablemapping .*-deletemapping ", steps[2]);
        Assert.Contains("-createmappings", steps[3]);
        Assert.Contains("-setcredentials", steps[4]);
    }
}
