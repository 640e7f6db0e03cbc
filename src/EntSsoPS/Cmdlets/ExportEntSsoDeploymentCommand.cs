using System.Management.Automation;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Writes a deployment into a file: JSON with a stable order of properties, one a line, without secrets, so that it can be kept in git.
/// Several are merged. The old file is replaced only when the new one is whole.
/// </summary>
[Cmdlet(VerbsData.Export, "EntSsoDeployment", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportEntSsoDeploymentCommand : EntSsoCmdlet
{
    private readonly List<SyncDeployment> _deployments = [];

    /// <summary>The deployment; several from the pipeline become one.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, HelpMessage = "A deployment that Get-EntSsoDeployment returned.")]
    public SyncDeployment? InputObject { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The file to write, for example deployment.json.")]
    [SingleValue]
    public string OutputPath { get; set; } = "";

    /// <summary>Replace the file even if it is read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Keep a file that exists, and write an error instead.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Return the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _deployments.Add(InputObject!);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_deployments.Count > 0)
        {
            RequireOneEngine(_deployments);
            Export(
                OutputPath,
                "write the deployment",
                new ExportOptions(NoClobber, Force, PassThru),
                [],
                stream => DeploymentFile.Save(DeploymentMerge.Combine(_deployments), stream, CancellationToken));
        }
    }
}
