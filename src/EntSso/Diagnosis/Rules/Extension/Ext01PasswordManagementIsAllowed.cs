namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-01: password management is allowed on the ENTSSO MA.</summary>
internal sealed class Ext01PasswordManagementIsAllowed() : EntSsoAgentRule(
    new("EXT-01", ChainLink.ManagementAgent, "Password management is allowed on the ENTSSO MA.", Basis.Likely))
{
    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context) =>
        agent.Agent is not { } exported ? NoExport(agent, "whether password management is allowed")
            : !exported.IsPasswordSyncAllowed.IsKnown ? Unknown("whether password management is allowed", exported.IsPasswordSyncAllowed)
            : exported.IsPasswordSyncAllowed.Value ? Pass("Password management is allowed.", exported.IsPasswordSyncAllowed.Origin)
            : Fail(
                "Password management is not allowed on the management agent, so it receives no password change.",
                [Say($"Management agent {exported.Name} > Properties > Configure Extensions: select Enable password management")],
                exported.IsPasswordSyncAllowed.Origin);
}
