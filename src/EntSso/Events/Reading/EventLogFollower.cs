using System.Diagnostics;

namespace EntSso.Events.Reading;

/// <summary>The time and the waiting of something that looks again and again; tests have their own.</summary>
internal interface IPollClock
{
    DateTime UtcNow { get; }

    /// <summary>Waits, and returns at once when cancelled.</summary>
    void Wait(TimeSpan time, CancellationToken cancellationToken);
}

/// <summary>The clock of the computer.</summary>
internal sealed class SystemPollClock : IPollClock
{
    public DateTime UtcNow => DateTime.UtcNow;

    public void Wait(TimeSpan time, CancellationToken cancellationToken) => cancellationToken.WaitHandle.WaitOne(time);
}

/// <summary>
/// Follows logs: each look reads them again and returns the records behind the last one of the look before. The live log, .evtx files and
/// growing event XML are followed alike, and so is what happens to them: a log that is cleared, overwritten in a ring, rotated into an
/// archive, or appears later.
/// </summary>
/// <remarks>
/// Each log has a mark for each computer and channel in it: the id and time of its newest record. A log that still holds that record, or
/// only later ones, has what follows it; one that holds neither was cleared or replaced, and everything in it is new. A log that appears
/// and holds the mark of another is its archive. Records without an id are counted. Memory depends on what is new, not on the log.
/// </remarks>
internal sealed class EventLogFollower
{
    /// <summary>The shortest time between two looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // Reading takes a tenth of the time at most.
    private const int Rest = 10;

    private readonly Func<IReadOnlyList<IEventReader>> _open;
    private readonly EventQuery _query;
    private readonly Dictionary<string, Log> _logs = new(PathComparison.Comparer);
    private bool _hasLooked;

    /// <summary>Follows logs.</summary>
    /// <param name="open">Finds the logs; called at each look, so that files that appear are found.</param>
    /// <param name="query">The records that are selected.</param>
    public EventLogFollower(Func<IReadOnlyList<IEventReader>> open, EventQuery query)
    {
        _open = open;
        _query = query;
    }

    /// <summary>How long to wait before the next look.</summary>
    public TimeSpan Pause { get; private set; } = Interval;

    /// <summary>
    /// The records that are new since the last look, or all at the first one, in time order. Logs that cannot be read are reported.
    /// </summary>
    /// <exception cref="EventLogUnreadableException">At the first look none of the logs could be read, and all are live.</exception>
    public IReadOnlyList<EventRecord> ReadNew(IReadMonitor monitor, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var found = new List<EventRecord>();
        IReadOnlyList<IEventReader> readers = _open();
        var unread = new List<EventLogUnreadableException>();
        var logs = new List<Log>(readers.Count);
        foreach (IEventReader reader in readers)
        {
            if (!_logs.TryGetValue(reader.Source, out Log? log))
            {
                _logs.Add(reader.Source, log = new Log(_logs.Values.Where(_ => _hasLooked).SelectMany(other => other.Marks).ToLookup(mark => mark.Key, mark => mark.Value)));
            }

            // Computers that are queried side by side are all asked before the first of them is waited for.
            log.Begin(reader, _query, monitor, cancellationToken);
            logs.Add(log);
        }

        foreach (Log log in logs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                found.AddRange(log.ReadNew(cancellationToken));
            }
            catch (EventLogUnreadableException error)
            {
                // A log that is being rotated is not there for a moment.
                log.Report(error);
                unread.Add(error);
            }
        }

        if (!_hasLooked && unread.Count > 0 && unread.Count == readers.Count && readers.All(reader => reader is not EventFileReader))
        {
            // A watch of computers that cannot be read, or of any on a system without live logs, would never show anything.
            throw unread[0];
        }

        _hasLooked = true;
        TimeSpan pause = TimeSpan.FromTicks(watch.Elapsed.Ticks * Rest);
        Pause = pause > Interval ? pause : Interval;
        return [.. found.OrderBy(record => record.TimeCreated ?? DateTime.MinValue)];
    }

    private readonly record struct Mark(long Id, DateTime? Time);

    /// <summary>One log and how far it was read.</summary>
    private sealed class Log(ILookup<(string Computer, string Channel), Mark> others)
    {
        private static readonly TimeSpan _overlap = TimeSpan.FromHours(1);

        private readonly ProblemFilter _problems = new();
        private Dictionary<(string Computer, string Channel), Mark> _marks = [];
        private ILookup<(string Computer, string Channel), Mark>? _others = others;
        private int _unnumbered;
        private DateTime? _newest;
        private IEventReader _reader = null!;
        private EventQuery _query = null!;
        private IEnumerable<EventRecord> _begun = null!;

        public IEnumerable<KeyValuePair<(string Computer, string Channel), Mark>> Marks => _marks;

        public void Report(EventLogUnreadableException error)
        {
            _problems.Report(new ReadProblem(error.LogSource, "", error.Reason, 0));
            _problems.End();
        }

        /// <summary>Starts reading: a computer that is read on another thread is queried now.</summary>
        public void Begin(IEventReader reader, EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
        {
            _problems.Begin(monitor);
            _reader = reader;

            // The computer with the log shall not send all of it each time; clocks are set back by less than this.
            _query = _newest is { } newest && newest > DateTime.MinValue + _overlap ? query with { ReadUpTo = newest - _overlap } : query;
            _begun = reader.Read(_query, _problems, cancellationToken);
        }

        public List<EventRecord> ReadNew(CancellationToken cancellationToken)
        {
            if (_others is { Count: > 0 } others)
            {
                Adopt(_reader.Read(_query, _problems, cancellationToken), others);
            }

            _others = null;
            var found = new List<EventRecord>();
            var lowest = new Dictionary<(string, string), long>();
            var kept = new HashSet<(string, string)>();
            int unnumbered = 0;
            foreach (EventRecord record in _begun)
            {
                (string, string) key = Key(record);
                if (record.RecordId == 0)
                {
                    if (++unnumbered > _unnumbered)
                    {
                        found.Add(record);
                    }
                }
                else if (!_marks.TryGetValue(key, out Mark mark) || record.RecordId > mark.Id)
                {
                    found.Add(record);
                }
                else if (record.RecordId == mark.Id && record.TimeCreated == mark.Time)
                {
                    kept.Add(key);
                }

                if (record.RecordId != 0)
                {
                    lowest[key] = lowest.TryGetValue(key, out long least) ? Math.Min(least, record.RecordId) : record.RecordId;
                }
            }

            _problems.End();
            HashSet<(string, string)> restarted = [.. lowest.Where(l => _marks.TryGetValue(l.Key, out Mark mark) && !kept.Contains(l.Key) && l.Value <= mark.Id).Select(l => l.Key)];
            if (restarted.Count > 0 || unnumbered < _unnumbered)
            {
                bool isShorter = unnumbered < _unnumbered;
                found.RemoveAll(record => record.RecordId != 0 && restarted.Contains(Key(record)));
                found.AddRange(_reader.Read(_query, _problems, cancellationToken)
                    .Where(record => record.RecordId == 0 ? isShorter : restarted.Contains(Key(record))));
                _marks = _marks.Where(mark => !restarted.Contains(mark.Key)).ToDictionary(mark => mark.Key, mark => mark.Value);
            }

            _unnumbered = unnumbered;
            foreach (EventRecord record in found.Where(record => record.RecordId != 0))
            {
                _newest = _newest is null || record.TimeCreated > _newest ? record.TimeCreated : _newest;
                if (!_marks.TryGetValue(Key(record), out Mark mark) || record.RecordId > mark.Id)
                {
                    _marks[Key(record)] = new Mark(record.RecordId, record.TimeCreated);
                }
            }

            return found;
        }

        /// <summary>A log that appears may be the archive of another one: then it was read as far as that was.</summary>
        private void Adopt(IEnumerable<EventRecord> records, ILookup<(string Computer, string Channel), Mark> others)
        {
            foreach (EventRecord record in records)
            {
                (string, string) key = Key(record);
                if (others[key].Contains(new Mark(record.RecordId, record.TimeCreated)))
                {
                    _marks[key] = new Mark(record.RecordId, record.TimeCreated);
                }
            }
        }

        private static (string Computer, string Channel) Key(EventRecord record) => (record.Computer, record.Channel);
    }

    /// <summary>
    /// Passes on what is still wrong at the second look: a file that grows ends in the middle of an event now and then. Each problem comes
    /// once.
    /// </summary>
    private sealed class ProblemFilter : IReadMonitor
    {
        private readonly HashSet<string> _reported = [];
        private HashSet<string> _before = [];
        private HashSet<string> _now = [];
        private IReadMonitor? _monitor;

        public void Begin(IReadMonitor monitor) => _monitor = monitor;

        public void End() => (_before, _now) = (_now, []);

        public void Report(ReadProblem problem)
        {
            string text = problem.ToString();
            _now.Add(text);
            if (_before.Contains(text) && _reported.Add(text))
            {
                _monitor?.Report(problem);
            }
        }

        public void Progress(string source, long done, long total)
        {
        }
    }
}
