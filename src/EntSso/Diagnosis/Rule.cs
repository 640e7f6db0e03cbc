using System.Globalization;
using EntSso.Deployment;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>What a rule is, apart from what it finds.</summary>
/// <param name="Id">Stable id, for example <c>KRB-01</c>; docs/checks has a page of the same name.</param>
/// <param name="Link">The link of the chain.</param>
/// <param name="Title">What must be so, as a short sentence.</param>
/// <param name="Basis">Whether the rule is documented or inferred.</param>
internal sealed record RuleDescription(string Id, ChainLink Link, string Title, Basis Basis = Basis.Documented)
{
    /// <summary>Numbers of events that can show the problem.</summary>
    public IReadOnlyList<int> EventIds => [.. Events.Concat(RelatedEvents).Select(id => id.Id).Distinct()];

    /// <summary>The events by which the rule speaks even when nothing else is known.</summary>
    internal IReadOnlyList<EventId> Events { get; init; } = [];

    /// <summary>
    /// Events that have to do with the problem but do not show it: error codes in other events, and events with other causes.
    /// </summary>
    internal IReadOnlyList<EventId> RelatedEvents { get; init; } = [];

    /// <summary>The events that show that it is right again, when they come later about the same thing.</summary>
    internal IReadOnlyList<EventId> ClearedBy { get; init; } = [];
}

/// <summary>
/// One check over the facts of a deployment. A rule has no state, fetches nothing, and answers Unknown where a fact is unknown.
/// </summary>
internal abstract class Rule(RuleDescription description)
{
    /// <summary>How many findings of one status are shown before the rest is only counted.</summary>
    internal const int MostShown = 100;

    /// <summary>How many passes are shown one by one; more than that are one finding.</summary>
    internal const int MostPassesShown = 20;

    internal RuleDescription Description { get; } = description;

    internal string Id => Description.Id;

    internal ChainLink Link => Description.Link;

    /// <summary>Checks every subject of the deployment; at least one finding, NotApplicable where there is nothing to check.</summary>
    internal abstract IEnumerable<Finding> Evaluate(RuleContext context);

    internal static Answer Pass(string evidence, FactOrigin? origin = null) => new Answer(FindingStatus.Pass, evidence).From(origin);

    internal static Answer Fail(string evidence, RemedyStep[] remedy, FactOrigin? origin = null) =>
        new Answer(FindingStatus.Fail, evidence) { Remedy = remedy }.From(origin);

    internal static Answer Warn(string evidence, RemedyStep[] remedy, FactOrigin? origin = null) =>
        new Answer(FindingStatus.Warning, evidence) { Remedy = remedy }.From(origin);

    internal static Answer NotApplicable(string evidence) => new(FindingStatus.NotApplicable, evidence);

    /// <summary>The one form of Unknown.</summary>
    /// <param name="question">What is unknown, as the beginning of a sentence: <c>whether the service runs</c>.</param>
    /// <param name="reason">Why, as the fact gives it.</param>
    /// <param name="remedy">What would show it.</param>
    internal static Answer Unknown(string question, string reason, params RemedyStep[] remedy) =>
        new(FindingStatus.Unknown, $"{MessageText.Sentence(question)} is unknown: {MessageText.Clause(reason)}.")
        {
            Remedy = remedy,
            Question = question,
            Reason = MessageText.Clause(reason),
        };

    internal static Answer Unknown<T>(string question, Fact<T> fact, params RemedyStep[] remedy) =>
        Unknown(question, fact.Reason, remedy).From(fact.Origin);

    internal static RemedyStep Say(string text) => RemedyStep.Say(text);

    internal static RemedyStep Run(FormattableString command, string text = "") => RemedyStep.Run(command, text);

    /// <summary>A number of things in words: <c>1 application</c>, <c>99,998 mappings</c>.</summary>
    internal static string Number(int count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>Makes the finding of an answer. Text from elsewhere is made visible here, for every rule.</summary>
    protected Finding Find(FindingSubject about, Answer answer) => new()
    {
        RuleId = Id,
        Link = Link,
        Status = answer.Status,
        About = answer.About ?? about,
        Evidence = NameText.Visible(answer.Evidence),
        Steps = answer.Remedy,
        EventId = Description.EventIds,
        Events = [.. answer.Events.Select(EventCount.Of)],
        Basis = answer.IsLikely ? Basis.Likely : Description.Basis,
        File = answer.Place,
        Question = NameText.Visible(answer.Question),
        Reason = NameText.Visible(answer.Reason),
    };

    /// <summary>Makes the finding of an answer about a thing that has no keys.</summary>
    protected Finding Find(string about, Answer answer) => Find(FindingSubject.General(about), answer);

    /// <summary>
    /// Keeps findings about very many subjects readable: each problem is a finding up to a limit, many passes are one.
    /// </summary>
    /// <param name="findings">Passes and problems in any order; null represents a pass that needs no words.</param>
    /// <param name="one">What is checked, for a number in front: <c>application</c>.</param>
    /// <param name="many">The same in the plural; null for the regular plural.</param>
    /// <param name="context">The run.</param>
    protected IEnumerable<Finding> Limit(IEnumerable<Finding?> findings, string one, string? many, RuleContext context)
    {
        var passes = new List<Finding>();
        var passed = 0;
        var found = new Dictionary<FindingStatus, int>();
        foreach (var finding in findings)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (finding is null or { Status: FindingStatus.Pass })
            {
                passed++;
                if (finding is not null && passes.Count < MostPassesShown)
                {
                    passes.Add(finding);
                }

                continue;
            }

            found.TryGetValue(finding.Status, out var number);
            found[finding.Status] = ++number;
            if (number <= MostShown)
            {
                yield return finding;
            }
        }

        foreach (var pair in found.Where(pair => pair.Value > MostShown))
        {
            yield return Find($"{Number(pair.Value - MostShown, $"more {one}", $"more {many ?? one + "s"}")}", new Answer(
                pair.Key, $"The first {MostShown} of {Number(pair.Value, one, many)} are shown; the others have the same result.")
            {
                Remedy = pair.Key is FindingStatus.Unknown or FindingStatus.NotApplicable
                    ? []
                    : [Say("Fix those that are shown and check again.")],
            });
        }

        if (passes.Count == passed)
        {
            foreach (var pass in passes)
            {
                yield return pass;
            }
        }
        else
        {
            yield return Find(
                Number(passed, one, many),
                Pass($"So it is with {(found.Count == 0 ? "all " : "")}{Number(passed, one, many)}: {Description.Title}"));
        }
    }
}
