using System.Management.Automation;
using EntSso.Collection;
using EntSso.Deployment;
using EntSso.Events.Changes;

namespace EntSsoPS.Cmdlets;

/// <summary>Cmdlets over a deployment: read from deployment files, exports and logs, or handed over as an object.</summary>
public abstract class DeploymentCmdlet : EntSsoCmdlet
{
    /// <summary>Files and folders.</summary>
    protected const string PathSet = "DeploymentPath";

    /// <summary>A deployment in memory.</summary>
    protected const string ObjectSet = "Deployment";

    private readonly List<string> _paths = [];
    private readonly List<SyncDeployment> _deployments = [];

    /// <summary>
    /// A deployment file, or a folder with deployment files, exports of management agents and the metaverse, ENTSSO.xml, displaydb text and
    /// event logs. Several are merged. Wildcards are allowed; a pattern that fits nothing is an error.
    /// </summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "A deployment file, or a folder of exports and logs.")]
    [Alias("Path", "FullName")]
    [SupportsWildcards]
    public string[] DeploymentPath { get; set; } = [];

    /// <summary>A deployment that Get-EntSsoDeployment or Import-EntSsoDeployment returned.</summary>
    [Parameter(
        Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true,
        HelpMessage = "A deployment that Get-EntSsoDeployment returned.")]
    public virtual SyncDeployment? InputObject { get; set; }

    /// <summary>Names of management agents that are ENTSSO MAs, where their exports do not show it.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNull]
    public string[] EntSsoManagementAgent { get; set; } = [];

    /// <summary>What reports call the deployment.</summary>
    protected string DeploymentName(SyncDeployment deployment) =>
        deployment.Name.Length > 0 ? deployment.Name
        : _paths.Count > 0 ? System.IO.Path.GetFileName(_paths[0].TrimEnd(System.IO.Path.DirectorySeparatorChar))
        : "deployment";

    /// <summary>The paths that were read, for reports.</summary>
    protected string SourceText => string.Join(", ", _paths);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _deployments.Add(InputObject);
            return;
        }

        foreach (string path in DeploymentPath)
        {
            _paths.AddRange(ExistingPaths(path, "Specify a deployment file, or a folder of exports and logs."));
        }
    }

    /// <summary>Everything that was given, merged; null when there was nothing, and then the error has been written.</summary>
    protected virtual DeploymentInput? ReadInput()
    {
        if (_deployments.Count > 0)
        {
            SyncDeployment merged = Stoppable(() => DeploymentMerge.Combine(_deployments));
            return new DeploymentInput { Deployment = merged, Changes = Array.Empty<PasswordChange>(), RecognisedFiles = 0 };
        }

        if (_paths.Count == 0)
        {
            return null;
        }

        var monitor = new CmdletReadMonitor(this);
        WriteVerbose($"Reading {SourceText}.");
        DeploymentInput input = Timed(
            "Reading",
            () => Stoppable(() => DeploymentInput.Read(_paths, EntSsoManagementAgent, monitor, DateTime.UtcNow, CancellationToken)));
        monitor.Complete();
        WriteVerbose(
            $"{input.RecognisedFiles} files were recognised: {input.Deployment.Servers.Count} servers, "
            + $"{input.Deployment.SyncEngine.ManagementAgents.Count} management agents, {input.Deployment.Applications.Count} applications, "
            + $"{input.Deployment.Mappings.Count} mappings, {input.Changes.Count} password changes in logs.");
        foreach (SourceProblem problem in input.Problems)
        {
            if (problem.IsNote)
            {
                WriteWarning(problem.ToString());
                continue;
            }

            string rest = input.RecognisedFiles > 0
                ? "Everything else was read; export this file again, or remove it from the folder."
                : "Nothing else was read. Export this file again, or specify another one.";
            WriteError(ErrorIds.SourceUnreadable, new InvalidDataException($"{problem} {rest}"), ErrorCategory.InvalidData, problem.File);
        }

        if (input.RecognisedFiles > 0)
        {
            return input;
        }

        // A problem with a file that was named says all there is to say.
        if (input.Problems.Count > 0 && !_paths.Any(System.IO.Directory.Exists))
        {
            return null;
        }

        WriteError(
            ErrorIds.NothingRecognised,
            new InvalidDataException($"{SourceText}: no deployment file, export, ENTSSO.xml, displaydb or pcnscfg text, or event log was found there. "
                + "Specify the folder that contains them, or a file that Export-EntSsoDeployment wrote."),
            ErrorCategory.InvalidData,
            _paths.Count == 1 ? _paths[0] : _paths);
        return null;
    }
}
