using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Extension;

/// <summary>EXT-02: the password extension is enabled and has a file.</summary>
internal sealed class Ext02ExtensionIsEnabled() : EntSsoAgentRule(
    new(
        "EXT-02",
        ChainLink.ManagementAgent,
        "The password extension is enabled and names its file.",
        Basis.Likely) { Events = EventIdSet.OfSyncEngine(6922) })
{
    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context)
    {
        const string Question = "whether the password extension is enabled";
        if (agent.Extension is not { } extension)
        {
            return NoExtension(Question);
        }

        var (enabled, file, dialog) = (extension.IsEnabled, extension.Dll, agent.Dialog);
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

    protected override EventQuestion Question(EntSsoAgent subject, RuleContext context) => LoggedByEngine(
        subject,
        subject.Extension?.IsEnabled ?? default,
        "the sync engine dropped a change because password management is not configured on a target",
        [
            Say(
                $"{subject.Dialog}: enter the password extension and its Settings. The engine does not try dropped changes again: "
                    + "change the passwords again."),
        ],
        context);
}
