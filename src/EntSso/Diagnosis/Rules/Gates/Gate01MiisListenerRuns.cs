using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-01: the listener for the sync engine runs on the servers that it calls.</summary>
internal sealed class Gate01MiisListenerRuns : ReceivingServerRule
{
    public override string Id => "GATE-01";

    public override ChainLink Link => ChainLink.Service;

    public override string Title => "The listener for the sync engine runs.";

    public override IReadOnlyList<int> EventIds => [11067];

    protected override IReadOnlyList<int> ClearingIds => [11066];

    protected override Finding Judge(ReceivingServer subject, RuleInput input)
    {
        var server = subject.Server;
        if (!server.IsMiisListenerRunning.IsKnown)
        {
            return FindUnknown(server.Name, $"whether the listener runs on {server.Name}", server.IsMiisListenerRunning);
        }

        return server.IsMiisListenerRunning.Value
            ? Find(FindingStatus.Pass, server.Name, $"{server.Name} reports that the listener for the sync engine runs.")
            : Find(
                subject.IsCalled ? FindingStatus.Fail : FindingStatus.Warning,
                server.Name,
                $"{server.Name} reports that the listener for the sync engine does not run{(server.IsPasswordSyncLoaded is { IsKnown: true, Value: false } ? ", and that the password synchronisation feature is not loaded (see PRE-04)" : "")}."
                + (subject.IsCalled ? "" : " Whether the sync engine calls this server is not known."),
                Restart(subject));
    }

    protected override EventQuestion Ask(ReceivingServer subject, RuleInput input) => About(subject, subject.Server.IsMiisListenerRunning) with
    {
        AgainstUnknown = FindingStatus.Fail,
        Meaning = "the listener failed to start all the same",
        Remedy = Restart(subject),
    };

    private static string Restart(ReceivingServer subject) =>
        $"{RunOn(subject, "Restart-Service ENTSSO")}\nThen look for event 11066; event 11067 tells the error code when the listener does not start.";
}
