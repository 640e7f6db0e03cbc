namespace EntSso.Events.Reading;

/// <summary>Which records a reader shall return. Immutable.</summary>
public sealed class EventQuery
{
    /// <summary>The event source of the product.</summary>
    public const string EntSsoProvider = "ENTSSO";

    /// <summary>All events of the source ENTSSO.</summary>
    public static EventQuery EntSso { get; } = new();

    /// <summary>
    /// The provider, compared without case with the record's provider name and event source name. <c>*</c> and <c>?</c> are
    /// wildcards; <c>*</c> alone takes every provider.
    /// </summary>
    public string ProviderName { get; init; } = EntSsoProvider;

    /// <summary>The ids that are wanted; empty for all.</summary>
    public IReadOnlyCollection<int> Ids { get; init; } = [];

    /// <summary>Only records at or after this UTC time.</summary>
    public DateTime? After { get; init; }

    /// <summary>Only records before this UTC time.</summary>
    public DateTime? Before { get; init; }

    /// <summary>Whether the provider name holds wildcards.</summary>
    public bool HasProviderWildcard => WildcardText.IndexOfWildcard(ProviderName) >= 0;

    /// <summary>Whether a provider name is the wanted one.</summary>
    /// <param name="providerName">The provider of a record, compared without case.</param>
    public bool MatchesProvider(string providerName) =>
        HasProviderWildcard
            ? WildcardText.IsMatch(providerName, ProviderName)
            : string.Equals(providerName, ProviderName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a record is of the wanted provider, by the name of the provider or that of the classic event source.</summary>
    /// <param name="record">The record to look at.</param>
    public bool MatchesSource(EventRecord record) =>
        MatchesProvider(record.ProviderName) || (record.EventSourceName.Length > 0 && MatchesProvider(record.EventSourceName));

    /// <summary>Whether a time is wanted. An event without a time is, unless times are asked for.</summary>
    /// <param name="timeCreated">The UTC time of an event.</param>
    public bool MatchesTime(DateTime? timeCreated) =>
        (After is not { } after || (timeCreated is { } atOrAfter && atOrAfter >= after))
        && (Before is not { } before || (timeCreated is { } earlier && earlier < before));

    /// <summary>Whether a record is wanted.</summary>
    /// <param name="record">The record to look at.</param>
    public bool Matches(EventRecord record) =>
        MatchesSource(record)
        && (Ids.Count == 0 || Ids.Contains(record.Id))
        && MatchesTime(record.TimeCreated);
}
