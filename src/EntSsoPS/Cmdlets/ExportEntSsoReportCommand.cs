using System.Management.Automation;
using System.Text;
using EntSso;
using EntSso.Collection;
using EntSso.Diagnosis;
using EntSso.Reporting;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Judges a deployment and writes a report: HTML for people, JUnit and SARIF for build servers, JSON for programs. The format follows from
/// the file's extension (.html, .xml, .sarif, .json) where it is not given.
/// </summary>
[Cmdlet(VerbsData.Export, "EntSsoReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportEntSsoReportCommand : DiagnosisCmdlet
{
    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string OutputPath { get; set; } = "";

    /// <summary>The format of the report.</summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <summary>Return the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (FileToWrite() is not string file)
        {
            return;
        }

        ReportFormat format = Format ?? FormatOf(file);
        if (ReadInput() is not DeploymentInput input)
        {
            return;
        }

        PasswordSyncDiagnosis diagnosis = Diagnose(input.Deployment, []);
        if (!ShouldProcess(file, $"write the {format} report"))
        {
            return;
        }

        var report = new DiagnosisReport(diagnosis)
        {
            Deployment = DeploymentName(input.Deployment),
            Created = DateTime.UtcNow,
            Source = SourceText,
            Changes = input.Changes,
        };
        try
        {
            WriteVerbose($"Writing the {format} report to {file}.");
            AtomicFile.Write(file, stream => Write(Renderer(format, report), stream), CancellationToken);
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
            WriteUnwritable("ReportUnwritable", file, failed);
        }
    }

    private string? FileToWrite()
    {
        try
        {
            return FileSystemPath(OutputPath);
        }
        catch (IOException elsewhere)
        {
            WriteUnwritable("ReportUnwritable", OutputPath, elsewhere);
            return null;
        }
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
                    new PSArgumentException($"{file}: the extension does not tell the format. Give -Format Html, JUnit, Sarif or Json."),
                    "EntSso_ReportFormat",
                    ErrorCategory.InvalidArgument,
                    file));
                throw new PipelineStoppedException();
        }
    }
}
