using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules;

/// <summary>A rule that checks each subject of one kind by the facts, and then against what the logs show of it.</summary>
/// <typeparam name="T">What is checked.</typeparam>
internal abstract class SubjectRule<T>(RuleDescription description, SubjectSet<T> subjects) : Rule(description)
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context) => Limit(FindAll(context), subjects.One, null, context);

    /// <summary>Checks one subject by the facts.</summary>
    protected abstract Answer Check(T subject, RuleContext context);

    /// <summary>
    /// Which events contradict a pass, and what to do then; null where the rule's events have other causes too. Base: none.
    /// </summary>
    protected virtual EventQuestion? Question(T subject, RuleContext context) => null;

    /// <summary>The subjects that the rule checks.</summary>
    protected virtual IEnumerable<T> SubjectsIn(RuleContext context) => subjects.All(context, Description);

    /// <summary>What to say where there is no subject.</summary>
    protected virtual IEnumerable<(FindingSubject About, Answer Answer)> None(RuleContext context) => subjects.None(context);

    private IEnumerable<Finding> FindAll(RuleContext context)
    {
        var hasSubject = false;
        foreach (var subject in SubjectsIn(context))
        {
            hasSubject = true;
            yield return Find(
                subjects.About(subject, context), Weigh(subject, subjects.Computer(subject), subjects.Name(subject), context));
        }

        var isOnlyLogged = false;
        foreach (var evidence in subjects.OfLog is null || (hasSubject && !subjects.IsNamed) ? [] : Unclaimed(context))
        {
            var (subject, about) = subjects.OfLog!(evidence);
            var answer = Weigh(subject, evidence.Computer, "", context);
            if (answer.Status is FindingStatus.Fail or FindingStatus.Warning)
            {
                isOnlyLogged = true;
                yield return Find(about, answer);
            }
        }

        foreach (var (about, answer) in hasSubject || isOnlyLogged ? [] : None(context))
        {
            yield return Find(about, answer);
        }
    }

    private Answer Weigh(T subject, string computer, string name, RuleContext context)
    {
        var answer = Check(subject, context);
        return Question(subject, context) is not { } question ? answer : context.Events.Weigh(answer, question with
        {
            Ids = question.Ids ?? Description.Events,
            ClearedBy = question.ClearedBy ?? Description.ClearedBy,
            AgainstUnknown = question.AgainstUnknown ?? subjects.AgainstUnknown(subject),
            Computer = question.Computer.Length > 0 ? question.Computer : computer,
            Subject = question.Subject.Length > 0 ? question.Subject : name,
        });
    }

    /// <summary>One event of each computer that is about no subject by name: the log is all that is known of what it is about.</summary>
    private IEnumerable<EventEvidence> Unclaimed(RuleContext context) => context.Events.All(Description.Events)
        .Where(evidence => !subjects.IsNamed || (evidence.Subject.Length == 0 && evidence.Application.Length == 0))
        .GroupBy(evidence => evidence.Computer, StringComparer.OrdinalIgnoreCase)
        .Select(group => group.First());
}
