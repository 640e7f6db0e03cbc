using System.Management.Automation;
using System.Text;
using EntSso.Collection;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Events.Changes;
using EntSso.Reporting;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Checks a deployment and writes a report: HTML for people, JUnit and SARIF for build servers, JSON for programs. The format follows from
/// the file's extension (.html, .xml, .sarif, .json) where it is not given.
/// </summary>
[Cmdlet(VerbsData.Export, "EntSsoReport", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportEntSsoReportCommand : DiagnosisCmdlet
{
    private readonly List<PasswordSyncDiagnosis> _diagnoses = [];
    private readonly List<string> _files = [];
    private readonly List<string> _sources = [];
    private readonly List<PasswordChange> _changes = [];

    /// <inheritdoc/>
    [Parameter(
        Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true,
        HelpMessage = "A deployment that Get-EntSsoDeployment returned.")]
    [Parameter(ParameterSetName = PathSet, ValueFromPipeline = true)]
    public override SyncDeployment? InputObject { get; set; }

    /// <summary>The file to write. With a deployment from the pipeline it is the only value that is not named.</summary>
    [Parameter(Position = 1, ParameterSetName = PathSet)]
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, HelpMessage = "The file to write, for example report.html.")]
    [SingleValue]
    public string OutputPath { get; set; } = "";

    /// <summary>The format of the report.</summary>
    [Parameter]
    [SingleValue]
    public ReportFormat? Format { get; set; }

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

    private protected override void Process(PasswordSyncDiagnosis diagnosis, DeploymentInput input)
    {
        _diagnoses.Add(diagnosis);
        _files.AddRange(input.Files);
        if (!_sources.Contains(SourceText))
        {
            _sources.Add(SourceText);
            _changes.AddRange(input.Changes);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // PowerShell takes a value without a name for the first parameter, also where the deployment comes through the pipeline.
        if (InputObject is not null && OutputPath.Length == 0 && DeploymentPath.Length == 1)
        {
            OutputPath = DeploymentPath[0];
        }

        if (OutputPath.Length == 0)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("Specify the file to write: -OutputPath report.html."), ErrorIds.Prefix + ErrorIds.Argument,
                ErrorCategory.InvalidArgument, null));
        }

        ReportFormat format = Format ?? FormatOf(OutputPath);
        if (_diagnoses.Count == 0)
        {
            return;
        }

        PasswordSyncDiagnosis diagnosis = PasswordSyncDiagnosis.Combine(_diagnoses);
        var report = new DiagnosisReport(diagnosis)
        {
            Deployment = diagnosis.Deployment.Length > 0 ? diagnosis.Deployment : "deployment",
            Created = DateTime.UtcNow,
            Source = string.Join(", ", _sources),
            Changes = _changes,
        };
        Export(
            OutputPath,
            $"write the {format} report",
            new ExportOptions(NoClobber, Force, PassThru),
            _files,
            stream => Write(Renderer(format, report), stream));
    }

    private static IReportRenderer Renderer(ReportFormat format, DiagnosisReport report) => format switch
    {
        ReportFormat.Json => new JsonReport(report),
        ReportFormat.JUnit => new JUnitReport(report),
        ReportFormat.Sarif => new SarifReport(report),
        _ => new HtmlReport(report),
    };

    private void Write(IReportRenderer renderer, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        renderer.Write(writer, CancellationToken);
    }

    private ReportFormat FormatOf(string file)
    {
        switch (System.IO.Path.GetExtension(file).ToUpperInvariant())
        {
            case ".HTML" or ".HTM":
                return ReportFormat.Html;
            case ".XML":
                return ReportFormat.JUnit;
            case ".SARIF":
                return ReportFormat.Sarif;
            case ".JSON":
                return ReportFormat.Json;
            default:
                ThrowTerminatingError(new ErrorRecord(
                    new PSArgumentException($"{file}: the extension does not show the format. Use -Format Html, JUnit, Sarif or Json."),
                    ErrorIds.Prefix + ErrorIds.ReportFormat,
                    ErrorCategory.InvalidArgument,
                    file));
                throw new PipelineStoppedException();
        }
    }
}
