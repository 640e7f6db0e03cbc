using System.Management.Automation;
using EntSso.Collection;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>Checks ENTSSO.xml and the password extension of the ENTSSO management agents: the rules XML-* and EXT-*.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoManagementAgent")]
[OutputType(typeof(Finding))]
public sealed class TestEntSsoManagementAgentCommand : DiagnosisCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ReadInput() is DeploymentInput input)
        {
            WriteObject(Diagnose(input.Deployment, ["XML-*", "EXT-*"]).Findings, enumerateCollection: true);
        }
    }
}
