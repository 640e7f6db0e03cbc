using System.Globalization;

namespace EntSso.Events.Changes;

/// <summary>The steps of a password change from the domain controller to the external system, in their order.</summary>
public enum ChangeStep : long
{
    /// <summary>No evidence.</summary>
    None,

    /// <summary>The password changed on a domain controller (4723, 4724).</summary>
    Changed,

    /// <summary>PCNS captured the change (2201).</summary>
    Captured,

    /// <summary>PCNS handed it over to a target (2302).</summary>
    Sent,

    /// <summary>The sync engine received it (6903, source row).</summary>
    Received,

    /// <summary>The sync engine staged it for its target management agents (6907, source row with success).</summary>
    Staged,

    /// <summary>The sync engine called ENTSSO, whatever the answer (target or queue row, 6901, 6902; a refused call).</summary>
    Called,

    /// <summary>ENTSSO accepted the call for the account (11064, 10662).</summary>
    Accepted,

    /// <summary>The external password or the stored credential was updated.</summary>
    Delivered,
}

/// <summary>How a piece of evidence was joined to a password change.</summary>
public enum StageJoin : long
{
    /// <summary>
    /// By an id that both sides carry: the Tracking ID of PCNS, which is the ReferenceGuid of the engine's rows, or that of ENTSSO.
    /// </summary>
    Exact,

    /// <summary>By account and time, and by nothing else that fits as well.</summary>
    Likely,

    /// <summary>By account and time, but other evidence fits as well: one of several candidates.</summary>
    Candidate,
}

/// <summary>One piece of evidence of the way of a password change: an event, or a row of the sync engine.</summary>
public sealed class ChangeStage
{
    private readonly string? _text;

    /// <summary>Creates a stage that an event shows, with the sentence of the event as its text.</summary>
    /// <param name="evidence">The event.</param>
    public ChangeStage(SyncEvent evidence) => Event = evidence;

    /// <summary>Creates a stage that a row of the sync engine shows.</summary>
    /// <param name="text">What the row shows, in one or two sentences.</param>
    public ChangeStage(string text) => _text = text;

    /// <summary>The step that it shows.</summary>
    public required ChangeStep Step { get; init; }

    /// <summary>The link of the chain that it belongs to.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>When, in UTC by the clock of <see cref="Computer"/>; null when the evidence does not show it.</summary>
    public required DateTime? Time { get; init; }

    /// <summary>The computer that wrote it, or empty where it is not known.</summary>
    public required string Computer { get; init; }

    /// <summary>What the evidence shows, in one or two sentences.</summary>
    public string Text => _text ?? Event!.Message;

    /// <summary>What it shows of the change.</summary>
    public EventOutcome Outcome { get; init; } = EventOutcome.Ok;

    /// <summary>How it was joined to the change.</summary>
    public StageJoin Join { get; init; }

    /// <summary>
    /// By what it was joined, for example <c>Tracking ID</c> or <c>account and time</c>; empty for the first evidence of a change.
    /// </summary>
    public string JoinedBy { get; init; } = "";

    /// <summary>The number of the event; null where a row of the sync engine is the evidence.</summary>
    public int? EventId => Event?.Id;

    /// <summary>The event, or null where a row of the sync engine is the evidence.</summary>
    internal SyncEvent? Event { get; }

    /// <inheritdoc/>
    public override string ToString() => ToText(utc => utc);

    /// <summary>Time, computer, text and how it was joined, with the time in a given zone.</summary>
    internal string ToText(Func<DateTime, DateTime> toZone) => string.Concat(
        Time is { } time ? toZone(time).ToString("HH:mm:ss ", CultureInfo.InvariantCulture) : "",
        Computer.Length > 0 ? Computer + ": " : "",
        Text,
        Event is null ? "" : $" ({Event.Id.ToString(CultureInfo.InvariantCulture)})",
        Join == StageJoin.Exact ? "" : $" [{(Join == StageJoin.Likely ? "likely" : "candidate")}, by {JoinedBy}]");
}
