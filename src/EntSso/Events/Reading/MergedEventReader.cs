namespace EntSso.Events.Reading;

/// <summary>
/// Reads several logs as one, in time order: always the earliest of the records that the logs have next. Each log keeps its own
/// order, equal times come in the order of the logs, and a record without a time follows its predecessor.
/// </summary>
/// <remarks>
/// Little is stored but some records for each log, and only a bounded number of logs is open at once, those whose records come next. A log
/// that is not in time order itself (an export newest first, a log whose clock was set back) is not sorted.
/// </remarks>
internal sealed class MergedEventReader : IPartReader
{
    /// <summary>How many logs are open at once: far below the 1,024 files that many systems allow a process.</summary>
    internal const int MostOpen = 128;

    /// <summary>How many records are kept for all logs together, except that each has at least one.</summary>
    private const int MostRecordsAhead = 16_384;

    private readonly IEventReader[] _readers;
    private readonly bool _isOneThing;

    /// <summary>Creates a reader of several logs.</summary>
    /// <param name="readers">The logs. Equal times come in this order.</param>
    /// <param name="source">What messages call several logs that belong together, as those of one computer; null for their number.</param>
    public MergedEventReader(IEnumerable<IEventReader> readers, string? source = null)
    {
        _readers = readers.ToArray();
        _isOneThing = source is not null;
        Source = _readers.Length == 1 ? _readers[0].Source : source ?? $"{_readers.Length} logs";
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// A log that cannot be read at all is reported to the monitor while others can be read; only when none can be read, that is an
    /// error. Of logs that belong together it is the only one then: a computer that cannot be reached is not reported once for each log.
    /// </remarks>
    public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken) =>
        _readers.Length == 1
            ? _readers[0].Read(query, monitor, cancellationToken)
            : Merge(query, monitor, cancellationToken);

    /// <inheritdoc/>
    public IEnumerable<TResult> ReadParts<TResult>(
        EventQuery query, IReadMonitor monitor, Func<IEnumerable<EventRecord>, TResult> make, CancellationToken cancellationToken) =>
        _readers.Length == 1 && _readers[0] is IPartReader parts
            ? parts.ReadParts(query, monitor, make, cancellationToken)
            : EventParts.Make(Read(query, monitor, cancellationToken), make);

    private IEnumerable<EventRecord> Merge(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        var queue = new MergeQueue();
        var open = new LinkedList<MergeSource>();
        try
        {
            Begin(queue, open, query, monitor, cancellationToken);
            while (queue.First is { } source)
            {
                do
                {
                    yield return source.Current;
                }
                while (MoveNext(source, open) && source.Current.TimeCreated is null);

                if (source.Error is { } error)
                {
                    Report(error, monitor);
                }

                queue.Reorder();
            }
        }
        finally
        {
            queue.Dispose();
        }
    }

    private void Begin(
        MergeQueue queue, LinkedList<MergeSource> open, EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        var errors = new List<EventLogUnreadableException>();
        int ahead = _readers.Length <= MostOpen ? 1 : Math.Max(1, MostRecordsAhead / _readers.Length);
        IReadMonitor[] monitors = [.. _readers.Select(_ => new FirstReadingMonitor(monitor))];

        // Computers that are queried side by side are all asked before the first of them is waited for.
        IEnumerable<EventRecord>?[] begun =
            [
                .. _readers.Select(
                    (reader, i) =>
                        reader is SideBySideReader && _readers.Length <= MostOpen
                            ? reader.Read(query, monitors[i], cancellationToken)
                            : null),
            ];
        for (int i = 0; i < _readers.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IEventReader reader = _readers[i];
            IReadMonitor once = monitors[i];
            IEnumerable<EventRecord>? first = begun[i];
            var source = new MergeSource(
                i, () => (Interlocked.Exchange(ref first, null) ?? reader.Read(query, once, cancellationToken)).GetEnumerator(), ahead);
            queue.Add(source);
            if (!MoveNext(source, open) && source.Error is { } error)
            {
                errors.Add(error);
            }
        }

        bool isNoneRead = errors.Count > 0 && errors.Count == _readers.Length;
        foreach (EventLogUnreadableException error in errors.Where(_ => !isNoneRead || !_isOneThing))
        {
            Report(error, monitor);
        }

        if (isNoneRead)
        {
            throw new EventLogUnreadableException(Source, $"none of them can be read. The first: {errors[0].Message}", errors[0]);
        }

        queue.Arrange();
    }

    /// <summary>Goes to the next record of a log. Where that opens its file, the one that was used longest ago is closed.</summary>
    private static bool MoveNext(MergeSource source, LinkedList<MergeSource> open)
    {
        if (source.MustRead)
        {
            if (source.IsOpen)
            {
                _ = open.Remove(source);
            }
            else if (open.Count >= MostOpen)
            {
                open.First!.Value.Close();
                open.RemoveFirst();
            }
        }

        bool wasOpen = source.IsOpen;
        bool more = source.MoveNext();
        if (source.IsOpen && (!wasOpen || !open.Contains(source)))
        {
            open.AddLast(source);
        }

        return more;
    }

    private static void Report(EventLogUnreadableException error, IReadMonitor monitor) =>
        monitor.Report(new ReadProblem(error.LogSource, "", error.Reason, LengthOf(error.LogSource)));

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

    /// <summary>Passes on what the first reading of a log reports; one that was closed and begins again would report it again.</summary>
    private sealed class FirstReadingMonitor(IReadMonitor inner) : IReadMonitor
    {
        private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

        public void Report(ReadProblem problem)
        {
            if (_reported.Count < 10_000 && _reported.Add(problem.ToString()))
            {
                inner.Report(problem);
            }
        }

        public void Progress(string source, long done, long total) => inner.Progress(source, done, total);
    }
}
