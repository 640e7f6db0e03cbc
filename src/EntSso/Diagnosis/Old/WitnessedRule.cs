using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old;

/// <summary>A rule that judges each subject by the facts and then hears what the event logs say of it.</summary>
/// <typeparam name="TSubject">What is judged.</typeparam>
internal abstract class WitnessedRule<TSubject> : SubjectsRule
{
    /// <summary>The ids of events that speak against a pass.</summary>
    protected virtual IReadOnlyList<int> AskedIds => EventIds;

    /// <summary>The ids of events that say that it works again.</summary>
    protected virtual IReadOnlyList<int> ClearingIds => [];

    protected sealed override IEnumerable<Finding?> JudgeAll(SyncDeployment deployment)
    {
        var input = new RuleInput(deployment, new EventWitness(deployment, AskedIds.Concat(ClearingIds)));
        var hasSubject = false;
        foreach (var subject in SubjectsIn(input))
        {
            hasSubject = true;
            var finding = Judge(subject, input);
            yield return Ask(subject, input) is { } question ? input.Witness.Weigh(finding, question) : finding;
        }

        if (!hasSubject)
        {
            yield return Nothing(deployment);
        }
    }

    /// <summary>Everything that is to be judged.</summary>
    protected abstract IEnumerable<TSubject> SubjectsIn(RuleInput input);

    /// <summary>Judges one subject by the facts.</summary>
    protected abstract Finding Judge(TSubject subject, RuleInput input);

    /// <summary>What to ask the event logs of a subject; null for nothing.</summary>
    protected virtual EventQuestion? Ask(TSubject subject, RuleInput input) => null;

    /// <summary>The finding where there is nothing to judge.</summary>
    protected abstract Finding Nothing(SyncDeployment deployment);

    /// <summary>The finding over a fact that could not be read.</summary>
    /// <param name="subject">What was judged.</param>
    /// <param name="question">What is not known, as a clause: <c>whether INTSVR1 is online</c>.</param>
    /// <param name="fact">The fact.</param>
    protected Finding FindUnknown<T>(string subject, string question, Fact<T> fact) =>
        Find(FindingStatus.Unknown, subject, $"It is unknown {question}: {fact.Reason.TrimEnd('.')}.");

    /// <summary>The place of a fact in a file; empty when it does not come from one.</summary>
    protected static string PlaceOf<T>(Fact<T> fact) => PlaceOf(fact.Origin);
}
