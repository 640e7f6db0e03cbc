using System.Diagnostics;
using System.Management.Automation;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Shows how far some work is, with an estimate of the rest. Work that ends within a second shows nothing: a bar that comes and goes at
/// once only flickers.
/// </summary>
/// <param name="write">Where the records go: WriteProgress of the cmdlet, on the pipeline thread.</param>
/// <param name="elapsed">A clock that runs since the work began.</param>
/// <param name="activity">What the work is, as the bar's heading.</param>
internal sealed class WorkProgress(Action<ProgressRecord> write, Func<TimeSpan> elapsed, string activity)
{
    private const int ActivityId = 1;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <summary>As often as a shell draws; more would only slow the work down.</summary>
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(200);

    private TimeSpan _partBegan;
    private TimeSpan? _lastShown;

    /// <summary>Progress of a cmdlet, from now on.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="activity">What the work is, as the bar's heading.</param>
    public static WorkProgress Of(EntSsoCmdlet cmdlet, string activity)
    {
        var watch = Stopwatch.StartNew();
        return new WorkProgress(cmdlet.WriteProgress, () => watch.Elapsed, activity);
    }

    /// <summary>Begins a part of the work that is counted, and estimated, on its own.</summary>
    public void BeginPart() => _partBegan = elapsed();

    /// <summary>Shows how far the work, or its present part, is.</summary>
    /// <param name="status">What is being worked on.</param>
    /// <param name="done">How much is done, in any unit.</param>
    /// <param name="total">How much there is in that unit; 0 or less where no one knows.</param>
    public void Show(string status, long done, long total)
    {
        TimeSpan now = elapsed();
        if (now < _patience || now - _lastShown < _interval)
        {
            return;
        }

        _lastShown = now;
        write(new ProgressRecord(ActivityId, activity, status)
        {
            PercentComplete = total <= 0 ? -1 : (int)Math.Min(100, 100 * done / total),
            SecondsRemaining = SecondsRemaining(now - _partBegan, done, total),
        });
    }

    /// <summary>Takes the bar away.</summary>
    public void Complete()
    {
        if (_lastShown is not null)
        {
            write(new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>
    /// How long the rest takes at the pace so far, rounded up to whole seconds; -1, PowerShell's unknown, where it cannot be estimated.
    /// </summary>
    private static int SecondsRemaining(TimeSpan elapsed, long done, long total) =>
        done <= 0 || total <= 0 ? -1 : (int)Math.Ceiling(elapsed.TotalSeconds * Math.Max(0, total - done) / done);
}
