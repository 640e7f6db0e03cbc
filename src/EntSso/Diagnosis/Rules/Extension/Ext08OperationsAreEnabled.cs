using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-08: the password extension offers both operations, set and change.</summary>
internal sealed class Ext08OperationsAreEnabled() : EntSsoAgentRule(
    new(
        "EXT-08",
        ChainLink.ManagementAgent,
        "The password extension offers set and change.",
        Basis.Likely) { Events = EventIdSet.OfSyncEngine(6928) })
{
    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context)
    {
        const string Question = "which operations the password extension offers";
        if (agent.Extension is not { } extension)
        {
            return NoExtension(Question);
        }

        var (set, change) = (extension.IsSetEnabled, extension.IsChangeEnabled);
        var off = (set.Or(true), change.Or(true)) switch
        {
            (false, false) => "Neither set nor change is",
            (false, true) => "The operation set is not",
            (true, false) => "The operation change is not",
            _ => "",
        };
        return off.Length > 0
            ? Warn(
                $"{off} enabled on the password extension: likely password changes of that kind end with ma-feature-not-supported.",
                Allow(agent),
                (set.Or(true) ? change : set).Origin)
            : !set.IsKnown || !change.IsKnown ? Unknown(Question, set.IsKnown ? change : set)
            : Pass("Set and change are enabled.", set.Origin);
    }

    protected override EventQuestion Question(EntSsoAgent subject, RuleContext context) => LoggedByEngine(
        subject, subject.Extension?.IsSetEnabled ?? default,
        "the sync engine dropped a change because the password extension of a target does not allow set", Allow(subject), context);

    private static RemedyStep[] Allow(EntSsoAgent agent) => [Say($"{agent.Dialog} > Settings: allow both set and change")];
}
