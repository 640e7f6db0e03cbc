using System.Globalization;
using System.Text;
using EntSso.Deployment;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis.Evidence;

/// <summary>
/// What the event logs show. The one place that decides when an event outweighs the facts: a pass by the facts does not hold against an
/// event that was logged after their last change or after they were read.
/// </summary>
/// <remarks>Made once for each run; a search does not depend on the size of the log.</remarks>
internal sealed class EventWitness
{
    private static readonly List<EventEvidence> _none = [];

    // By number, first label of the computer and thing that it is about; an empty text represents any.
    private readonly Dictionary<EventKey, List<EventEvidence>> _events = [];
    private readonly Dictionary<string, SortedSet<string>> _computers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ByComputer<string>> _hosts;
    private readonly Dictionary<string, List<EventLogCoverage>> _coverage = new(StringComparer.OrdinalIgnoreCase);

    internal EventWitness(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        _hosts = new(StringComparer.OrdinalIgnoreCase)
        {
            [EventSource.EntSso] = new(deployment.Servers.Select(server => server.LogComputer()), name => name),
            [EventSource.Pcns] = new(deployment.Pcns.DomainControllers.Select(controller => controller.Name), name => name),
            [EventSource.SyncEngine] = new(
                new[] { deployment.SyncEngine.Server }.Where(server => server.IsKnown).Select(server => server.Value), name => name),
        };
        foreach (var evidence in deployment.Events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (evidence.Count > 0)
            {
                Add(evidence);
                AddComputer(EventSource.Canonical(evidence.Provider), evidence.Computer);
            }
        }

        foreach (var coverage in deployment.EventLogCoverage)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var source in coverage.Provider.Length == 0 ? [EventSource.EntSso, EventSource.Pcns, EventSource.SyncEngine] : new[] { EventSource.Canonical(coverage.Provider) })
            {
                if (coverage.Provider.Length > 0 && coverage.Count.Or(0) > 0)
                {
                    AddComputer(source, coverage.Computer);
                }

                Add(_coverage, source, coverage);
                Add(_coverage, $"{source} {ComputerName.Label(coverage.Computer)}", coverage);
            }
        }
    }

    /// <summary>
    /// The computers on which a source logged: only these can show what it does. The empty name represents a log that does not name its
    /// computer.
    /// </summary>
    internal IReadOnlyCollection<string> ComputersOf(string source) =>
        _computers.TryGetValue(source, out var computers) ? computers : [];

    /// <summary>
    /// Whether a log of the computer was read for the event source: only then does silence mean that nothing was written.
    /// </summary>
    /// <param name="source">The event source.</param>
    /// <param name="computer">The computer, short or fully qualified; empty for any.</param>
    internal bool HasRead(string source, string computer = "") => CoverageOf(source, computer).Any(coverage => IsOf(source, coverage));

    /// <summary>Why silence means nothing, in words that fit behind "unknown: ".</summary>
    internal string WhyNotRead(string source, string computer = "")
    {
        var failed = CoverageOf(source, computer).FirstOrDefault(coverage => !coverage.Count.IsKnown);
        return failed is not null ? failed.Count.Reason
            : computer.Length > 0 ? $"no event log of {computer} with events of {source} was read"
            : $"no event log with events of {source} was read";
    }

    /// <summary>Which time the log covers, as a clause for evidence; empty when the log was not read or does not say.</summary>
    internal string Covered(string source, string computer = "")
    {
        var times = CoverageOf(source, computer).Where(coverage => IsOf(source, coverage) && coverage.From.IsKnown && coverage.To.IsKnown)
            .ToList();
        return times.Count == 0
            ? ""
            : $"from {IsoTime.FormatShort(times.Min(coverage => coverage.From.Value))} to "
                + $"{IsoTime.FormatShort(times.Max(coverage => coverage.To.Value))}";
    }

    /// <summary>The newest evidence of the ids; null when there is none. Events without a time count as oldest.</summary>
    internal EventEvidence? Newest(IReadOnlyList<EventId> ids, string computer = "", string subject = "")
    {
        EventEvidence? newest = null;
        foreach (var evidence in All(ids, computer, subject))
        {
            newest = IsNewer(evidence, newest) ? evidence : newest;
        }

        return newest;
    }

    /// <summary>Every evidence of the ids.</summary>
    internal IEnumerable<EventEvidence> All(IReadOnlyList<EventId> ids, string computer = "", string subject = "")
    {
        foreach (var id in ids)
        {
            foreach (var evidence in _events.TryGetValue(new EventKey(id, ComputerName.Label(computer), subject), out var known) ? known : _none)
            {
                if (computer.Length == 0 || ComputerName.IsSame(evidence.Computer, computer))
                {
                    yield return evidence;
                }
            }
        }
    }

    /// <summary>The newest evidence that no later event on the same computer and subject has cleared; null when there is none.</summary>
    internal EventEvidence? Unresolved(EventQuestion question)
    {
        EventEvidence? newest = null;
        var clearings = new Dictionary<(string, string), DateTime?>(NamePairComparer.Instance);
        foreach (var evidence in All(question.Ids ?? [], question.Computer, question.Subject))
        {
            if (!clearings.TryGetValue((evidence.Computer, evidence.Subject), out var cleared))
            {
                cleared = Newest(question.ClearedBy ?? [], evidence.Computer, evidence.Subject)?.Last;
                clearings.Add((evidence.Computer, evidence.Subject), cleared);
            }

            var isCleared = cleared is { } clearedAt && !(evidence.Last > clearedAt);
            newest = !isCleared && IsNewer(evidence, newest) ? evidence : newest;
        }

        return newest;
    }

    /// <summary>
    /// Weighs an answer that the facts alone gave. A pass that an event after the facts contradicts becomes
    /// <see cref="EventQuestion.Against"/>; where the time zone of the last change decides, it becomes a warning; an older event is only
    /// reported. The event confirms a failure or a warning. Unknown becomes <see cref="EventQuestion.AgainstUnknown"/>, since the event is
    /// the newest that is known.
    /// </summary>
    internal Answer Weigh(Answer answer, EventQuestion question) =>
        answer.Status != FindingStatus.NotApplicable && Unresolved(question) is { } evidence ? Weigh(answer, question, evidence) : answer;

    /// <summary>Weighs an answer in the same way against an event that the rule itself has chosen.</summary>
    internal static Answer Weigh(Answer answer, EventQuestion question, EventEvidence evidence)
    {
        var order = question.Age.Place(evidence.Last);
        var logged = Describe(evidence);
        var heard = answer with { Events = [.. answer.Events, evidence] };
        switch (answer.Status)
        {
            case FindingStatus.Fail or FindingStatus.Warning:
                return heard with { Evidence = $"{answer.Evidence} {(order == EventOrder.Before ? MessageText.Sentence(logged) : $"The log confirms it: {logged}")}." };
            case FindingStatus.Unknown:
                return heard with
                {
                    Status = order == EventOrder.Before ? FindingStatus.Unknown : question.AgainstUnknown ?? FindingStatus.Fail,
                    Evidence = $"{answer.Evidence} The last known event: {logged}.",
                    Remedy = order == EventOrder.Before || question.Remedy.Length == 0 ? answer.Remedy : question.Remedy,
                };
            default:
                break;
        }

        return order switch
        {
            EventOrder.After => heard with
            {
                Status = question.Against,
                Evidence = $"{answer.Evidence} But {logged}, {After(question.Age, evidence.Last)}: the recorded setting is correct, "
                    + $"but {question.Meaning}.",
                Remedy = question.Remedy,
            },
            EventOrder.AboutTheSameTime => heard with
            {
                Status = FindingStatus.Warning,
                Evidence = $"{answer.Evidence} But {logged}, within the hours in which {question.Age.Changed} was last changed (the "
                    + "time of the change has no time zone): likely fixed only if the event came first.",
                Remedy = question.Remedy,
            },
            EventOrder.Before => heard
                with { Evidence = $"{answer.Evidence} {MessageText.Sentence(logged)}, before {question.Age.Changed} was last changed." },
            _ => heard with { Evidence = $"{answer.Evidence} {MessageText.Sentence(logged)}; it is not known whether this has been fixed since." },
        };
    }

    /// <summary>
    /// An event in words, without a full stop: <c>event 11060 was logged 3 times on INTSVR1, last at … (Client User 'FABRIKAM\x')</c>.
    /// </summary>
    internal static string Describe(EventEvidence evidence)
    {
        var text = new StringBuilder();
        text.Append(EventSource.Canonical(evidence.Provider) == EventSource.EntSso ? "event" : $"event of {evidence.Provider}");
        text.Append(' ').Append(evidence.EventId.ToString(CultureInfo.InvariantCulture)).Append(" was logged ");
        text.Append(evidence.Count == 1 ? "once" : $"{evidence.Count.ToString("N0", CultureInfo.InvariantCulture)} times");
        if (evidence.Computer.Length > 0)
        {
            text.Append(" on ").Append(NameText.Quote(evidence.Computer).Trim('\''));
        }

        text.Append(
            evidence.Last is { } last
                ? $"{(evidence.Count == 1 ? "" : ", last")} at {IsoTime.FormatShort(last)}"
                : ", at a time that the log does not show");
        var details = new (string Label, string Value)[]
        {
            ("Client User", evidence.ClientUser),
            ("service account", evidence.ServiceAccount),
            ("Windows account", evidence.WindowsAccount),
            ("application", evidence.Application),
            ("external account", evidence.ExternalAccount),
            ("subject", string.Equals(evidence.Subject, evidence.Application, StringComparison.OrdinalIgnoreCase) ? "" : evidence.Subject),
        }.Where(detail => detail.Value.Length > 0).Select(detail => $"{detail.Label} {NameText.Quote(detail.Value)}").ToList();
        if (evidence.ErrorCode is { } code)
        {
            details.Add($"error code 0x{code.ToString("X8", CultureInfo.InvariantCulture)}");
        }

        return details.Count == 0 ? text.ToString() : text.Append(" (").Append(string.Join(", ", details)).Append(')').ToString();
    }

    /// <summary>The computers whose log can show what a source does, with those whose log could not be read.</summary>
    internal IReadOnlyCollection<string> LogsOf(string source) => new SortedSet<string>(
        CoverageOf(source, "").Where(coverage => !coverage.Count.IsKnown || IsOf(source, coverage)).Select(coverage => coverage.Computer)
            .Concat(ComputersOf(source)),
        StringComparer.OrdinalIgnoreCase);

    // A log is evidence of a source only where the source logged, or where the facts say that the computer runs it.
    private bool IsOf(string source, EventLogCoverage coverage) =>
        coverage.Count.IsKnown
        && ((coverage.Provider.Length > 0 && coverage.Count.Value > 0)
            || (_computers.TryGetValue(source, out var computers) && computers.Contains(coverage.Computer))
            || (_hosts.TryGetValue(source, out var hosts) && hosts.Of(coverage.Computer).Any()));

    private static string After(FactAge age, DateTime? written) =>
        age.ChangedTo is { } changed && written > changed ? $"after {age.Changed} was last changed"
        : age.Source is { Length: > 0 } source ? $"after the facts were read ({source})"
        : "after the facts were read";

    private static bool IsNewer(EventEvidence evidence, EventEvidence? other) =>
        other is null || (evidence.Last ?? DateTime.MinValue) > (other.Last ?? DateTime.MinValue);

    private IEnumerable<EventLogCoverage> CoverageOf(string source, string computer) =>
        !_coverage.TryGetValue(computer.Length == 0 ? source : $"{source} {ComputerName.Label(computer)}", out var known) ? []
        : computer.Length == 0 ? known
        : known.Where(coverage => ComputerName.IsSame(coverage.Computer, computer));

    // An event may name an application beside the adapter that it is about.
    private void Add(EventEvidence evidence)
    {
        var id = new EventId(evidence.Provider, evidence.EventId);
        var subjects = new List<string> { "" };
        subjects.AddRange(new[] { evidence.Subject, evidence.Application }
            .Where(subject => subject.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
        foreach (var subject in subjects)
        {
            Add(_events, new EventKey(id, "", subject), evidence);
            if (ComputerName.Label(evidence.Computer) is { Length: > 0 } label)
            {
                Add(_events, new EventKey(id, label, subject), evidence);
            }
        }
    }

    private void AddComputer(string source, string computer)
    {
        if (!_computers.TryGetValue(source, out var computers))
        {
            _computers.Add(source, computers = new SortedSet<string>(StringComparer.OrdinalIgnoreCase));
        }

        computers.Add(computer);
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> index, TKey key, TValue value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(value);
    }

    private readonly struct EventKey(EventId id, string computer, string subject) : IEquatable<EventKey>
    {
        private readonly EventId _id = id;
        private readonly string _computer = computer;
        private readonly string _subject = subject;

        public bool Equals(EventKey other) =>
            _id == other._id
            && string.Equals(_computer, other._computer, StringComparison.OrdinalIgnoreCase)
            && string.Equals(_subject, other._subject, StringComparison.OrdinalIgnoreCase);

        public override bool Equals(object? obj) => obj is EventKey other && Equals(other);

        public override int GetHashCode() => unchecked(
            (((_id.GetHashCode() * 397) ^ StringComparer.OrdinalIgnoreCase.GetHashCode(_computer)) * 397)
            ^ StringComparer.OrdinalIgnoreCase.GetHashCode(_subject));
    }
}
