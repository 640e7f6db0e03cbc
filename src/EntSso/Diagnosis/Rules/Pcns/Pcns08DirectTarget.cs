using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-08: an ENTSSO server to which domain controllers send directly takes what they send.</summary>
internal sealed class Pcns08DirectTarget : PcnsTargetRule
{
    // The number in the sample of the product's help, whose target is a sync engine.
    private const int FullyQualified = 1;

    public override string Id => "PCNS-08";

    public override string Title => "An ENTSSO server that is a PCNS target takes password changes from PCNS.";

    public override IReadOnlyList<int> EventIds => [10654, 10709, 10750, 11069];

    protected override IReadOnlyList<int> ClearedBy => [10662];

    protected override string Source => EventSource.EntSso;

    protected override Finding Judge(PcnsTarget target, SyncDeployment deployment, EventWitness witness)
    {
        if (DirectServer(target, deployment) is not { } server)
        {
            return target.Server.IsKnown
                ? Find(FindingStatus.NotApplicable, target.Name, "The target is no ENTSSO server.")
                : FindUnknown(target.Name, "The target's server", target.Server.Reason, "pcnscfg list");
        }

        var allow = CommandLine.For("# on {server|the ENTSSO server}, elevated:\nssoconfig -allowPS PCNS yes", server.Name);
        var gate = server.AllowPcns;
        var received = witness.Newest(ClearedBy, server.LogComputer());
        var finding = !gate.IsKnown ? FindUnknown(target.Name, $"Whether {server.Name} takes password changes from PCNS", gate.Reason)
            : !gate.Value ? Find(FindingStatus.Fail, target.Name, $"{server.Name} does not allow password sync from PCNS, to which the target sends.", allow)
            : received is not null
                ? Find(FindingStatus.Pass, target.Name, $"{server.Name} allows password sync from PCNS and takes it: {EventWitness.Tell(received)}.")
            : target.UserNameFormat is { IsKnown: true, Value: FullyQualified }
                ? Find(
                    FindingStatus.Warning,
                    target.Name,
                    $"{server.Name} allows password sync from PCNS, but the target's user name format is 1, likely the distinguished name that the sync engine takes; ENTSSO takes the NT4 form only.",
                    CommandLine.For("pcnscfg modifytarget /N:{target|<target>} /F:<number of the NT4 format, likely 3>", target.Name))
            : FindUnknown(
                target.Name,
                $"{server.Name} allows password sync from PCNS; whether the target's user name format is the NT4 form that ENTSSO takes",
                target.UserNameFormat.IsKnown
                    ? $"the target has format {target.UserNameFormat.Value.ToString(CultureInfo.InvariantCulture)}, and which number stands for NT4 is not documented"
                    : target.UserNameFormat.Reason,
                "Change the password of a test account: event 10662 on the server tells success, 10750 the wrong format.");
        return Weigh(finding, witness, FactAge.Of(gate), server.LogComputer(), "Event 11069: ssoconfig -allowPS PCNS yes. Event 10750: set the target's user name format to NT4 with pcnscfg modifytarget. Events 10654 and 10709: the domain controller is no member of the access account.");
    }
}
