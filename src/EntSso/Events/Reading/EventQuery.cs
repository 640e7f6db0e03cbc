namespace EntSso.Events.Reading;

/// <summary>Which records a reader shall return. Immutable.</summary>
internal sealed record EventQuery
{
    // An array: each record of a log is compared with it.
    private readonly EventSelection[] _selections = [];

    /// <summary>All events of the source ENTSSO.</summary>
    public static EventQuery EntSso { get; } = Of(EventSource.EntSso);

    /// <summary>Every event of every provider.</summary>
    public static EventQuery Everything { get; } = Of("*");

    /// <summary>
    /// The events of the chain: everything that ENTSSO, PCNS and the sync engine write, and of Windows those in the catalogue that say
    /// that a password was changed or that a service principal name is on the wrong account. Ticket requests (4769, 4771) are too many to
    /// be read unasked.
    /// </summary>
    public static EventQuery Chain { get; } = new()
    {
        Selections = Selected(source => source switch
        {
            EventSource.Security => [627, 628, 642, 4723, 4724, 4738],
            EventSource.Kerberos => [4],
            _ => [],
        }),
    };

    /// <summary>The events that are selected, by provider. A record needs to match one of them.</summary>
    internal IReadOnlyList<EventSelection> Selections
    {
        get => _selections;
        init => _selections = [.. value];
    }

    /// <summary>
    /// The events whose data is needed, or null for all: other records may come without strings, which a log file then does not decode.
    /// Damage in data that is not needed is not reported.
    /// </summary>
    internal IReadOnlyList<EventSelection>? DataOf { get; init; }

    /// <summary>Only records at or after this UTC time.</summary>
    public DateTime? After { get; init; }

    /// <summary>Only records before this UTC time.</summary>
    public DateTime? Before { get; init; }

    /// <summary>
    /// A hint for live logs: what was logged before this UTC time was read already. A log whose records arrive late, as those of a
    /// collector, is read whole. Records before it may still come.
    /// </summary>
    internal DateTime? ReadUpTo { get; init; }

    /// <summary>Whether a provider name holds wildcards.</summary>
    public bool HasProviderWildcard => Selections.Any(selection => selection.HasWildcard);

    /// <summary>Whether every record is selected, whatever its provider, id and time.</summary>
    public bool IsEverything => After is null && Before is null
        && Selections.Any(selection => selection.ProviderName == "*" && selection.Ids.Count == 0);

    /// <summary>The events of one provider.</summary>
    /// <param name="providerName">
    /// Compared without case with the record's provider name and event source name. <c>*</c> and <c>?</c> are wildcards; <c>*</c> alone
    /// takes every provider.
    /// </param>
    /// <param name="ids">The ids that are selected; none for all.</param>
    public static EventQuery Of(string providerName, params int[] ids) => new() { Selections = [new(providerName, ids)] };

    /// <summary>What a user requests.</summary>
    /// <param name="providerName">
    /// As in <see cref="Of"/>; a source of the chain includes the names of its older versions. Empty for the chain.
    /// </param>
    /// <param name="ids">The ids that are selected; none for those that are read by default.</param>
    public static EventQuery Asked(string providerName, IReadOnlyCollection<int> ids) =>
        providerName.Length > 0
            ? new() { Selections = [.. EventSource.Providers(providerName).Select(name => new EventSelection(name, ids))] }
            : ids.Count > 0 ? new() { Selections = Selected(_ => ids) }
            : Chain;

    /// <summary>Whether events of a provider are selected.</summary>
    /// <param name="providerName">The provider or event source of a record, compared without case.</param>
    public bool MatchesProvider(string providerName)
    {
        foreach (EventSelection selection in _selections)
        {
            if (selection.Matches(providerName))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an event of a provider, by its name or that of the classic event source, is selected.</summary>
    internal bool Matches(string providerName, string eventSourceName, int id)
    {
        foreach (EventSelection selection in _selections)
        {
            // The name first: of most records it already differs in its length.
            if ((selection.Matches(providerName) || (eventSourceName.Length > 0 && selection.Matches(eventSourceName)))
                && (selection.Ids.Count == 0 || selection.Ids.Contains(id)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a time is selected. An event without a time is, unless times are requested.</summary>
    /// <param name="timeCreated">The UTC time of an event.</param>
    public bool MatchesTime(DateTime? timeCreated) =>
        (After is not { } after || (timeCreated is { } atOrAfter && atOrAfter >= after))
        && (Before is not { } before || (timeCreated is { } earlier && earlier < before));

    /// <summary>Whether a record is selected.</summary>
    internal bool Matches(EventRecord record) =>
        Matches(record.ProviderName, record.EventSourceName, record.Id) && MatchesTime(record.TimeCreated);

    private static EventSelection[] Selected(Func<string, IReadOnlyCollection<int>> ids) =>
        [.. EventSource.All.SelectMany(source => EventSource.Providers(source).Select(name => new EventSelection(name, ids(source))))];
}

/// <summary>Wanted events of one provider.</summary>
/// <param name="ProviderName">Compared without case; <c>*</c> and <c>?</c> are wildcards.</param>
/// <param name="Ids">The requested ids; empty for all.</param>
internal sealed record EventSelection(string ProviderName, IReadOnlyCollection<int> Ids)
{
    public bool HasWildcard { get; } = WildcardText.IndexOfWildcard(ProviderName) >= 0;

    public bool Matches(string providerName) =>
        HasWildcard
            ? WildcardText.IsMatch(providerName, ProviderName)
            : string.Equals(providerName, ProviderName, StringComparison.OrdinalIgnoreCase);
}
