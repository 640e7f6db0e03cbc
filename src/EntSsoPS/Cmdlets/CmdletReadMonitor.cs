using System.IO;
using System.Management.Automation;
using EntSso.Events.Reading;

namespace EntSsoPS.Cmdlets;

/// <summary>Brings unreadable parts and progress of the readers to PowerShell. Readers run on the pipeline thread, as it must be.</summary>
internal sealed class CmdletReadMonitor(Cmdlet cmdlet) : IReadMonitor
{
    private const int ActivityId = 1;

    private int _lastPercent = -1;
    private string _lastSource = "";

    public void Report(ReadProblem problem)
    {
        if (problem.SkippedBytes == 0)
        {
            cmdlet.WriteWarning(problem.ToString());
            return;
        }

        cmdlet.WriteError(new ErrorRecord(
            new InvalidDataException($"{problem} {problem.SkippedBytes} bytes were skipped; everything else was read."),
            "EntSso_LogPartUnreadable",
            ErrorCategory.InvalidData,
            problem.Source));
    }

    public void Progress(string source, long done, long total)
    {
        int percent = total <= 0 ? -1 : (int)System.Math.Min(100, 100 * done / total);
        if (percent == _lastPercent && source == _lastSource)
        {
            return;
        }

        (_lastPercent, _lastSource) = (percent, source);
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, "Reading event logs", Path.GetFileName(source)) { PercentComplete = percent });
    }

    public void Complete() =>
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, "Reading event logs", "Done") { RecordType = ProgressRecordType.Completed });
}
