using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-03: the server gate for PCNS is open only where domain controllers send to ENTSSO directly.</summary>
internal sealed class Gate03PcnsGateAsIntended() : SubjectRule<ReceivingServer>(
    new("GATE-03", ChainLink.ServerGate, "The server allows password sync from PCNS only where domain controllers send to it directly.")
    {
        Events = [11069], RelatedEvents = [10710], ClearedBy = [10662],
    },
    SubjectSets.ReceivingServers)
{
    protected override Answer Check(ReceivingServer subject, RuleContext context)
    {
        var (name, allows) = (subject.Name, subject.Server.AllowPcns);
        if (!allows.IsKnown)
        {
            return Unknown($"whether {name} allows password sync from PCNS", allows);
        }

        var target = context.PcnsTargetAt(subject.Server);
        if (!allows.Value)
        {
            return target is null
                ? Pass($"{name} does not allow password sync from PCNS, and no known PCNS target sends to it.", allows.Origin)
                : Fail(
                    $"The PCNS target {target.Name} sends to {name}, which does not allow password sync from PCNS: these changes are "
                        + "refused.",
                    Open(subject),
                    allows.Origin);
        }

        if (subject.Server.AllowMiis.Or(false))
        {
            var both = target is null ? "" : $", since the PCNS target {target.Name} sends to it as well";
            return Warn(
                $"{name} allows password sync from MIIS and from PCNS: likely the same change can arrive twice{both}.",
                Close(subject),
                allows.Origin);
        }

        return target is not null
            ? Pass($"{name} allows password sync from PCNS, and the PCNS target {target.Name} sends to it.", allows.Origin)
            : !context.Deployment.Inventory.PcnsTargets.IsKnown
                ? Unknown(
                    $"whether domain controllers send to {name}, which allows password sync from PCNS,",
                    context.Deployment.Inventory.PcnsTargets)
            : Warn($"{name} allows password sync from PCNS, but no PCNS target sends to it.", Close(subject), allows.Origin);
    }

    // Only the way through PCNS is closed; the sync engine's may be open.
    protected override EventQuestion Question(ReceivingServer subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Server.AllowPcns),
        Against = FindingStatus.Warning,
        AgainstUnknown = FindingStatus.Warning,
        Meaning = "the server refused a change from PCNS anyway",
        Remedy =
        [
            Say("If domain controllers should send to the server directly, open the gate:"),
            .. Open(subject),
            Run($"pcnscfg list", "Otherwise correct the PCNS target"),
        ],
    };

    private static RemedyStep[] Open(ReceivingServer subject) => Switch(subject, "Enable-EntSsoPcnsSync", "yes");

    private static RemedyStep[] Close(ReceivingServer subject) => Switch(subject, "Disable-EntSsoPcnsSync", "no");

    private static RemedyStep[] Switch(ReceivingServer subject, string cmdlet, string word) =>
        [subject.Here(RemedyStep.Cmdlet(cmdlet, ("Server", subject.Name))), Run($"ssoconfig -allowPS PCNS {word}").Or];
}
