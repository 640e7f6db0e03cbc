using System.Globalization;

namespace EntSso.Events;

/// <summary>
/// One event, read from whatever log and understood as far as the catalogue goes. An event of another provider, or of an id that is
/// not documented, still has its raw strings.
/// </summary>
public sealed class SyncEvent
{
    /// <summary>When the event was written, in UTC with a resolution of 100 ns; null when the log does not show it.</summary>
    public required DateTime? TimeCreated { get; init; }

    /// <summary>
    /// The event source, by one name for all its versions: <c>ENTSSO</c>, <c>PCNSSVC</c>, <c>FIMSynchronizationService</c> (MIIServer
    /// too); the provider's name for an event that is not in the catalogue.
    /// </summary>
    public required string EventSource { get; init; }

    /// <summary>The event id as the Event Viewer shows it.</summary>
    public required int Id { get; init; }

    /// <summary>The symbolic name, or an empty string for an event that is not in the catalogue.</summary>
    public required string SymbolicName { get; init; }

    /// <summary>The severity of the catalogue, otherwise the level that the log gives.</summary>
    public required EventSeverity Severity { get; init; }

    /// <summary>The subject.</summary>
    public required EventArea Area { get; init; }

    /// <summary>The part of ENTSSO's work.</summary>
    public required EventStage Stage { get; init; }

    /// <summary>The link of the chain that the event reports.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>What the event says of the change.</summary>
    public required EventOutcome Outcome { get; init; }

    /// <summary>The computer that wrote the event.</summary>
    public required string Computer { get; init; }

    /// <summary>The EventRecordID; unique within one log of one computer.</summary>
    public required long RecordId { get; init; }

    /// <summary>Ties all events of one password change together; null where the event has none or it is not a GUID.</summary>
    public required Guid? TrackingId { get; init; }

    /// <summary>The Windows account as DOMAIN\user, or empty.</summary>
    public required string WindowsAccount { get; init; }

    /// <summary>The account in the external system, or empty.</summary>
    public required string ExternalAccount { get; init; }

    /// <summary>The affiliate application, or empty.</summary>
    public required string Application { get; init; }

    /// <summary>The password sync adapter, or empty.</summary>
    public required string Adapter { get; init; }

    /// <summary>The account that called ENTSSO, or empty.</summary>
    public required string ClientUser { get; init; }

    /// <summary>The ENTSSO service account that the event names, or empty.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>The error code and its meaning, or null where the event has none.</summary>
    public required ErrorCode? ErrorCode { get; init; }

    /// <summary>The insertion strings in order and unchanged.</summary>
    public required IReadOnlyList<string> Strings { get; init => field = ItemList.Of(value); }

    /// <summary>
    /// Whether letters beyond ASCII in <see cref="Strings"/> may be wrong, because the file is in a code page that it does not name.
    /// </summary>
    public bool IsTextGuessed { get; init; }

    /// <summary>The labelled values in the order of the event's text.</summary>
    public required IReadOnlyList<SyncEventField> Fields { get; init => field = ItemList.Of(value); }

    /// <summary>Why such events happen, or an empty string where the event needs no explanation.</summary>
    public string Cause => CauseEntry?.ExplanationFor(this) ?? "";

    /// <summary>What to do, with the values of this event in the commands, or an empty string. Steps are one a line.</summary>
    public string Remedy => CauseEntry?.RemedyFor(this) ?? "";

    /// <summary>The event in one or two sentences of this project's own words, with its values.</summary>
    /// <remarks>Built on each request: most events of a large log are only counted or joined.</remarks>
    public string Message => SyncEventInterpreter.Describe(this);

    /// <summary>The provider that wrote the event.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The file or log that the event was read from.</summary>
    public required string Source { get; init; }

    /// <summary>The catalogue entry, or null for an event that is not in the catalogue.</summary>
    internal EventDefinition? Definition { get; init; }

    /// <summary>The cause that fits this occurrence, or null.</summary>
    internal EventCause? CauseEntry { get; init; }

    /// <inheritdoc cref="Reading.EventRecord.Part"/>
    internal int Part { get; init; }

    /// <summary>The event by its source and number.</summary>
    internal EventId EventId => new(EventSource, Id);

    /// <summary>The value of a field by its label, or an empty string.</summary>
    internal string Value(string label) => SyncEventInterpreter.Value(Fields, label);

    /// <summary>Time, id and message, with the time in a given zone.</summary>
    internal string ToText(Func<DateTime, DateTime> toZone)
    {
        DateTime? time = TimeCreated is { } utc ? toZone(utc) : null;
        return string.Format(CultureInfo.InvariantCulture, "{0:yyyy-MM-dd HH:mm:ss} {1} {2}", time, EventId, Message);
    }

    /// <inheritdoc/>
    public override string ToString() => ToText(utc => utc);
}

/// <summary>What an event says of the password change (or the part of ENTSSO) that it speaks of.</summary>
public enum EventOutcome : long
{
    /// <summary>The event is not about the outcome of anything in the password synchronisation chain, or is not documented.</summary>
    None,

    /// <summary>A step was taken; written <c>ok</c> on the command line.</summary>
    Ok,

    /// <summary>ENTSSO decided not to carry the change further; written <c>skipped</c>.</summary>
    Skipped,

    /// <summary>A step failed; written <c>failed</c>.</summary>
    Failed,

    /// <summary>Additional information on a change; written <c>info</c>.</summary>
    Info,

    /// <summary>A step failed and is tried again; written <c>pending</c>.</summary>
    Pending,
}

/// <summary>A labelled value of an event.</summary>
/// <param name="Label">
/// The documented label, for example <c>Client User</c>; the Data name of a manifest event; <c>%3</c> for an insertion string that
/// is not documented.
/// </param>
/// <param name="Value">The value exactly as logged; a label that is printed from two strings has them joined by a backslash.</param>
public sealed record SyncEventField(string Label, string Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Label}: {Value}";
}
