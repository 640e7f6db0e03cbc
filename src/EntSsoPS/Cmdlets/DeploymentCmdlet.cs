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
    /// event logs. Several paths together are one deployment. Wildcards are allowed; a pattern that fits nothing is an error.
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

    /// <summary>What the paths of the last reading are called: the folder; a file with its folder.</summary>
    private protected string SourceName { get; private set; } = "";

    /// <summary>The paths of the last reading, for reports.</summary>
    private protected string SourceText { get; private set; } = "";

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

    /// <summary>
    /// Everything that was given since the last reading, merged; null when there was nothing, and then the error has been written.
    /// </summary>
    private protected virtual DeploymentInput? ReadInput()
    {
        string[] paths = [.. _paths];
        SyncDeployment[] deployments = [.. _deployments];
        _paths.Clear();
        _deployments.Clear();
        SourceText = string.Join(", ", paths);
        SourceName = paths.Length == 0 ? "" : NameOf(paths[0]);
        if (deployments.Length > 0)
        {
            RequireOneEngine(deployments);
            SyncDeployment merged = Stoppable(() => DeploymentMerge.Combine(deployments));
            return new DeploymentInput { Deployment = merged, Changes = Array.Empty<PasswordChange>(), RecognisedFiles = 0 };
        }

        return paths.Length == 0 ? null : ReadDeployment(paths, EntSsoManagementAgent);
    }

    private static string NameOf(string path)
    {
        string whole = path.TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar);
        string name = System.IO.Path.GetFileName(whole);
        string folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(whole) ?? "");
        return File.Exists(path) && folder.Length > 0 ? $"{folder}/{name}" : name;
    }
}
