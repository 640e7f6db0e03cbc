using System.Globalization;
using System.Text;
using EntSso.Deployment;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis.Evidence;

/// <summary>
/// What the event logs have to say on the findings of one rule. The one place that decides when an event outweighs the facts: a pass
/// by the facts does not stand against an event that was logged after their last change or after they were read.
/// </summary>
/// <remarks>A rule makes one witness for each evaluation, with the ids that it asks for; asking is then independent of the log's size.</remarks>
internal sealed class EventWitness
{
    private readonly Dictionary<int, List<EventEvidence>> _byId = [];
    private readonly Dictionary<string, List<EventEvidence>> _byComputer = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventLogCoverage> _coverage = [];

    /// <summary>Hears the events of a deployment.</summary>
    /// <param name="deployment">The facts.</param>
    /// <param name="ids">The ids that the rule asks for; all others are passed over.</param>
    /// <param name="eventSource">The event source, one of <see cref="EventSource"/>.</param>
    internal EventWitness(SyncDeployment deployment, IEnumerable<int> ids, string? eventSource = null)
    {
        var source = eventSource ?? EventSource.EntSso;
        var wanted = new HashSet<int>(ids);
        foreach (var evidence in deployment.Events)
        {
            if (wanted.Contains(evidence.EventId) && EventSource.Canonical(evidence.Provider) == source && evidence.Count > 0)
            {
                Add(_byId, evidence.EventId, evidence);
                Add(_byComputer, ComputerKey(evidence.EventId, evidence.Computer), evidence);
            }
        }

        foreach (var coverage in deployment.EventLogCoverage)
        {
            if (coverage.Provider.Length == 0 || EventSource.Canonical(coverage.Provider) == source)
            {
                _coverage.Add(coverage);
            }
        }
    }

    /// <summary>Whether a log of the computer was read for the event source: only then does silence mean that nothing was written.</summary>
    /// <param name="computer">The computer, short or fully qualified; empty for any.</param>
    internal bool HasRead(string computer) => CoverageOf(computer).Any(coverage => coverage.Count.IsKnown);

    /// <summary>Why silence means nothing, in words that fit behind "unknown: ".</summary>
    internal string WhyNotRead(string computer)
    {
        var failed = CoverageOf(computer).FirstOrDefault();
        return failed is not null ? failed.Count.Reason.TrimEnd('.')
            : computer.Length == 0 ? "no event log was read"
            : $"no event log of {computer} was read";
    }

    /// <summary>Which time the log covers, as a clause for evidence; empty when the log was not read or does not tell.</summary>
    internal string Covered(string computer)
    {
        var times = CoverageOf(computer).Where(coverage => coverage.From.IsKnown && coverage.To.IsKnown).ToList();
        return times.Count == 0 ? "" : $"from {Time(times.Min(coverage => coverage.From.Value))} to {Time(times.Max(coverage => coverage.To.Value))}";
    }

    /// <summary>The newest evidence of the ids; null when there is none. Events without a time count as oldest.</summary>
    internal EventEvidence? Newest(IReadOnlyList<int> ids, string computer = "", string subject = "")
    {
        EventEvidence? newest = null;
        foreach (var evidence in All(ids, computer, subject))
        {
            if (newest is null || (evidence.Last ?? DateTime.MinValue) > (newest.Last ?? DateTime.MinValue))
            {
                newest = evidence;
            }
        }

        return newest;
    }

    /// <summary>Every evidence of the ids.</summary>
    internal IEnumerable<EventEvidence> All(IReadOnlyList<int> ids, string computer = "", string subject = "")
    {
        foreach (var id in ids)
        {
            var key = computer.Length == 0 ? null : ComputerKey(id, computer);
            var known = key is null
                ? _byId.TryGetValue(id, out var any) ? any : null
                : _byComputer.TryGetValue(key, out var ofComputer) ? ofComputer : null;
            foreach (var evidence in known ?? [])
            {
                if ((computer.Length == 0 || ServerSearch.IsSameComputer(evidence.Computer, computer))
                    && (subject.Length == 0 || IsAbout(evidence, subject)))
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
        foreach (var evidence in All(question.Ids, question.Computer, question.Subject))
        {
            var cleared = question.ClearedBy.Count == 0 ? null : Newest(question.ClearedBy, evidence.Computer, evidence.Subject);
            var isCleared = cleared?.Last is { } clearedAt && !(evidence.Last > clearedAt);
            if (!isCleared && (newest is null || (evidence.Last ?? DateTime.MinValue) > (newest.Last ?? DateTime.MinValue)))
            {
                newest = evidence;
            }
        }

        return newest;
    }

    /// <summary>
    /// Weighs a finding that the facts alone gave. A pass that an event after the facts contradicts becomes
    /// <see cref="EventQuestion.Against"/>; where the time zone of the last change decides, it becomes a warning; an older event is only
    /// told. A failure or warning is borne out by the event. What is unknown by the facts becomes a warning, since the event is the
    /// newest that is known.
    /// </summary>
    /// <param name="finding">The finding by the facts.</param>
    /// <param name="question">The events that speak against a pass.</param>
    internal Finding Weigh(Finding finding, EventQuestion question) =>
        finding.Status != FindingStatus.NotApplicable && Unresolved(question) is { } evidence ? Weigh(finding, question, evidence) : finding;

    /// <summary>Weighs a finding in the same way against an event that the rule itself has chosen.</summary>
    /// <param name="finding">The finding by the facts.</param>
    /// <param name="question">How old the facts are, and what the event means.</param>
    /// <param name="evidence">The event.</param>
    internal static Finding Weigh(Finding finding, EventQuestion question, EventEvidence evidence)
    {
        var order = question.Age.Place(evidence.Last);
        var told = Tell(evidence);
        if (finding.Status is FindingStatus.Fail or FindingStatus.Warning)
        {
            return finding with
            {
                Evidence = order == EventOrder.Before ? $"{finding.Evidence} {Sentence(told)}." : $"{finding.Evidence} The log bears it out: {told}.",
            };
        }

        if (finding.Status == FindingStatus.Unknown)
        {
            return finding with
            {
                Status = order == EventOrder.Before ? FindingStatus.Unknown : question.AgainstUnknown,
                Evidence = $"{finding.Evidence} The last that is known: {told}.",
                Remedy = finding.Remedy.Length > 0 || order == EventOrder.Before ? finding.Remedy : question.Remedy,
            };
        }

        return order switch
        {
            EventOrder.After => finding with
            {
                Status = question.Against,
                Evidence = $"{finding.Evidence} But {told}, {After(question.Age, evidence.Last)}: by the facts this is right, {Meaning(question)}.",
                Remedy = question.Remedy,
            },
            EventOrder.AboutTheSameTime => finding with
            {
                Status = FindingStatus.Warning,
                Evidence = $"{finding.Evidence} But {told}, within the hours in which {question.Age.Changed} was last changed (the time of the change names no time zone): likely settled only if the event came first.",
                Remedy = question.Remedy,
            },
            EventOrder.Before => finding with { Evidence = $"{finding.Evidence} {Sentence(told)}, before {question.Age.Changed} was last changed." },
            _ => finding with { Evidence = $"{finding.Evidence} {Sentence(told)}; whether it has been mended since, the facts do not tell." },
        };
    }

    /// <summary>An event in words, without a full stop: <c>event 11060 was logged 3 times on INTSVR1, last at … (Client User 'FABRIKAM\x')</c>.</summary>
    internal static string Tell(EventEvidence evidence)
    {
        var text = new StringBuilder();
        var source = EventSource.Canonical(evidence.Provider) == EventSource.EntSso ? "event" : $"event of {evidence.Provider}";
        text.Append(source).Append(' ').Append(evidence.EventId.ToString(CultureInfo.InvariantCulture)).Append(" was logged ");
        text.Append(evidence.Count == 1 ? "once" : $"{evidence.Count.ToString("N0", CultureInfo.InvariantCulture)} times");
        if (evidence.Computer.Length > 0)
        {
            text.Append(" on ").Append(Plain(evidence.Computer));
        }

        text.Append(evidence.Last is { } last ? $"{(evidence.Count == 1 ? "" : ", last")} at {Time(last)}" : ", at a time that the log does not tell");
        var details = new List<string>();
        Add("Client User", evidence.ClientUser);
        Add("service account", evidence.ServiceAccount);
        Add("Windows account", evidence.WindowsAccount);
        Add("application", evidence.Application);
        Add("external account", evidence.ExternalAccount);
        Add("subject", string.Equals(evidence.Subject, evidence.Application, StringComparison.OrdinalIgnoreCase) ? "" : evidence.Subject);
        if (evidence.ErrorCode is { } code)
        {
            details.Add($"error code 0x{code.ToString("X8", CultureInfo.InvariantCulture)}");
        }

        return details.Count == 0 ? text.ToString() : text.Append(" (").Append(string.Join(", ", details)).Append(')').ToString();

        void Add(string label, string value)
        {
            if (value.Length > 0)
            {
                details.Add($"{label} {NameText.Quote(value)}");
            }
        }
    }

    /// <summary>A computer as the subject of a finding about its log; some logs do not name theirs.</summary>
    internal static string SubjectOf(string computer) => computer.Length > 0 ? computer : "event log";

    /// <summary>A time as evidence shows it.</summary>
    internal static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string After(FactAge age, DateTime? written) =>
        age.ChangedTo is { } changed && written > changed ? $"after {age.Changed} was last changed"
        : age.Source is { Length: > 0 } source ? $"after the facts were read ({source})"
        : "after the facts were read";

    private static string Meaning(EventQuestion question) =>
        question.Meaning.Length > 0 ? question.Meaning : "the event tells otherwise all the same";

    /// <summary>A clause as the beginning of a sentence.</summary>
    internal static string Sentence(string clause) => char.ToUpperInvariant(clause[0]) + clause.Substring(1);

    private static string Plain(string name) => NameText.Quote(name).Trim('\'');

    private IEnumerable<EventLogCoverage> CoverageOf(string computer) =>
        computer.Length == 0 ? _coverage : _coverage.Where(coverage => ServerSearch.IsSameComputer(coverage.Computer, computer));

    // An event may name an application beside the adapter that it is about.
    private static bool IsAbout(EventEvidence evidence, string subject) =>
        string.Equals(evidence.Subject, subject, StringComparison.OrdinalIgnoreCase)
        || string.Equals(evidence.Application, subject, StringComparison.OrdinalIgnoreCase);

    // Short and long form of a name share the first label, so that names need comparing only where they can be equal.
    private static string ComputerKey(int id, string computer)
    {
        var dot = computer.IndexOf('.');
        return $"{id.ToString(CultureInfo.InvariantCulture)} {(dot > 0 ? computer.Substring(0, dot) : computer)}";
    }

    private static void Add<TKey>(Dictionary<TKey, List<EventEvidence>> index, TKey key, EventEvidence evidence)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(evidence);
    }
}
