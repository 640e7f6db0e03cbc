using System.Management.Automation;
using System.Management.Automation.Language;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSsoPS.Cmdlets;

/// <summary>Reads deployment files.</summary>
[Cmdlet(VerbsData.Import, "EntSsoDeployment")]
[OutputType(typeof(SyncDeployment))]
public sealed class ImportEntSsoDeploymentCommand : EntSsoCmdlet
{
    /// <summary>
    /// Deployment files (JSON), each of which becomes an object of its own. Wildcards are allowed; a pattern that fits nothing is an error.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string file in Path.SelectMany(path => ExistingPaths(path, "Name a file that Export-EntSsoDeployment has written.")))
        {
            Import(file);
        }
    }

    private void Import(string file)
    {
        try
        {
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
            WriteError("DeploymentUnreadable", new IOException($"{file}: {unreadable.Message}", unreadable), ErrorCategory.ReadError, file);
        }
    }
}
