namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-02: the password extension is enabled and has a file.</summary>
internal sealed class Ext02ExtensionIsEnabled() : EntSsoAgentRule(
    new("EXT-02", ChainLink.ManagementAgent, "The password extension is enabled and names its file.", Basis.Likely))
{
    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context)
    {
        const string Question = "whether the password extension is enabled";
        if (agent.Extension is not { } extension)
        {
            return NoExtension(Question);
        }

        var (enabled, file, dialog) = (extension.IsEnabled, extension.Dll, $"Management agent {agent.Name} > Properties > Configure Extensions");
        return enabled is { IsKnown: true, Value: false }
                ? Fail("The password extension is not enabled.", [Say($"{dialog}: select Enable password management")], enabled.Origin)
            : file.IsKnown && file.Value.Trim().Length == 0 ? Fail(
                "No file is entered for the password extension, so nothing can be called.",
                [Say($"{dialog}: enter the password extension that was installed with Enterprise Single Sign-On")],
                file.Origin)
            : !enabled.IsKnown ? Unknown(Question, enabled)
            : !file.IsKnown ? Unknown("the password extension is enabled; its file", file)
            : Pass($"The password extension {file.Value} is enabled.", enabled.Origin);
    }
}
