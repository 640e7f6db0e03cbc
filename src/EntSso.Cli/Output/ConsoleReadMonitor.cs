using EntSso.Events.Reading;

namespace EntSso.Cli.Output;

/// <summary>Shows on standard error what could not be read, and on a terminal how far the reading is.</summary>
internal sealed class ConsoleReadMonitor(TextWriter error, bool showProgress) : IReadMonitor
{
    /// <summary>Damage comes in crowds: beyond this many lines only the count is reported.</summary>
    private const int MostLines = 20;

    private readonly Dictionary<string, long> _lastPercent = new(StringComparer.Ordinal);
    private bool _progressShown;
    private int _told;

    /// <summary>Whether a part of the input was left out; damage that was read in spite of it does not count.</summary>
    public bool HasSkipped { get; private set; }

    public void Report(ReadProblem problem)
    {
        HasSkipped |= problem.SkippedBytes > 0;
        if (++_told <= MostLines)
        {
            ClearProgress();
            error.WriteLine($"entsso-sync: {problem}");
        }
    }

    public void Progress(string source, long done, long total)
    {
        if (!showProgress || total <= 0)
        {
            return;
        }

        long percent = Math.Min(100, 100 * done / total);
        if (!_lastPercent.TryGetValue(source, out long last) || percent >= last + 5)
        {
            _lastPercent[source] = percent;
            StandardStreams.Error.ClearLine();
            StandardStreams.Error.Write($"{Path.GetFileName(source)}: {percent}%");
            _progressShown = true;
        }
    }

    /// <summary>Ends the reading: removes the progress line and says how much was not reported one by one.</summary>
    public void Complete()
    {
        ClearProgress();
        if (_told > MostLines)
        {
            error.WriteLine($"entsso-sync: {_told - MostLines} more parts are damaged.");
        }
    }

    private void ClearProgress()
    {
        if (_progressShown)
        {
            StandardStreams.Error.ClearLine();
            _progressShown = false;
        }
    }
}
