using System.Management.Automation;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets;

/// <summary>Shows the sample deployments and logs that come with the module, to try the cmdlets on without a system.</summary>
/// <remarks>All names and events in them are invented. It runs on Windows, Linux and macOS.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoSample")]
[OutputType(typeof(EntSsoSample))]
public sealed class GetEntSsoSampleCommand : EntSsoCmdlet
{
    /// <summary>The samples to show. Wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // The assembly is in bin/EDITION of the module.
        string folder = Path.Combine(Path.GetDirectoryName(typeof(GetEntSsoSampleCommand).Assembly.Location)!, "..", "..", "samples");
        List<EntSsoSample> all = Directory.Exists(folder)
            ? [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(item => item.Name != "README.md")
                .Select(item => new EntSsoSample(item)).OrderBy(sample => sample.Name, StringComparer.OrdinalIgnoreCase)]
            : [];
        foreach (string name in Name)
        {
            WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase);
            List<EntSsoSample> found = [.. all.Where(sample => pattern.IsMatch(sample.Name))];
            WriteObject(found, enumerateCollection: true);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(
                    ErrorIds.SampleNotFound,
                    new ItemNotFoundException(
                        $"There is no sample {name}. Get-EntSsoSample shows all; they are in {Path.GetFullPath(folder)}."),
                    ErrorCategory.ObjectNotFound,
                    name);
            }
        }
    }
}
