using System;
using System.IO;
using System.Management.Automation;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSsoPS.Cmdlets;

/// <summary>Reads a deployment file.</summary>
[Cmdlet(VerbsData.Import, "EntSsoDeployment")]
[OutputType(typeof(SyncDeployment))]
public sealed class ImportEntSsoDeploymentCommand : EntSsoCmdlet
{
    /// <summary>The deployment file (JSON).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    public string Path { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string file = GetUnresolvedProviderPathFromPSPath(Path);
        try
        {
            WriteVerbose($"Reading {file}.");
            DeploymentReading reading = Timed("Reading", () => DeploymentFile.Load(file, CancellationToken));
            foreach (DeploymentProblem problem in reading.Problems)
            {
                WriteWarning($"{file}({problem.Line},{problem.Column}): {problem.Path}: {problem.Message}");
            }

            WriteObject(reading.Deployment);
        }
        catch (DeploymentFormatException malformed)
        {
            WriteError("DeploymentFormat", malformed, ErrorCategory.InvalidData, file);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            WriteError("DeploymentUnreadable", unreadable, ErrorCategory.ReadError, file);
        }
    }
}
