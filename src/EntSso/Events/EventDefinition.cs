using System.Globalization;

namespace EntSso.Events;

/// <summary>
/// One of the 370 documented ENTSSO events and error codes, or an event of another source of the chain: PCNS, the sync engine, Windows.
/// </summary>
public sealed class EventDefinition
{
    private const string DocumentationPages = "https://learn.microsoft.com/en-us/";

    /// <summary>The event source, for example <c>ENTSSO</c>, <c>PCNSSVC</c> or <c>FIMSynchronizationService</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The event id as the Event Viewer shows it; 10496 to 11263 for ENTSSO.</summary>
    public required int Id { get; init; }

    /// <summary>The symbolic name, for example <c>SSO_WARN_PS_MIIS_ACCESS_DENIED</c>; empty where none is published.</summary>
    public required string SymbolicName { get; init; }

    /// <summary>Whether the entry is written to the log or returned to callers as an HRESULT.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The severity in the symbolic name.</summary>
    public required EventSeverity Severity { get; init; }

    /// <summary>The subject.</summary>
    public required EventArea Area { get; init; }

    /// <summary>The part of ENTSSO's work.</summary>
    public required EventStage Stage { get; init; }

    /// <summary>The link of the chain that the event reports.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>What the event says of the change.</summary>
    public required EventOutcome Outcome { get; init; }

    /// <summary>The known insertion strings in order.</summary>
    public required IReadOnlyList<EventField> Fields { get => ItemList.Of(field); init; }

    /// <summary>
    /// Whether <see cref="Fields"/> are documented or inferred; inferred labels are used only for a record with exactly as many strings.
    /// Null where no source shows the strings.
    /// </summary>
    public required Basis? FieldBasis { get; init; }

    /// <summary>The insertion strings of older versions where they are known to differ; otherwise empty.</summary>
    public required IReadOnlyList<EventField> OlderFields { get => ItemList.Of(field); init; }

    /// <summary>What the event means, in this project's own words.</summary>
    public required string Summary { get; init; }

    /// <summary>
    /// The sentence for one occurrence: labels in braces represent the values of the event, for example
    /// <c>The call of {Client User} was refused.</c>
    /// </summary>
    public required string MessageTemplate { get; init; }

    /// <summary>The cause and remedy, or null where the event needs none.</summary>
    public required EventCause? Cause { get; init; }

    /// <summary>Causes that take the place of <see cref="Cause"/> for certain error codes.</summary>
    internal IReadOnlyList<EventCause> CausesByCode { get; init; } = [];

    /// <summary>Remarks on versions and on errors of the documentation; often empty.</summary>
    public required IReadOnlyList<string> Notes { get => ItemList.Of(field); init; }

    /// <summary>The documentation page, or null where there is none.</summary>
    /// <remarks>Made when asked for: making the first address costs as much time as reading the whole catalogue.</remarks>
    public Uri? Documentation => Page.Length > 0 ? new(DocumentationPages + Page) : null;

    /// <summary>
    /// For events the 32-bit message id (severity in the top two bits) that Windows calls instance id; for error codes the
    /// HRESULT, <c>0xC0000000</c> with the id.
    /// </summary>
    public required uint Code { get; init; }

    /// <summary>The path of the documentation page, or empty.</summary>
    internal string Page { get; init; } = "";

    /// <summary>The event by its source and number.</summary>
    internal EventId EventId => new(Source, Id);

    /// <summary>The cause of an occurrence with this error code.</summary>
    internal EventCause? CauseOf(ErrorCode? code)
    {
        if (code is not null)
        {
            foreach (EventCause cause in CausesByCode)
            {
                if (cause.Codes.Contains(code.Value))
                {
                    return cause;
                }
            }
        }

        return Cause;
    }

    internal static string EntSsoPage(int id) => "biztalk/core/single-sign-on-event-" + id.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => SymbolicName.Length > 0 ? $"{Id} {SymbolicName}" : $"{Source} {Id}";
}

/// <summary>A documented insertion string of an event.</summary>
/// <param name="Index">The number of the insertion string, starting at 1 (<c>%1</c>).</param>
/// <param name="Label">The label that the event text prints before it, for example <c>Tracking ID</c>.</param>
/// <param name="Part">
/// For a label that is printed from two insertion strings (<c>%4\%5</c>): <see cref="EventFieldPart.Domain"/> or
/// <see cref="EventFieldPart.Name"/>; otherwise <see cref="EventFieldPart.Whole"/>.
/// </param>
public sealed record EventField(int Index, string Label, EventFieldPart Part)
{
    /// <inheritdoc/>
    public override string ToString() => Label;
}

/// <summary>Which part of a label's value an insertion string holds.</summary>
public enum EventFieldPart : long
{
    /// <summary>The insertion string is the whole value.</summary>
    Whole,

    /// <summary>The part before the backslash.</summary>
    Domain,

    /// <summary>The part after the backslash.</summary>
    Name,
}

/// <summary>How a catalogue entry reaches an administrator.</summary>
public enum EventKind : long
{
    /// <summary>Written to the Application log by the source ENTSSO.</summary>
    Event,

    /// <summary>Returned to callers as an HRESULT and named in the Error Code of other events; not normally logged itself.</summary>
    ErrorCode,
}

/// <summary>
/// How ENTSSO grades an event. Problems of a single client are warnings, errors concern the whole service, and most reasons
/// why a password change did not arrive (11030 to 11037) are mere information: never filter by severity to find failures.
/// Source: the symbolic names of the event pages and the troubleshooting page of the product documentation.
/// </summary>
public enum EventSeverity : long
{
    /// <summary>The log's level is none of the three that ENTSSO writes.</summary>
    Unknown,

    /// <summary>Symbolic names with INFO.</summary>
    Information,

    /// <summary>Symbolic names with WARN.</summary>
    Warning,

    /// <summary>Symbolic names with ERROR, and every error code returned to callers.</summary>
    Error,
}
