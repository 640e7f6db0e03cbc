using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-01: the listener for the sync engine runs on the servers that it calls.</summary>
internal sealed class Gate01MiisListenerRuns() : SubjectRule<ReceivingServer>(
    new("GATE-01", ChainLink.Service, "The listener for the sync engine runs.") { Events = [11067], ClearedBy = [11066] },
    SubjectSets.ReceivingServers)
{
    protected override Answer Check(ReceivingServer subject, RuleContext context)
    {
        var (server, isRunning) = (subject.Server, subject.Server.IsMiisListenerRunning);
        var withoutFeature = server.IsPasswordSyncLoaded is { IsKnown: true, Value: false }
            ? ", and that the password synchronisation feature is not loaded (see PRE-04)"
            : "";
        var evidence = $"{server.Name} reports that the listener for the sync engine does not run{withoutFeature}.";
        return !isRunning.IsKnown ? Unknown($"whether the listener runs on {server.Name}", isRunning)
            : isRunning.Value ? Pass($"{server.Name} reports that the listener for the sync engine runs.")
            : subject.IsCalled ? Fail(evidence, Restart(subject))
            : Warn($"{evidence} Whether the sync engine calls this server is not known.", Restart(subject));
    }

    protected override EventQuestion Question(ReceivingServer subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Server.IsMiisListenerRunning), Meaning = "the listener failed to start anyway", Remedy = Restart(subject),
    };

    private static RemedyStep[] Restart(ReceivingServer subject) =>
    [
        subject.Here(Run($"Restart-Service ENTSSO")),
        Say("Then look for event 11066; event 11067 has the error code when the listener does not start."),
    ];
}
