using System.Globalization;

namespace EntSso.Events;

/// <summary>The event sources of the chain, as the logs name them.</summary>
internal static class EventSource
{
    internal const string EntSso = "ENTSSO";

    /// <summary>The Password Change Notification Service on a domain controller.</summary>
    internal const string Pcns = "PCNSSVC";

    /// <summary>The password filter of PCNS, which logs under its own source.</summary>
    internal const string PcnsFilter = "PCNS Filter";

    /// <summary>The sync engine of FIM and MIM; <see cref="OlderSyncEngine"/> means the same.</summary>
    internal const string SyncEngine = "FIMSynchronizationService";

    /// <summary>The sync engine of MIIS and ILM.</summary>
    internal const string OlderSyncEngine = "MIIServer";

    /// <summary>The security log of Windows.</summary>
    internal const string Security = "Microsoft-Windows-Security-Auditing";

    /// <summary>The Kerberos client of Windows.</summary>
    internal const string Kerberos = "Microsoft-Windows-Security-Kerberos";

    private const string ApplicationLog = "Application";

    // The first name of each is the canonical one; the log is the same in every language.
    private static readonly (string[] Providers, string Log)[] _sources =
    [
        ([EntSso], ApplicationLog),
        ([Pcns], ApplicationLog),
        ([PcnsFilter], ApplicationLog),
        ([SyncEngine, OlderSyncEngine], ApplicationLog),
        ([Security, "Security"], "Security"),
        ([Kerberos, "Kerberos"], "System"),
    ];

    /// <summary>All sources in chain order of their logs, by their canonical names.</summary>
    internal static IReadOnlyList<string> All { get; } = Array.AsReadOnly([.. _sources.Select(source => source.Providers[0])]);

    /// <summary>
    /// The name that represents all spellings and versions of a source; a source that is not of the chain stays as it is.
    /// </summary>
    internal static string Canonical(string source) => Find(source).Providers?[0] ?? source;

    /// <summary>The names under which a source logs in its versions; a source that is not of the chain has its one name.</summary>
    internal static IReadOnlyList<string> Providers(string source) => Find(source).Providers ?? [source];

    /// <summary>The log of a source.</summary>
    internal static string Log(string source) => Find(source).Log ?? ApplicationLog;

    // Plain loops: each record of a log comes here.
    private static (string[]? Providers, string? Log) Find(string source)
    {
        foreach ((string[] Providers, string Log) known in _sources)
        {
            foreach (string name in known.Providers)
            {
                if (string.Equals(name, source, StringComparison.OrdinalIgnoreCase))
                {
                    return known;
                }
            }
        }

        return default;
    }
}

/// <summary>An event by its source and number: the same number means another event in another source.</summary>
internal readonly struct EventId : IEquatable<EventId>
{
    /// <summary>Names an event.</summary>
    /// <param name="source">The event source in any spelling, with the names of older versions; see <see cref="EventSource"/>.</param>
    /// <param name="id">The number as the Event Viewer shows it.</param>
    internal EventId(string source, int id)
    {
        Source = EventSource.Canonical(source);
        Id = id;
    }

    /// <summary>The event source as <see cref="EventSource"/> spells it.</summary>
    internal string Source { get; }

    internal int Id { get; }

    /// <summary>A number alone is an event of ENTSSO.</summary>
    public static implicit operator EventId(int id) => new(EventSource.EntSso, id);

    public static bool operator ==(EventId left, EventId right) => left.Equals(right);

    public static bool operator !=(EventId left, EventId right) => !left.Equals(right);

    public bool Equals(EventId other) => Id == other.Id && string.Equals(Source, other.Source, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is EventId other && Equals(other);

    public override int GetHashCode() => unchecked((Id * 397) ^ StringComparer.OrdinalIgnoreCase.GetHashCode(Source ?? ""));

    /// <summary><c>11060</c> for ENTSSO, <c>PCNSSVC 6025</c> for other sources.</summary>
    public override string ToString() =>
        Source == EventSource.EntSso ? Id.ToString(CultureInfo.InvariantCulture) : $"{Source} {Id.ToString(CultureInfo.InvariantCulture)}";
}
