using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace EntSso.Events.Reading;

/// <summary>
/// Reads a log ahead on another thread, so that several computers are queried side by side. What is reported is passed on in its place
/// among the records, on the thread that takes them. At most some hundred records are held.
/// </summary>
internal sealed class SideBySideReader(IEventReader inner) : IEventReader
{
    private const int MostAhead = 256;

    /// <inheritdoc/>
    public string Source => inner.Source;

    /// <inheritdoc/>
    /// <remarks>The reading begins with the call itself, not with the first record that is taken.</remarks>
    public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        var ahead = new BlockingCollection<Action<List<EventRecord>>>(MostAhead);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task reading = Task.Run(() => ReadAhead(query, monitor, ahead, stop.Token), CancellationToken.None);
        return Take(ahead, reading, stop, cancellationToken);
    }

    private static IEnumerable<EventRecord> Take(
        BlockingCollection<Action<List<EventRecord>>> ahead, Task reading, CancellationTokenSource stop,
        CancellationToken cancellationToken)
    {
        try
        {
            var records = new List<EventRecord>(1);
            foreach (Action<List<EventRecord>> step in ahead.GetConsumingEnumerable(cancellationToken))
            {
                step(records);
                if (records.Count > 0)
                {
                    EventRecord record = records[0];
                    records.Clear();
                    yield return record;
                }
            }
        }
        finally
        {
            stop.Cancel();
            reading.ContinueWith(
                _ => stop.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void ReadAhead(
        EventQuery query, IReadMonitor monitor, BlockingCollection<Action<List<EventRecord>>> ahead, CancellationToken stop)
    {
        try
        {
            foreach (EventRecord record in inner.Read(query, new Relay(monitor, ahead, stop), stop))
            {
                ahead.Add(records => records.Add(record), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever takes the records has stopped, or ends by the same token.
        }
        catch (Exception error)
        {
            ExceptionDispatchInfo thrown = ExceptionDispatchInfo.Capture(error);
            ahead.TryAdd(_ => thrown.Throw(), Timeout.Infinite, CancellationToken.None);
        }
        finally
        {
            ahead.CompleteAdding();
        }
    }

    private sealed class Relay(
        IReadMonitor monitor, BlockingCollection<Action<List<EventRecord>>> ahead, CancellationToken stop) : IReadMonitor
    {
        public void Report(ReadProblem problem) => ahead.Add(_ => monitor.Report(problem), stop);

        public void Progress(string source, long done, long total) => ahead.Add(_ => monitor.Progress(source, done, total), stop);
    }
}
