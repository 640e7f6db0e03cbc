using System;
using System.Collections.Generic;
using System.IO;
using EntSso.Events.Reading;

namespace EntSso.Cli.Output;

/// <summary>Tells on standard error what could not be read, and on a terminal how far the reading is.</summary>
internal sealed class ConsoleReadMonitor(TextWriter error, bool showProgress) : IReadMonitor
{
    /// <summary>Damage comes in crowds: beyond this many lines only the count is told.</summary>
    private const int MostLines = 20;

    private readonly Dictionary<string, long> _lastPercent = new(StringComparer.Ordinal);
    private bool _progressShown;

    /// <summary>How many parts could not be read.</summary>
    public int Problems { get; private set; }

    public void Report(ReadProblem problem)
    {
        Problems++;
        if (Problems <= MostLines)
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
            error.Write($"\r{Path.GetFileName(source)}: {percent}% ");
            _progressShown = true;
        }
    }

    /// <summary>Ends the reading: removes the progress line and says how much was not told one by one.</summary>
    public void Complete()
    {
        ClearProgress();
        if (Problems > MostLines)
        {
            error.WriteLine($"entsso-sync: {Problems - MostLines} more parts could not be read.");
        }
    }

    private void ClearProgress()
    {
        if (_progressShown)
        {
            error.Write("\r\u001b[K");
            _progressShown = false;
        }
    }
}
