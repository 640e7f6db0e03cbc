using System.Diagnostics;

namespace EntSso.Collection;

/// <summary>
/// Runs a call into a native library that can neither be cancelled nor be given a time limit. When time is up or the caller has
/// cancelled, the caller goes on; the call ends by itself later, on its own background thread.
/// </summary>
internal static class BoundedCall
{
    private const int WatchInterval = 50;

    /// <summary>Runs <paramref name="call"/> for at most <paramref name="limit"/>.</summary>
    /// <exception cref="TimeoutException">Time is up.</exception>
    public static T Run<T>(Func<T> call, TimeSpan limit, Action abandoned, CancellationToken cancellationToken, Action? watch = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var task = Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var finished = false;
        try
        {
            var waited = Stopwatch.StartNew();
            for (TimeSpan left = limit; !finished && left > TimeSpan.Zero; left = limit - waited.Elapsed)
            {
                double most = watch is null ? int.MaxValue : WatchInterval;
                finished = Task.WaitAny([task], (int)Math.Min(most, Math.Ceiling(left.TotalMilliseconds)), cancellationToken) == 0;
                if (!finished)
                {
                    watch?.Invoke();
                }
            }
        }
        finally
        {
            if (!finished)
            {
                task.ContinueWith(
                    ended =>
                    {
                        _ = ended.Exception;
                        abandoned();
                    },
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
            }
        }

        return finished ? task.GetAwaiter().GetResult() : throw new TimeoutException();
    }
}
