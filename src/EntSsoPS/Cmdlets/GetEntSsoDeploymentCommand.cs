using System.Management.Automation;
using EntSso.Collection;
using EntSso.Deployment;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Gathers the facts of a deployment from deployment files, exports and event logs into one object. Partial collections of several
/// machines are merged: known facts win over unknown ones, newer over older.
/// </summary>
[Cmdlet(VerbsCommon.Get, "EntSsoDeployment")]
[OutputType(typeof(SyncDeployment))]
public sealed class GetEntSsoDeploymentCommand : DeploymentCmdlet
{
    /// <summary>What the deployment is called in reports.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ReadInput() is DeploymentInput input)
        {
            WriteObject(input.Deployment with { Name = Name ?? input.Deployment.Name });
        }
    }
}
