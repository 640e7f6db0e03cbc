using EntSso.Collection.Events;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Events;
using EntSso.Events.Reading;
using Xunit;

namespace EntSso.Tests.Diagnosis.Evidence;

/// <summary>One event in one log is all there is: the rule that lists it speaks, and no rule passes for a machine that the log says nothing of.</summary>
public class LogAloneTests
{
    private const string Computer = "HOST1.contoso.test";

    private static readonly DateTime _written = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Every rule with every error and warning event that it lists.</summary>
    public static TheoryData<string, string, int> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, int>();
            foreach (Rule rule in RuleCatalogue.All)
            {
                foreach (EventId id in rule.Description.Events)
                {
                    if (Definition(id).Severity is EventSeverity.Error or EventSeverity.Warning)
                    {
                        pairs.Add(rule.Id, id.Source, id.Id);
                    }
                }
            }

            return pairs;
        }
    }

    public static TheoryData<string, int> Events =>
        [.. EventCatalogue.Default.Definitions.Where(definition => definition.Kind == EventKind.Event).Select(definition => (definition.Source, definition.Id))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_rule_speaks_of_an_event_that_it_lists(string rule, string source, int id)
    {
        Finding[] findings = [.. Evaluate(RuleCatalogue.Find(rule)!, LogOf(Definition(new EventId(source, id))))];

        Finding spoken = Assert.Single(
            findings.Where(finding => finding.Status is FindingStatus.Fail or FindingStatus.Warning && finding.Events.Any(witness => witness.Id == id)).Take(1));
        Assert.Contains("2024-05-01 12:00:00Z", spoken.Evidence);
        Assert.Contains("HOST1", spoken.Subject + spoken.Evidence);
        Assert.NotEmpty(spoken.Remedy);
        Rules.CmdletsInRemedies.ComeFirst(spoken);
        Assert.DoesNotContain(findings, finding => finding.Status == FindingStatus.Pass && finding.Subject == spoken.Subject);
    }

    /// <summary>
    /// Errors and warnings about which people write when the log is all that they have. 11009 to 11013 are not among them: they are audit records
    /// of a role that the caller lacks, and another role may still let the call pass.
    /// </summary>
    [Theory]
    [InlineData(4003), InlineData(4004), InlineData(6025), InlineData(6032), InlineData(10503), InlineData(10511), InlineData(10513), InlineData(10514)]
    [InlineData(10515), InlineData(10520), InlineData(10521), InlineData(10532), InlineData(10536), InlineData(10537), InlineData(10550), InlineData(10565)]
    [InlineData(10590), InlineData(10599), InlineData(10602), InlineData(10603), InlineData(10652), InlineData(10654), InlineData(10682), InlineData(10709)]
    [InlineData(10717), InlineData(10723), InlineData(10724), InlineData(10725), InlineData(10728), InlineData(10750)]
    [InlineData(11038), InlineData(11039), InlineData(11040), InlineData(11041), InlineData(11049)]
    [InlineData(11063)]
    public void An_error_alone_is_a_broken_link(int id)
    {
        SyncDeployment deployment = LogOf(EventCatalogue.Default.Definitions.First(definition => definition.Id == id && definition.Kind == EventKind.Event));

        Assert.Contains(
            RuleCatalogue.All.SelectMany(rule => Evaluate(rule, deployment)), finding => finding.Status is FindingStatus.Fail or FindingStatus.Warning);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void The_log_of_a_machine_passes_no_rule_of_another_source(string source, int id)
    {
        EventDefinition definition = Definition(new EventId(source, id));
        SyncDeployment deployment = LogOf(definition);

        Assert.DoesNotContain(
            RuleCatalogue.All.Where(rule => rule.Description.Events.Count > 0 && rule.Description.Events.All(listed => listed.Source != source))
                .SelectMany(rule => Evaluate(rule, deployment)),
            finding => finding.Status == FindingStatus.Pass);
    }

    private static EventDefinition Definition(EventId id) =>
        EventCatalogue.Default.Definitions.FirstOrDefault(definition => definition.EventId == id)
        ?? throw new InvalidOperationException($"{id} is not in the catalogue.");

    private static IEnumerable<Finding> Evaluate(Rule rule, SyncDeployment deployment) =>
        rule.Evaluate(new RuleContext(deployment, _written.AddDays(1), CancellationToken.None));

    private static SyncDeployment LogOf(EventDefinition definition)
    {
        var collector = new EventEvidenceCollector(_written.AddDays(1));
        collector.Add(new EventRecord
        {
            ProviderName = definition.Source,
            Id = definition.Id,
            Level = definition.Severity == EventSeverity.Error ? 2 : 3,
            TimeCreated = _written,
            Computer = Computer,
            Channel = "Application",
            Strings = [.. Enumerable.Range(1, definition.Fields.Count == 0 ? 0 : definition.Fields.Max(field => field.Index)).Select(index =>
                Value(definition.Fields.FirstOrDefault(field => field.Index == index)?.Label ?? ""))],
            Source = "host1.evtx",
        });
        return new SyncDeployment { Events = collector.Events, EventLogCoverage = collector.Coverage };
    }

    private static string Value(string label) =>
        label.Contains("Target", StringComparison.OrdinalIgnoreCase) ? "ENTSSO/HOST1"
        : label.Contains("Tracking", StringComparison.OrdinalIgnoreCase) ? "{0F3C1B9A-8B0E-4E4E-9C65-0F7F2C1B0001}"
        : label.Contains("Error", StringComparison.OrdinalIgnoreCase) ? "0x80070005, Access is denied."
        : label.Contains("Application", StringComparison.OrdinalIgnoreCase) ? "HRPayroll"
        : label.Contains("Adapter", StringComparison.OrdinalIgnoreCase) ? "MAINFRAME"
        : label.Contains("Account", StringComparison.OrdinalIgnoreCase) || label.Contains("User", StringComparison.OrdinalIgnoreCase) ? @"CONTOSO\jane"
        : "value";
}
