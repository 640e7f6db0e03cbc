using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-14: the engine accepts the domain controllers that send, which only its log shows.</summary>
internal sealed class Sync14CallersAreAccepted() : SyncEngineRule(
    new(
        "SYNC-14",
        ChainLink.SyncEngine,
        "The sync engine accepts the domain controllers as callers.") { Events = EventIdSet.OfSyncEngine(6914) })
{
    private static readonly EventId[] _received = EventIdSet.OfSyncEngine(6903);

    protected override IEnumerable<(FindingSubject About, Answer Answer)> Check(SyncEngine engine, RuleContext context)
    {
        yield return (TheEngine(engine), CheckLog(engine.Server.Or(""), context));
    }

    private Answer CheckLog(string computer, RuleContext context)
    {
        if (context.Events.Newest(Description.Events, computer) is not { } refused)
        {
            return context.Events.HasRead(EventSource.SyncEngine, computer)
                ? Pass($"The log has no refused caller{(context.Events.Covered(EventSource.SyncEngine, computer) is { Length: > 0 } times ? $", {times}" : "")}.")
                : Unknown(
                    "whether the engine refused a caller, which only its log shows,",
                    context.Events.WhyNotRead(EventSource.SyncEngine, computer));
        }

        // What others send later does not show that the refused caller is accepted now.
        var text = $"{MessageText.Sentence(EventWitness.Describe(refused))}: the caller is not an account in the Domain Controllers "
            + "container of its domain.";
        var later = context.Events.Newest(_received, refused.Computer);
        return (later?.Last is { } last && last > refused.Last
            ? Warn(
                $"{text} Later the engine received changes ({EventWitness.Describe(later)}), likely of another domain controller.", Remedy)
            : Fail($"{text} Its changes do not arrive.", Remedy)) with { Events = [refused] };
    }

    private static RemedyStep[] Remedy =>
    [
        Run($"Get-ADDomainController -Filter * | Select-Object HostName, ComputerObjectDN"),
        Say(
            "Move the accounts of domain controllers that are in another organizational unit back to Domain Controllers. If all are "
                + "there, a computer that is not a domain controller called the engine."),
    ];
}
