using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-03: the server gate for PCNS is open only where domain controllers send to ENTSSO directly.</summary>
internal sealed class Gate03PcnsGateAsIntended : ReceivingServerRule
{
    public override string Id => "GATE-03";

    public override string Title => "The server allows password sync from PCNS only where domain controllers send to it directly.";

    public override IReadOnlyList<int> EventIds => [11069, 10710];

    protected override IReadOnlyList<int> AskedIds => [11069];

    protected override IReadOnlyList<int> ClearingIds => [10662];

    protected override Finding Judge(ReceivingServer subject, RuleInput input)
    {
        var server = subject.Server;
        if (!server.AllowPcns.IsKnown)
        {
            return FindUnknown(server.Name, $"whether {server.Name} allows password sync from PCNS", server.AllowPcns);
        }

        var target = TargetAt(server, input.Deployment);
        var place = PlaceOf(server.AllowPcns);
        if (!server.AllowPcns.Value)
        {
            return target is not null
                ? Find(
                    FindingStatus.Fail,
                    server.Name,
                    $"The PCNS target {target.Name} sends to {server.Name}, which does not allow password sync from PCNS: these changes are refused.",
                    Switch(subject, "yes"),
                    place)
                : Find(
                    FindingStatus.Pass,
                    server.Name,
                    $"{server.Name} does not allow password sync from PCNS, and no PCNS target that is known sends to it.",
                    place: place);
        }

        if (server.AllowMiis.Or(false))
        {
            return Find(
                FindingStatus.Warning,
                server.Name,
                $"{server.Name} allows password sync from MIIS and from PCNS: likely the same change can arrive twice"
                + (target is null ? "." : $", since the PCNS target {target.Name} sends to it as well."),
                Switch(subject, "no"),
                place);
        }

        return target is not null
            ? Find(FindingStatus.Pass, server.Name, $"{server.Name} allows password sync from PCNS, and the PCNS target {target.Name} sends to it.", place: place)
            : !input.Deployment.Inventory.PcnsTargets.IsKnown
                ? FindUnknown(
                    server.Name,
                    $"whether domain controllers send to {server.Name}, which allows password sync from PCNS",
                    input.Deployment.Inventory.PcnsTargets)
                : Find(
                    FindingStatus.Warning,
                    server.Name,
                    $"{server.Name} allows password sync from PCNS, but no PCNS target sends to it.",
                    Switch(subject, "no"),
                    place);
    }

    protected override EventQuestion Ask(ReceivingServer subject, RuleInput input) => About(subject, subject.Server.AllowPcns) with
    {
        // Only the way through PCNS is closed; the sync engine's may be open.
        Against = FindingStatus.Warning,
        Meaning = "a change from PCNS was refused all the same",
        Remedy = $"When domain controllers are meant to send to it directly: {Switch(subject, "yes")}\nOtherwise correct the PCNS target: pcnscfg list",
    };

    private static PcnsTarget? TargetAt(SsoServer server, SyncDeployment deployment) =>
        ServerSearch.HostOf(server) is not { } host ? null : deployment.Pcns.Targets.FirstOrDefault(target =>
            !target.IsDisabled.Or(false) && target.Server.IsKnown
            && HostName.TryParse(target.Server.Value, mend: false, out var name, out _) && name.MayBeSameHostAs(host));

    private static string Switch(ReceivingServer subject, string word) => RunOn(subject, $"ssoconfig -allowPS PCNS {word}");
}
