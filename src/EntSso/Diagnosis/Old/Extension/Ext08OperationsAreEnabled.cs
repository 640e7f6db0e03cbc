using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>EXT-08: the password extension offers both operations, set and change.</summary>
internal sealed class Ext08OperationsAreEnabled : EntSsoAgentRule
{
    public override string Id => "EXT-08";

    public override ChainLink Link => ChainLink.ManagementAgent;

    public override string Title => "The password extension offers set and change.";

    public override Basis Basis => Basis.Likely;

    protected override Finding Judge(EntSsoAgent agent, SyncDeployment deployment)
    {
        const string What = "Which operations the password extension offers";
        if (agent.Extension is not { } extension)
        {
            return FindNoExtension(agent, What);
        }

        var (set, change) = (extension.IsSetEnabled, extension.IsChangeEnabled);
        var off = set is { IsKnown: true, Value: false } ? change is { IsKnown: true, Value: false } ? "Neither set nor change is" : "The operation set is not"
            : change is { IsKnown: true, Value: false } ? "The operation change is not"
            : "";
        return off.Length > 0
            ? Find(
                FindingStatus.Warning,
                agent.Subject,
                $"{off} enabled on the password extension: likely password changes of that kind end with ma-feature-not-supported.",
                $"Management agent {agent.Subject} > Properties > Configure Extensions > Settings: allow both set and change",
                PlaceOf((set.Or(true) ? change : set).Origin))
            : !set.IsKnown || !change.IsKnown ? FindUnknown(agent.Subject, What, (set.IsKnown ? change : set).Reason)
            : Find(FindingStatus.Pass, agent.Subject, "Set and change are enabled.", "", PlaceOf(set.Origin));
    }
}
