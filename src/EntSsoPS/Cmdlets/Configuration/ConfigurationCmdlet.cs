using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Desired;
using EntSso.Administration.Files;
using EntSso.Collection;
using EntSso.Deployment;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets that compare an SSO system with a desired state file.</summary>
public abstract class ConfigurationCmdlet : DirectorySystemCmdlet
{
    /// <summary>
    /// The desired state file: JSON as configuration.schema.json in the folder of the module describes it, or a .psd1 with the same names.
    /// Settings that are not in it are ignored. A pattern has to fit one file.
    /// </summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "A desired state file.")]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    [SupportsWildcards]
    [Names("FullName")]
    public string Path { get; set; } = "";

    // Without the alias FullName of the others: a file from the pipeline is the desired state.
    /// <inheritdoc/>
    [Parameter(
        Mandatory = true, ParameterSetName = FileSet, ValueFromPipelineByPropertyName = true,
        HelpMessage = "A file that Export-EntSsoDeployment wrote.")]
    [SingleValue]
    [SupportsWildcards]
    public override string DeploymentPath { get; set; } = "";

    /// <summary>
    /// Exports of the sync engine, or folders of them, that the requested connections of management agents are compared with. Wildcards are
    /// allowed. Default: what the deployment file has of them.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [SupportsWildcards]
    public string[] ExportPath { get; set; } = [];

    private protected override bool AsksDirectory => HasDirectory;

    private protected sealed override void Process(ISsoAdministration administration)
    {
        DesiredConfiguration? wanted = null;
        Guard(Path, () => wanted = Load(FileOf(Path)));
        if (wanted is null)
        {
            return;
        }

        IReadOnlyList<PasswordExtension> extensions = Extensions(administration);
        ConfigurationPlan Plan() => ConfigurationPlan.Make(wanted, administration, extensions, CancellationToken);
        Process(administration, Plan);
    }

    /// <summary>Does the work.</summary>
    /// <param name="administration">The SSO system.</param>
    /// <param name="plan">Compares and plans, as often as it is called.</param>
    private protected abstract void Process(ISsoAdministration administration, Func<ConfigurationPlan> plan);

    private DesiredConfiguration Load(string file) =>
        string.Equals(System.IO.Path.GetExtension(file), ".psd1", StringComparison.OrdinalIgnoreCase)
            ? PowerShellDataFile.Load(file, CancellationToken)
            : DesiredConfigurationFile.Load(file, CancellationToken);

    private IReadOnlyList<PasswordExtension> Extensions(ISsoAdministration administration)
    {
        if (ExportPath.Length == 0)
        {
            return administration is DeploymentAdministration deployment ? deployment.ReadPasswordExtensions(CancellationToken) : [];
        }

        List<string> paths =
            [.. ExportPath.SelectMany(path => ExistingPaths(path, "Specify exports of the sync engine, or folders of them."))];
        DeploymentInput? input = paths.Count == 0 ? null : ReadDeployment(paths, []);
        if (input is null)
        {
            return [];
        }

        RequireOneEngine(input.Deployments);
        return input.Deployment.PasswordExtensions;
    }
}
