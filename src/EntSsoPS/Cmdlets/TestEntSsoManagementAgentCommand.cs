using System.Management.Automation;
using EntSso.Collection;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>Judges ENTSSO.xml and the password extension of the ENTSSO management agents: the rules XML-* and EXT-*.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoManagementAgent")]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestEntSsoManagementAgentCommand : DeploymentCheckCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ReadInput() is DeploymentInput input)
        {
            Selection.Write(this, Diagnose(input.Deployment, ["XML-*", "EXT-*"]).Findings);
        }

        Selection.End(this);
    }
}
