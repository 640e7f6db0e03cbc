using System.Management.Automation;
using EntSso.Collection;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>Judges ENTSSO.xml and the password extension of the ENTSSO management agents: the rules XML-* and EXT-*.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoManagementAgent")]
[OutputType(typeof(Finding))]
public sealed class TestEntSsoManagementAgentCommand : DiagnosisCmdlet
{
    private protected override IReadOnlyList<string> DefaultRules => ["XML-*", "EXT-*"];

    private protected override void Process(PasswordSyncDiagnosis diagnosis, DeploymentInput input) =>
        WriteObject(diagnosis.Findings, enumerateCollection: true);
}
