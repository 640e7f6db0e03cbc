using System.Globalization;
using EntSso.Deployment;
using EntSso.Events;
using EntSso.Events.Reading;
using EntSso.Naming;

namespace EntSso.Collection.Events;

/// <summary>
/// Counts what event logs say of ENTSSO, PCNS and the sync engine, in memory that depends on how many different ids, computers and
/// subjects there are and not on how long the logs are. Feed it events or logs, then request the result. Not thread-safe.
/// </summary>
internal sealed class EventEvidenceCollector
{
    /// <summary>
    /// How many rows are kept with computer and subject, and the spans of how many computers. What comes beyond is counted on by event
    /// source and id alone, with computer and subject left empty, so that no one can exhaust memory by writing to a log.
    /// </summary>
    public const int MostRows = 20_000;

    // Where the services log; the name of the channel is the same in every language.
    private const string Application = "Application";
    private const string EveryProvider = "";
    private const string CannotTell = "no event of the log has a time";

    private static readonly string[] _providers =
        [EventSource.EntSso, EventSource.Pcns, EventSource.PcnsFilter, EventSource.SyncEngine, EventSource.OlderSyncEngine];

    /// <summary>The event sources that are counted: those of the service, of PCNS and of the sync engine's generations.</summary>
    public static IReadOnlyList<string> Providers { get; } = Array.AsReadOnly(_providers);

    private const int RefusedTicket = 4;
    private const int IssuedTicket = 4769;

    private static readonly EventQuery _tickets = new()
    {
        Selections =
        [
            .. EventSource.Providers(EventSource.Kerberos).Select(name => new EventSelection(name, [RefusedTicket])),
            .. EventSource.Providers(EventSource.Security).Select(name => new EventSelection(name, [IssuedTicket])),
        ],
    };

    // Of most records of a log only the provider, the computer and the time count.
    private static readonly EventQuery _everything = EventQuery.Everything with
    {
        DataOf = [.. EventQuery.Chain.Selections, .. _tickets.Selections],
    };

    private readonly Dictionary<EventKey, EventCount> _rows = [];
    private readonly Dictionary<string, EventSpan> _spans = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventLogCoverage> _failed = [];
    private readonly List<SourceProblem> _problems = [];
    private readonly List<string> _sources = [];
    private readonly FactOrigin _started;
    private string? _lastComputer;
    private EventSpan _lastSpan = new();

    /// <summary>Begins a collection.</summary>
    public EventEvidenceCollector(DateTime time) => _started = new FactOrigin("event logs", time);

    /// <summary>What was counted, ordered by provider, id, computer and subject.</summary>
    public IReadOnlyList<EventEvidence> Events =>
    [
        .. _rows.OrderBy(row => row.Key.Provider, StringComparer.Ordinal)
            .ThenBy(row => row.Key.EventId)
            .ThenBy(row => row.Key.Computer, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Key.Subject, StringComparer.OrdinalIgnoreCase)
            .Select(row => row.Value.ToEvidence(row.Key, Origin)),
    ];

    /// <summary>
    /// Which time was read: for every computer one entry for all event sources together, where records of whole logs were taken, and one
    /// for each source that was found; an unreadable log has one with the reason.
    /// </summary>
    public IReadOnlyList<EventLogCoverage> Coverage
    {
        get
        {
            var coverage = new List<EventLogCoverage>();
            foreach (var span in _spans.OrderBy(span => span.Key, StringComparer.OrdinalIgnoreCase))
            {
                // A log that holds a computer's events and none of a provider was read for that provider anyway: that is what
                // the entry without a provider says.
                foreach (var provider in new[] { EveryProvider }.Concat(Providers))
                {
                    if (span.Value.CountOf(provider) is > 0 and var count)
                    {
                        coverage.Add(new EventLogCoverage
                        {
                            Computer = span.Key,
                            Provider = provider,
                            Count = Fact.Known(count, Origin),
                            From = Time(span.Value.From),
                            To = Time(span.Value.To),
                        });
                    }
                }
            }

            coverage.AddRange(_failed);
            return coverage;
        }
    }

    /// <summary>The logs that could not be read at all, and why. Damage inside of a log is reported to the monitor.</summary>
    public IReadOnlyList<SourceProblem> Problems => _problems;

    private FactOrigin Origin => _sources.Count == 0 ? _started : _started with { Source = Sources() };

    /// <summary>Reads one log to its end. What was counted before an error stays counted.</summary>
    /// <remarks>
    /// All providers are read, since the age of the oldest and newest record of a log, whoever wrote it, shows what its silence means.
    /// A log that cannot be read becomes a coverage with the reason, and one of the <see cref="Problems"/>.
    /// </remarks>
    public void Read(IEventReader reader, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        _sources.Add(reader.Source);
        try
        {
            foreach (var record in reader.Read(_everything, monitor, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(record);
            }
        }
        catch (EventLogUnreadableException error)
        {
            _problems.Add(new SourceProblem(error.LogSource, 0, 0, error.Reason));
            _failed.Add(new EventLogCoverage
            {
                Computer = reader.Source,
                Count = Fact.Unknown<long>(error.Message, _started with { Source = reader.Source }),
                From = Fact.Unknown<DateTime>(error.Message),
                To = Fact.Unknown<DateTime>(error.Message),
            });
        }
    }

    /// <summary>Whether a record is of the log that the services of the chain write; exports without a channel may be.</summary>
    internal static bool IsOfApplicationLog(EventRecord record) =>
        record.Channel.Length == 0 || string.Equals(record.Channel, Application, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes one record, whoever wrote it.</summary>
    public void Add(EventRecord record)
    {
        var provider = ProviderOf(record);
        if (provider is not null || IsOfApplicationLog(record))
        {
            var span = SpanOf(record.Computer);
            span.Widen(record.TimeCreated);
            span.Count(EveryProvider);
            if (provider is not null)
            {
                span.Count(provider);
            }
        }

        if (provider is null)
        {
            // These logs show single facts and not what the services did, so their silence means nothing.
            if (_tickets.Matches(record))
            {
                AddTicket(SyncEventInterpreter.Interpret(record));
            }

            return;
        }

        if (provider == EventSource.EntSso)
        {
            Row(SyncEventInterpreter.Interpret(record));
        }
        else
        {
            // The fields of these providers are not documented: the id, the computer and the time are what rules need.
            Row(new EventKey(provider, record.Id, record.Computer, "")).Add(record.TimeCreated);
        }
    }

    /// <summary>Takes one interpreted event of ENTSSO, as commands have it that read the log for another purpose as well.</summary>
    public void Add(SyncEvent syncEvent)
    {
        var span = SpanOf(syncEvent.Computer);
        span.Widen(syncEvent.TimeCreated);
        span.Count(EventSource.EntSso);
        Row(syncEvent);
    }

    /// <summary>The deployment with what was counted; earlier event facts of the deployment are replaced.</summary>
    public SyncDeployment Fill(SyncDeployment deployment) =>
        (deployment ?? throw new ArgumentNullException(nameof(deployment))) with { Events = Events, EventLogCoverage = Coverage };

    private static string? ProviderOf(EventRecord record)
    {
        foreach (var provider in _providers)
        {
            if (NameText.Same(provider, record.ProviderName) || NameText.Same(provider, record.EventSourceName))
            {
                return provider;
            }
        }

        return null;
    }

    /// <summary>A ticket for an account that holds an SPN, by account; one that a service could not decrypt, by SPN.</summary>
    private void AddTicket(SyncEvent ticket)
    {
        // Tickets for computers and for the logon itself are many and show nothing about the chain.
        var subject = ticket.Id == RefusedTicket ? ticket.Value("Target name").Split('@')[0]
            : ticket.Outcome != EventOutcome.Ok || ticket.Value("Status").Length == 0 || ticket.Value("ServiceName") is not { } account
                || (account.Length > 0 && account[account.Length - 1] == '$')
                    || string.Equals(account, "krbtgt", StringComparison.OrdinalIgnoreCase)
                    ? ""
            : account;
        if (subject.Length > 0)
        {
            Row(new EventKey(ticket.Id == RefusedTicket ? EventSource.Kerberos : EventSource.Security, ticket.Id, ticket.Computer, subject))
                .Add(ticket);
        }
    }

    private static string SubjectOf(SyncEvent syncEvent) => syncEvent.Adapter.Length > 0 ? syncEvent.Adapter : syncEvent.Application;

    private void Row(SyncEvent syncEvent) =>
        Row(new EventKey(EventSource.EntSso, syncEvent.Id, syncEvent.Computer, SubjectOf(syncEvent))).Add(syncEvent);

    private EventCount Row(EventKey key)
    {
        if (_rows.TryGetValue(key, out var row))
        {
            return row;
        }

        if (_rows.Count >= MostRows)
        {
            key = key with { Computer = "", Subject = "" };
            if (_rows.TryGetValue(key, out row))
            {
                return row;
            }
        }

        row = new EventCount();
        _rows.Add(key, row);
        return row;
    }

    private EventSpan SpanOf(string computer)
    {
        // The records of a log name its computer by one string.
        if (!ReferenceEquals(computer, _lastComputer))
        {
            (_lastComputer, _lastSpan) = (computer, FindSpan(computer));
        }

        return _lastSpan;
    }

    private EventSpan FindSpan(string computer)
    {
        if (_spans.TryGetValue(computer, out var span))
        {
            return span;
        }

        var name = _spans.Count < MostRows ? computer : "";
        if (!_spans.TryGetValue(name, out span))
        {
            _spans.Add(name, span = new EventSpan());
        }

        return span;
    }

    private Fact<DateTime> Time(DateTime? time) =>
        time is { } known ? Fact.Known(known, Origin) : Fact.Unknown<DateTime>(CannotTell, Origin);

    private string Sources() => _sources.Count <= 3
        ? string.Join(", ", _sources)
        : $"{string.Join(", ", _sources.Take(3))} and {(_sources.Count - 3).ToString(CultureInfo.InvariantCulture)} more";
}
