namespace EntSso.Events.Reading;

/// <summary>
/// Reads several logs as one, in time order: always the earliest of the records that the logs have next. Each log keeps its own
/// order, equal times come in the order of the logs, and a record without a time follows its predecessor.
/// </summary>
/// <remarks>
/// Nothing is stored but one record for each log, and each log stays open until its end. A log that is not in time order itself (an
/// export newest first, a log whose clock was set back) is not sorted.
/// </remarks>
public sealed class MergedEventReader : IEventReader
{
    private readonly IEventReader[] _readers;

    /// <summary>Creates a reader of several logs.</summary>
    /// <param name="readers">The logs. Equal times come in this order.</param>
    public MergedEventReader(IEnumerable<IEventReader> readers)
    {
        _readers = readers.ToArray();
        Source = _readers.Length == 1 ? _readers[0].Source : $"{_readers.Length} logs";
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// A log that cannot be read at all is reported to the monitor while others can be read; only when none can be read, that is an
    /// error.
    /// </remarks>
    public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken) =>
        _readers.Length == 1
            ? _readers[0].Read(query, monitor, cancellationToken)
            : Merge(query, monitor, cancellationToken);

    private IEnumerable<EventRecord> Merge(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        var open = new MergeQueue();
        try
        {
            Begin(open, query, monitor, cancellationToken);
            while (open.First is { } source)
            {
                do
                {
                    yield return source.Current;
                }
                while (MoveNext(source, monitor) && source.Current.TimeCreated is null);

                open.Reorder();
            }
        }
        finally
        {
            open.Dispose();
        }
    }

    private void Begin(MergeQueue open, EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        EventLogUnreadableException? firstError = null;
        int errors = 0;
        // Readers that work ahead all begin before the first of them is waited for.
        IEnumerable<EventRecord>[] logs = [.. _readers.Select(reader => reader.Read(query, monitor, cancellationToken))];
        foreach (MergeSource source in logs.Select((log, i) => new MergeSource(i, log.GetEnumerator())).ToArray())
        {
            open.Add(source);
        }

        foreach (MergeSource source in open.Sources)
        {
            if (!MoveNext(source, monitor) && source.Error is { } error)
            {
                errors++;
                firstError ??= error;
            }
        }

        if (firstError is not null && errors == _readers.Length)
        {
            throw new EventLogUnreadableException(Source, $"none of them can be read. The first: {firstError.Message}", firstError);
        }

        open.Arrange();
    }

    private static bool MoveNext(MergeSource source, IReadMonitor monitor)
    {
        bool more = source.MoveNext();
        if (!more && source.Error is { } error)
        {
            monitor.Report(new ReadProblem(error.LogSource, "", error.Reason, LengthOf(error.LogSource)));
        }

        return more;
    }

    private static long LengthOf(string source)
    {
        try
        {
            return File.Exists(source) ? new FileInfo(source).Length : 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
