using System.Management.Automation;
using EntSso.Events.Reading;

namespace EntSsoPS.Cmdlets;

/// <summary>Brings unreadable parts and progress of the readers to PowerShell. Readers run on the pipeline thread, as it must be.</summary>
internal sealed class CmdletReadMonitor(EntSsoCmdlet cmdlet) : IReadMonitor
{
    private readonly WorkProgress _progress = WorkProgress.Of(cmdlet, "Reading event logs");
    private string _source = "";

    public void Report(ReadProblem problem)
    {
        if (problem.SkippedBytes == 0)
        {
            cmdlet.WriteWarning(problem.ToString());
            return;
        }

        cmdlet.WriteError(new ErrorRecord(
            new InvalidDataException($"{problem} {problem.SkippedBytes} bytes were skipped; everything else was read. "
                + "If they matter, export the log again on its computer: wevtutil epl Application application.evtx"),
            ErrorIds.Prefix + ErrorIds.LogPartUnreadable,
            ErrorCategory.InvalidData,
            problem.Source));
    }

    public void Progress(string source, long done, long total)
    {
        if (source != _source)
        {
            _source = source;
            _progress.BeginPart();
        }

        _progress.Show(Path.GetFileName(source), done, total);
    }

    public void Complete() => _progress.Complete();
}
