using EntSso.Diagnosis.Evidence;
using EntSso.Events;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>
/// A rule about adapters that only the log can answer: a pass where a log was read and has none of the events, a warning where a later
/// delivery shows that it is over, else a failure.
/// </summary>
/// <param name="description">What the rule is.</param>
/// <param name="absence">What it means that there is no event, as a clause.</param>
/// <param name="presence">What an event means, as a sentence.</param>
/// <param name="remedy">What to do.</param>
internal abstract class AdapterLogRule(
    RuleDescription description, Func<SyncedAdapter, string> absence, Func<SyncedAdapter, string> presence,
    Func<SyncedAdapter, RemedyStep[]> remedy)
    : SubjectRule<SyncedAdapter>(description, SubjectSets.Adapters)
{
    protected sealed override Answer Check(SyncedAdapter subject, RuleContext context)
    {
        if (context.Events.Newest(Description.Events, subject: subject.Name) is not { } evidence)
        {
            return context.Events.HasRead(EventSource.EntSso)
                ? Pass($"{absence(subject)}{(context.Events.Covered(EventSource.EntSso) is { Length: > 0 } times ? $", {times}" : "")}.")
                : Unknown(
                    $"whether {subject.Name} has had this problem, which only the event log shows,",
                    context.Events.WhyNotRead(EventSource.EntSso));
        }

        var later = context.Events.Newest(Description.ClearedBy, subject: subject.Name);
        var isOver = later?.Last is { } last && last > evidence.Last;
        var text = $"{MessageText.Sentence(EventWitness.Describe(evidence))}. {presence(subject)}";
        return (isOver ? Warn($"{text} It has ended: {EventWitness.Describe(later!)}.", remedy(subject)) : Fail(text, remedy(subject)))
            with { Events = [evidence] };
    }
}
