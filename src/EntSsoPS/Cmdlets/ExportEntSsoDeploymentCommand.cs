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
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public SyncDeployment? InputObject { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Return the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _deployments.Add(InputObject!);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_deployments.Count == 0)
        {
            return;
        }

        string file = Path;
        try
        {
            file = FileSystemPath(Path);
            if (!ShouldProcess(file, "write the deployment"))
            {
                return;
            }

            WriteVerbose($"Writing {file}.");
            DeploymentFile.Save(_deployments.Count == 1 ? _deployments[0] : DeploymentMerge.Combine(_deployments), file, CancellationToken);
            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            WriteUnwritable("DeploymentUnwritable", file, failed);
        }
    }
}
