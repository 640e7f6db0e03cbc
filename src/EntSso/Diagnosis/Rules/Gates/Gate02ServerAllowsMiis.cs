using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-02: the servers that the sync engine calls allow password sync from MIIS.</summary>
internal sealed class Gate02ServerAllowsMiis() : SubjectRule<ReceivingServer>(
    new(
        "GATE-02",
        ChainLink.ServerGate,
        "The server allows password sync from MIIS.") { Events = [11070], ClearedBy = EventIdSet.PastTheGates },
    SubjectSets.ReceivingServers)
{
    protected override Answer Check(ReceivingServer subject, RuleContext context)
    {
        var (name, allows) = (subject.Name, subject.Server.AllowMiis);
        return !allows.IsKnown ? Unknown($"whether {name} allows password sync from MIIS", allows)
            : allows.Value ? Pass($"{name} allows password sync from MIIS.", allows.Origin)
            : subject.Caller.Length == 0 && subject.Server.AllowPcns.Or(false)
                ? NotApplicable($"{name} allows password changes from PCNS and not from MIIS, and no sync engine is known to call it.")
            : !subject.IsCalled
                ? Warn(
                    $"{name} does not allow password sync from MIIS, and whether the sync engine calls it is not known.",
                    Open(subject),
                    allows.Origin)
            : Fail(
                $"{name} does not allow password sync from MIIS, and "
                    + $"{(subject.Caller.Length > 0 ? subject.Caller : "no other ENTSSO server is known")}: every change is refused.",
                Open(subject),
                allows.Origin);
    }

    protected override EventQuestion Question(ReceivingServer subject, RuleContext context) => new()
    {
        ClearedBy = EventIdSet.TakenFromSyncEngine(subject.Server),
        Age = FactAge.Of(subject.Server.AllowMiis),
        Meaning = "the server refused the change anyway",
        Remedy = Open(subject),
    };

    private static RemedyStep[] Open(ReceivingServer subject) =>
    [
        subject.Here(RemedyStep.Cmdlet("Enable-EntSsoMiisSync", ("Server", subject.Name))),
        Run($"ssoconfig -allowPS MIIS yes").Or,
        Say("In the ENTSSO console: Servers, the server's Properties, Password Sync, Allow password sync from MIIS.").Or,
    ];
}
