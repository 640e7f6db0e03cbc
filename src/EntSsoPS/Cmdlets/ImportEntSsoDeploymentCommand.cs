using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
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
        string file = Path;
        try
        {
            file = FileSystemPath(Path);
            if (Directory.Exists(file))
            {
                throw new IOException($"this is a folder. Gather what it holds: Get-EntSsoDeployment '{CodeGeneration.EscapeSingleQuotedStringContent(file)}'");
            }

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
            string what = unreadable is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file. Name a file that Export-EntSsoDeployment has written."
                : unreadable.Message;
            WriteError("DeploymentUnreadable", new IOException($"{file}: {what}", unreadable), ErrorCategory.ReadError, file);
        }
    }
}
