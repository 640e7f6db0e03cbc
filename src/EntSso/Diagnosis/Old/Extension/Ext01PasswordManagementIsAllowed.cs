using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>EXT-01: password management is allowed on the ENTSSO MA.</summary>
internal sealed class Ext01PasswordManagementIsAllowed : EntSsoAgentRule
{
    public override string Id => "EXT-01";

    public override ChainLink Link => ChainLink.ManagementAgent;

    public override string Title => "Password management is allowed on the ENTSSO MA.";

    public override Basis Basis => Basis.Likely;

    protected override Finding Judge(EntSsoAgent agent, SyncDeployment deployment)
    {
        if (agent.Agent is not { } exported)
        {
            return FindNoExport(agent, "Whether password management is allowed");
        }

        var allowed = exported.IsPasswordSyncAllowed;
        return !allowed.IsKnown ? FindUnknown(agent.Subject, "Whether password management is allowed", allowed.Reason)
            : allowed.Value ? Find(FindingStatus.Pass, agent.Subject, "Password management is allowed.", "", PlaceOf(allowed.Origin))
            : Find(
                FindingStatus.Fail,
                agent.Subject,
                "Password management is not allowed on the management agent, so it receives no password change.",
                $"Management agent {exported.Name} > Properties > Configure Extensions: select Enable password management",
                PlaceOf(allowed.Origin));
    }
}
