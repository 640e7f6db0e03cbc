using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Pcns;

/// <summary>PCNS-03: there is a target, and it is not disabled.</summary>
internal sealed class Pcns03TargetIsEnabled : PcnsRule
{
    private const string Subject = "PCNS targets";

    public override string Id => "PCNS-03";

    public override string Title => "PCNS has an enabled target.";

    public override IReadOnlyList<int> EventIds => [4001, 4002, 6000];

    protected override IEnumerable<Finding> Judge(SyncDeployment deployment, EventWitness witness)
    {
        var targets = deployment.Pcns.Targets;
        var enabled = targets.Where(target => target.IsDisabled is { IsKnown: true, Value: false }).ToList();
        var unread = targets.FirstOrDefault(target => !target.IsDisabled.IsKnown);
        var listed = deployment.Inventory.PcnsTargets;
        var finding = enabled.Count > 0
                ? Find(FindingStatus.Pass, Subject, $"Enabled: {string.Join(", ", enabled.Select(target => target.Name))}.")
            : unread is not null ? FindUnknown(unread.Name, "Whether the target is enabled", unread.IsDisabled.Reason, "pcnscfg list")
            : targets.Count > 0
                ? Find(
                    FindingStatus.Fail,
                    Subject,
                    $"Every target is disabled: {string.Join(", ", targets.Select(target => target.Name))}.",
                    string.Join("\n", targets.Select(target => CommandLine.For("pcnscfg enabletarget /N:{target|<target>}", target.Name))))
            : listed.IsKnown ? Find(FindingStatus.Fail, Subject, "PCNS has no target: password changes go nowhere.", "pcnscfg addtarget")
            : FindUnknown(Subject, "Which targets there are", listed.Reason, "pcnscfg list");
        yield return Weigh(
            finding, witness, enabled.Count > 0 ? FactAge.Of(enabled[0].IsDisabled) : default, "", "pcnscfg list");
    }
}
