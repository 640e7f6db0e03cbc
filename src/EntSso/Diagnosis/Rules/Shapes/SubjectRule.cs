using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules;

/// <summary>A rule that checks each subject of one kind by the facts, and then against what the logs show of it.</summary>
/// <typeparam name="T">What is checked.</typeparam>
internal abstract class SubjectRule<T>(RuleDescription description, SubjectSet<T> subjects) : Rule(description)
{
    internal sealed override IEnumerable<Finding> Evaluate(RuleContext context) => Limit(FindAll(context), subjects.One, null, context);

    /// <summary>Checks one subject by the facts.</summary>
    protected abstract Answer Check(T subject, RuleContext context);

    /// <summary>Which events contradict a pass, and what to do then; null where the rule's events have other causes too. Base: none.</summary>
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
            var answer = Check(subject, context);
            if (Question(subject, context) is { } question)
            {
                answer = context.Events.Weigh(answer, question with
                {
                    Ids = question.Ids ?? Description.Events,
                    ClearedBy = question.ClearedBy ?? Description.ClearedBy,
                    Computer = question.Computer.Length > 0 ? question.Computer : subjects.Computer(subject),
                    Subject = question.Subject.Length > 0 ? question.Subject : subjects.Name(subject),
                });
            }

            yield return Find(subjects.About(subject, context), answer);
        }

        foreach (var (about, answer) in hasSubject ? [] : None(context))
        {
            yield return Find(about, answer);
        }
    }
}
