using System.Management.Automation;
using EntSso.Collection;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>Checks ENTSSO.xml and the password extension of the ENTSSO management agents: the rules XML-* and EXT-*.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoManagementAgent")]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestEntSsoManagementAgentCommand : DeploymentCheckCmdlet
{
    private protected override IReadOnlyList<string> DefaultRules => ["XML-*", "EXT-*"];

    private protected override void Process(PasswordSyncDiagnosis diagnosis, DeploymentInput input) =>
        Selection.Write(this, diagnosis.Findings);

    /// <inheritdoc/>
    protected override void EndProcessing() => Selection.End(this);
}
