using System;
using System.Collections.Generic;
using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>A rule over every adapter that should take Windows passwords.</summary>
internal abstract class AdapterRule : WitnessedRule<SyncedAdapter>
{
    public override ChainLink Link => ChainLink.Adapter;

    public override Basis Basis => Basis.Documented;

    protected sealed override string One => "adapter";

    // A log may tell of an adapter that no list has.
    protected sealed override IEnumerable<SyncedAdapter> SubjectsIn(RuleInput input)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var adapter in SyncedAdapter.In(input.Deployment))
        {
            seen.Add(adapter.Name);
            yield return adapter;
        }

        foreach (var adapter in input.Deployment.Adapters)
        {
            seen.Add(adapter.Name);
        }

        if (input.Deployment.Inventory.Adapters.IsKnown)
        {
            yield break;
        }

        foreach (var evidence in input.Witness.All(AskedIds))
        {
            if (evidence.Subject.Length > 0 && !string.Equals(evidence.Subject, evidence.Application, StringComparison.OrdinalIgnoreCase)
                && seen.Add(evidence.Subject))
            {
                yield return new SyncedAdapter(evidence.Subject, null, []);
            }
        }
    }

    protected sealed override Finding Nothing(SyncDeployment deployment) => Find(
        FindingStatus.NotApplicable,
        "adapters",
        deployment.Adapters.Count == 0 ? "The deployment names no adapter." : "No application is assigned to an adapter.");

    /// <summary>A fact of the adapter; unknown where only its name is known.</summary>
    protected static Fact<T> Of<T>(SyncedAdapter subject, Func<SyncAdapter, Fact<T>> fact) =>
        subject.Adapter is { } adapter ? fact(adapter) : Fact.Unknown<T>($"nothing was read of {subject.Name}");

    /// <summary>A question for this rule's events about the adapter.</summary>
    protected EventQuestion About<T>(SyncedAdapter subject, Fact<T> fact) => new()
    {
        Ids = AskedIds,
        ClearedBy = ClearingIds,
        Subject = subject.Name,
        Age = FactAge.Of(fact),
        AgainstUnknown = FindingStatus.Fail,
    };

    /// <summary>The adapter's name as a word of a command.</summary>
    protected static string Word(SyncedAdapter subject) => CommandWord.Of(subject.Name, "ADAPTER");

    /// <summary>
    /// Judges by the log alone: a pass when a log was read and has none of the events, a warning when a later delivery shows that it is
    /// over, else a failure.
    /// </summary>
    /// <param name="subject">The adapter.</param>
    /// <param name="input">The facts and the log.</param>
    /// <param name="absence">What it means that there is no event, as a clause.</param>
    /// <param name="presence">What an event means, as a sentence.</param>
    /// <param name="remedy">What to do.</param>
    protected Finding JudgeByLog(SyncedAdapter subject, RuleInput input, string absence, string presence, string remedy)
    {
        if (input.Witness.Newest(AskedIds, subject: subject.Name) is not { } evidence)
        {
            return input.Witness.HasRead("")
                ? Find(FindingStatus.Pass, subject.Name, $"{absence}{(input.Witness.Covered("") is { Length: > 0 } times ? $", {times}" : "")}.")
                : Find(FindingStatus.Unknown, subject.Name, $"Only the event log tells this of {subject.Name}: {input.Witness.WhyNotRead("")}.");
        }

        var told = EventWitness.Tell(evidence);
        var later = input.Witness.Newest(ClearingIds, subject: subject.Name);
        var isOver = later?.Last is { } last && last > evidence.Last;
        return Find(
            isOver ? FindingStatus.Warning : FindingStatus.Fail,
            subject.Name,
            $"{char.ToUpper(told[0], CultureInfo.InvariantCulture)}{told.Substring(1)}. {presence}{(isOver ? $" It is over: {EventWitness.Tell(later!)}." : "")}",
            remedy);
    }
}
