using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>A rule over every adapter that should take Windows passwords.</summary>
internal abstract class AdapterRule : ListedRule<SyncedAdapter>
{
    public override ChainLink Link => ChainLink.Adapter;

    public override Basis Basis => Basis.Documented;

    protected sealed override string One => "adapter";

    protected sealed override string Kind => "adapter";

    protected sealed override IReadOnlyList<SyncedAdapter> TakingPart(SyncDeployment deployment) => SyncedAdapter.In(deployment);

    protected sealed override IEnumerable<string> Listed(SyncDeployment deployment) => deployment.Adapters.Select(adapter => adapter.Name);

    protected sealed override Fact<int> Inventory(SyncDeployment deployment) => deployment.Inventory.Adapters;

    // Some events name an application as their subject, and no adapter.
    protected sealed override string NameIn(EventEvidence evidence) =>
        string.Equals(evidence.Subject, evidence.Application, StringComparison.OrdinalIgnoreCase) ? "" : evidence.Subject;

    protected sealed override SyncedAdapter OnlyLogged(string name) => new(name, null, []);

    protected sealed override string WhyNoneTakesPart(int listed) => "No application is assigned to an adapter.";

    /// <summary>A fact of the adapter; unknown where only its name is known.</summary>
    protected static Fact<T> Of<T>(SyncedAdapter subject, Func<SyncAdapter, Fact<T>> fact) =>
        subject.Adapter is { } adapter ? fact(adapter) : Fact.Unknown<T>($"nothing was read of {subject.Name}");

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
            $"{EventWitness.Sentence(told)}. {presence}{(isOver ? $" It is over: {EventWitness.Tell(later!)}." : "")}",
            remedy);
    }
}
