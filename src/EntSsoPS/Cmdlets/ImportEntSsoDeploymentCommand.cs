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
    /// Deployment files (JSON), each of which becomes a separate object. Wildcards are allowed; a pattern that fits nothing is an error.
    /// </summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "A file that Export-EntSsoDeployment wrote.")]
    [Alias("Path", "FullName")]
    [SupportsWildcards]
    public string[] DeploymentPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string file in DeploymentPath.SelectMany(path => ExistingPaths(path, "Specify a file that Export-EntSsoDeployment wrote.")))
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
                throw new IOException(
                    "this is a folder. Read its files with: Get-EntSsoDeployment "
                        + $"'{CodeGeneration.EscapeSingleQuotedStringContent(file)}'");
            }

            WriteVerbose($"Reading {file}.");
            DeploymentReading reading = Timed("Reading", () => Stoppable(() => DeploymentFile.Load(file, CancellationToken)));
            foreach (DeploymentProblem problem in reading.Problems)
            {
                WriteWarning($"{file}({problem.Line},{problem.Column}): {problem.Path}: {problem.Message}");
            }

            WriteObject(reading.Deployment);
        }
        catch (DeploymentFormatException malformed)
        {
            WriteError(ErrorIds.DeploymentFormat, malformed, ErrorCategory.InvalidData, file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            WriteError(
                ErrorIds.FileUnreadable,
                new IOException($"{file}: {unreadable.Message}", unreadable),
                unreadable is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.ReadError,
                file);
        }
    }
}
