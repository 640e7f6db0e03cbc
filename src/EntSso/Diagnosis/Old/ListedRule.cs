using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old;

/// <summary>
/// A rule over what ENTSSO lists by name, applications or adapters: over those that take part in password sync. Where the list is not
/// known to be complete, the log may tell of one that it lacks.
/// </summary>
/// <typeparam name="TSubject">What is judged.</typeparam>
internal abstract class ListedRule<TSubject> : WitnessedRule<TSubject>
    where TSubject : INamedSubject
{
    /// <summary>What the list is of, in full, for one of them: <c>affiliate application</c>.</summary>
    protected abstract string Kind { get; }

    private string Kinds => Kind + "s";

    /// <summary>Those that take part.</summary>
    protected abstract IReadOnlyList<TSubject> TakingPart(SyncDeployment deployment);

    /// <summary>The names of all that the deployment holds.</summary>
    protected abstract IEnumerable<string> Listed(SyncDeployment deployment);

    /// <summary>How many there are; unknown while the list may lack some.</summary>
    protected abstract Fact<int> Inventory(SyncDeployment deployment);

    /// <summary>The name of the one that an event is about; empty when it is about none.</summary>
    protected abstract string NameIn(EventEvidence evidence);

    /// <summary>One of which only the log tells.</summary>
    protected abstract TSubject OnlyLogged(string name);

    /// <summary>Why none of those that the deployment holds is judged, as a sentence.</summary>
    /// <param name="listed">How many these are.</param>
    protected abstract string WhyNoneTakesPart(int listed);

    protected override IEnumerable<TSubject> SubjectsIn(RuleInput input)
    {
        var seen = new HashSet<string>(Listed(input.Deployment), StringComparer.OrdinalIgnoreCase);
        foreach (var subject in TakingPart(input.Deployment))
        {
            seen.Add(subject.Name);
            yield return subject;
        }

        if (Inventory(input.Deployment).IsKnown)
        {
            yield break;
        }

        foreach (var evidence in input.Witness.All(AskedIds))
        {
            if (NameIn(evidence) is { Length: > 0 } name && seen.Add(name))
            {
                yield return OnlyLogged(name);
            }
        }
    }

    protected sealed override Finding Nothing(SyncDeployment deployment)
    {
        var listed = Listed(deployment).Count();
        var inventory = Inventory(deployment);
        return listed > 0 ? Find(FindingStatus.NotApplicable, Kinds, WhyNoneTakesPart(listed))
            : !inventory.IsKnown && inventory.IsAsked() ? FindUnknown(Kinds, $"which {Kinds} there are", inventory)
            : Find(FindingStatus.NotApplicable, Kinds, $"The deployment names no {Kind}.");
    }

    /// <summary>A question for this rule's events about the subject.</summary>
    protected EventQuestion About<T>(TSubject subject, Fact<T> fact) => new()
    {
        Ids = AskedIds,
        ClearedBy = ClearingIds,
        Subject = subject.Name,
        Age = FactAge.Of(fact),
        AgainstUnknown = AgainstUnknown(subject),
    };

    /// <summary>What a finding turns into whose facts are unknown, when the newest that is known is such an event.</summary>
    protected virtual FindingStatus AgainstUnknown(TSubject subject) => FindingStatus.Fail;
}
