using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Pcns;

/// <summary>PCNS-06: the groups that filter a target's notifications exist.</summary>
internal sealed class Pcns06GroupsExist : PcnsTargetRule
{
    public override string Id => "PCNS-06";

    public override string Title => "The inclusion and exclusion groups of the PCNS target exist.";

    public override IReadOnlyList<int> EventIds => [6032];

    protected override Finding Judge(PcnsTarget target, SyncDeployment deployment, EventWitness witness) =>
        Weigh(Judge(target), witness, FactAge.Of(target.InclusionGroup).And(target.ExclusionGroup), "", Remedy(target));

    private static string Remedy(PcnsTarget target) =>
        CommandLine.For("pcnscfg securetarget /N:{target|<target>} /FI:<existing group> /FE:<existing group, or nothing>", target.Name);

    private Finding Judge(PcnsTarget target)
    {
        var unknown = "";
        var named = new List<string>();
        foreach (var (role, group) in new[] { ("inclusion group", target.InclusionGroup), ("exclusion group", target.ExclusionGroup) })
        {
            if (!group.IsKnown)
            {
                unknown = $"the {role} could not be read ({group.Reason.TrimEnd('.')})";
            }
            else if (group.Value is { } filter)
            {
                if (filter.Name is { IsKnown: true, Value: null })
                {
                    return Find(
                        FindingStatus.Fail,
                        target.Name,
                        $"The directory has no group {(filter.Sid.Length > 0 ? filter.Sid : "of that name")}, the target's {role}: PCNS drops every notification.",
                        Remedy(target));
                }

                unknown = filter.Name.IsKnown ? unknown : $"the {role} {filter.Sid} was not looked up ({filter.Name.Reason.TrimEnd('.')})";
                named.Add($"{role} {filter.Name.Or(filter.Sid)}");
            }
        }

        return unknown.Length > 0 ? FindUnknown(target.Name, "Whether the target's groups exist", unknown)
            : Find(FindingStatus.Pass, target.Name, named.Count == 0 ? "The target filters by no group." : $"The target's groups exist: {string.Join(", ", named)}.");
    }
}
