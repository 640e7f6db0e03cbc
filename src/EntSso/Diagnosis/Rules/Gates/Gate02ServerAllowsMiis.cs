using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-02: the servers that the sync engine calls allow password sync from MIIS.</summary>
internal sealed class Gate02ServerAllowsMiis : ReceivingServerRule
{
    public override string Id => "GATE-02";

    public override string Title => "The server allows password sync from MIIS.";

    public override IReadOnlyList<int> EventIds => [11070];

    protected override IReadOnlyList<int> ClearingIds => EventIdSet.PastTheGates;

    protected override Finding Judge(ReceivingServer subject, RuleInput input)
    {
        var server = subject.Server;
        if (!server.AllowMiis.IsKnown)
        {
            return FindUnknown(server.Name, $"whether {server.Name} allows password sync from MIIS", server.AllowMiis);
        }

        if (server.AllowMiis.Value)
        {
            return Find(FindingStatus.Pass, server.Name, $"{server.Name} allows password sync from MIIS.", place: PlaceOf(server.AllowMiis));
        }

        if (subject.Caller.Length == 0 && server.AllowPcns.Or(false))
        {
            return Find(
                FindingStatus.NotApplicable,
                server.Name,
                $"{server.Name} takes password changes from PCNS and not from MIIS, and nothing tells that a sync engine calls it.");
        }

        return Find(
            subject.IsCalled ? FindingStatus.Fail : FindingStatus.Warning,
            server.Name,
            $"{server.Name} does not allow password sync from MIIS, "
            + (subject.Caller.Length > 0 ? $"and {subject.Caller}: every change is refused."
                : subject.IsCalled ? "and no other ENTSSO server is known: every change is refused."
                : "and whether the sync engine calls it is not known."),
            Open(subject),
            PlaceOf(server.AllowMiis));
    }

    protected override EventQuestion Ask(ReceivingServer subject, RuleInput input) => About(subject, subject.Server.AllowMiis) with
    {
        ClearedBy = EventIdSet.TakenFromSyncEngine(subject.Server),
        AgainstUnknown = FindingStatus.Fail,
        Meaning = "the server refused the change all the same",
        Remedy = Open(subject),
    };

    private static string Open(ReceivingServer subject) =>
        $"{RunOn(subject, "ssoconfig -allowPS MIIS yes")}\nOr in the ENTSSO console: Servers, the server's Properties, Password Sync, Allow password sync from MIIS.";
}
