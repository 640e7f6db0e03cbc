using System;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using EntSso.Events.Reading;

namespace EntSsoPS.Cmdlets;

/// <summary>Brings unreadable parts and progress of the readers to PowerShell. Readers run on the pipeline thread, as it must be.</summary>
internal sealed class CmdletReadMonitor(Cmdlet cmdlet) : IReadMonitor
{
    private const int ActivityId = 1;

    /// <summary>Shorter work shows no progress: a bar that comes and goes at once only flickers.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _wholeTime = Stopwatch.StartNew();
    private readonly Stopwatch _sourceTime = Stopwatch.StartNew();
    private bool _isShown;
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
            new InvalidDataException($"{problem} {problem.SkippedBytes} bytes were skipped; everything else was read. "
                + "If they matter, export the log again on its computer: wevtutil epl Application application.evtx"),
            "EntSso_LogPartUnreadable",
            ErrorCategory.InvalidData,
            problem.Source));
    }

    public void Progress(string source, long done, long total)
    {
        if (source != _lastSource)
        {
            _sourceTime.Restart();
        }

        int percent = total <= 0 ? -1 : (int)Math.Min(100, 100 * done / total);
        if ((percent == _lastPercent && source == _lastSource) || _wholeTime.Elapsed < _patience)
        {
            _lastSource = source;
            return;
        }

        (_lastPercent, _lastSource, _isShown) = (percent, source, true);
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, "Reading event logs", Path.GetFileName(source))
        {
            PercentComplete = percent,
            SecondsRemaining = SecondsRemaining(_sourceTime.Elapsed, done, total),
        });
    }

    public void Complete()
    {
        if (_isShown)
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, "Reading event logs", "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>How long the rest takes at the pace so far, rounded up to whole seconds; -1, PowerShell's unknown, where nothing tells.</summary>
    private static int SecondsRemaining(TimeSpan elapsed, long done, long total) =>
        done <= 0 || total <= 0 ? -1 : (int)Math.Ceiling(elapsed.TotalSeconds * Math.Max(0, total - done) / done);
}
