using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-06: the groups that filter a target's notifications exist.</summary>
internal sealed class Pcns06GroupsExist() : SubjectRule<PcnsTarget>(
    new("PCNS-06", ChainLink.DomainController, "The inclusion and exclusion groups of the PCNS target exist.") { Events = PcnsSubjects.Events(6032) },
    PcnsSubjects.Targets)
{
    protected override Answer Check(PcnsTarget subject, RuleContext context)
    {
        var unknown = "";
        var named = new List<string>();
        foreach (var (role, group) in new[] { ("inclusion group", subject.InclusionGroup), ("exclusion group", subject.ExclusionGroup) })
        {
            if (!group.IsKnown)
            {
                unknown = $"the {role} could not be read ({group.Reason.TrimEnd('.')})";
            }
            else if (group.Value is { } filter)
            {
                if (filter.Name is { IsKnown: true, Value: null })
                {
                    return Fail(
                        $"The directory has no group {(filter.Sid.Length > 0 ? filter.Sid : "of that name")}, the target's {role}: PCNS drops every notification.",
                        Secure(subject));
                }

                unknown = filter.Name.IsKnown ? unknown : $"the {role} {filter.Sid} was not looked up ({filter.Name.Reason.TrimEnd('.')})";
                named.Add($"{role} {filter.Name.Or(filter.Sid)}");
            }
        }

        return unknown.Length > 0 ? Unknown("whether the target's groups exist", unknown)
            : Pass(named.Count == 0 ? "The target filters by no group." : $"The target's groups exist: {string.Join(", ", named)}.");
    }

    protected override EventQuestion Question(PcnsTarget subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.InclusionGroup).And(subject.ExclusionGroup),
        Meaning = "the service met the problem later",
        Remedy = Secure(subject),
    };

    private static RemedyStep[] Secure(PcnsTarget target) =>
        [Run($"pcnscfg securetarget /N:{target.Name:TARGET} /FI:EXISTING-GROUP /FE:EXISTING-GROUP", "Name groups that exist, or leave /FE out where no group is excluded")];
}
