using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules;

/// <summary>
/// A rule that a setting of each subject is on. The shape of a simple rule: everything that differs is said in the declaration.
/// </summary>
/// <typeparam name="T">What is checked.</typeparam>
/// <param name="description">What the rule is.</param>
/// <param name="subjects">Whose setting it is.</param>
/// <param name="setting">The setting; true is right.</param>
/// <param name="question">What is unknown while the setting is, as a clause.</param>
/// <param name="pass">The evidence where the setting is on.</param>
/// <param name="fail">The evidence where the setting is off.</param>
/// <param name="remedy">How to turn it on.</param>
/// <param name="but">What an event shows although the setting is on, as a clause; null where no event contradicts it.</param>
/// <param name="look">What to do then; null for the remedy.</param>
internal abstract class SettingRule<T>(
    RuleDescription description,
    SubjectSet<T> subjects,
    Func<T, Fact<bool>> setting,
    Func<T, string> question,
    Func<T, string> pass,
    Func<T, string> fail,
    Func<T, RemedyStep[]> remedy,
    string? but = null,
    Func<T, RemedyStep[]>? look = null)
    : SubjectRule<T>(description, subjects)
{
    protected sealed override Answer Check(T subject, RuleContext context) =>
        !setting(subject).IsKnown ? Unknown(question(subject), setting(subject))
            : setting(subject).Value ? Pass(pass(subject), setting(subject).Origin)
            : Fail(fail(subject), remedy(subject), setting(subject).Origin);

    protected override EventQuestion? Question(T subject, RuleContext context) =>
        but is null ? null : new EventQuestion { Age = FactAge.Of(setting(subject)), Meaning = but, Remedy = (look ?? remedy)(subject) };
}
