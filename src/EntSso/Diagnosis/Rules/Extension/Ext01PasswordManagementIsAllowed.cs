using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-01: password management is allowed on the ENTSSO MA.</summary>
internal sealed class Ext01PasswordManagementIsAllowed() : EntSsoAgentRule(
    new(
        "EXT-01",
        ChainLink.ManagementAgent,
        "Password management is allowed on the ENTSSO MA.",
        Basis.Likely) { Events = EventIdSet.OfSyncEngine(6921) })
{
    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context) =>
        agent.Agent is not { } exported ? NoExport(agent, "whether password management is allowed")
            : !exported.IsPasswordSyncAllowed.IsKnown ? Unknown("whether password management is allowed", exported.IsPasswordSyncAllowed)
            : exported.IsPasswordSyncAllowed.Value ? Pass("Password management is allowed.", exported.IsPasswordSyncAllowed.Origin)
            : Fail(
                "Password management is not allowed on the management agent, so it receives no password change.",
                Enable(agent),
                exported.IsPasswordSyncAllowed.Origin);

    protected override EventQuestion Question(EntSsoAgent subject, RuleContext context) => LoggedByEngine(
        subject, subject.Agent?.IsPasswordSyncAllowed ?? default,
        "the sync engine dropped a change because password management is off on a target", Enable(subject), context);

    private static RemedyStep[] Enable(EntSsoAgent agent) =>
        [
            Say(
                $"{agent.Dialog}: select Enable password management. The engine does not try dropped changes again: change the "
                    + "passwords again."),
        ];
}
