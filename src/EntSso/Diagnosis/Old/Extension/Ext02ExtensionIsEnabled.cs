using EntSso.Deployment;

namespace EntSso.Diagnosis.Old.Extension;

/// <summary>EXT-02: the password extension is enabled and has a file.</summary>
internal sealed class Ext02ExtensionIsEnabled : EntSsoAgentRule
{
    public override string Id => "EXT-02";

    public override ChainLink Link => ChainLink.ManagementAgent;

    public override string Title => "The password extension is enabled and names its file.";

    public override Basis Basis => Basis.Likely;

    protected override Finding Judge(EntSsoAgent agent, SyncDeployment deployment)
    {
        const string What = "Whether the password extension is enabled";
        if (agent.Extension is not { } extension)
        {
            return FindNoExtension(agent, What);
        }

        var (enabled, file) = (extension.IsEnabled, extension.Dll);
        var dialog = $"Management agent {agent.Subject} > Properties > Configure Extensions";
        return enabled is { IsKnown: true, Value: false }
            ? Find(
                FindingStatus.Fail, agent.Subject, "The password extension is not enabled.", $"{dialog}: select Enable password management", PlaceOf(enabled.Origin))
            : file is { IsKnown: true } && file.Value.Trim().Length == 0
                ? Find(
                    FindingStatus.Fail,
                    agent.Subject,
                    "No file is entered for the password extension, so nothing can be called.",
                    $"{dialog}: enter the password extension that was installed with Enterprise Single Sign-On",
                    PlaceOf(file.Origin))
            : !enabled.IsKnown ? FindUnknown(agent.Subject, What, enabled.Reason)
            : !file.IsKnown ? FindUnknown(agent.Subject, "The password extension is enabled; its file", file.Reason)
            : Find(FindingStatus.Pass, agent.Subject, $"The password extension {file.Value} is enabled.", "", PlaceOf(enabled.Origin));
    }
}
