namespace EntSso.Events;

/// <summary>
/// The words for outcomes, stages, areas, severities and kinds on the command line, in JSON and in the catalogue, both ways.
/// Words are accepted in any case.
/// </summary>
public static class EventText
{
    // Each array is in the order of its enumeration; a test holds them together.
    private static readonly string[] _outcomes = ["none", "ok", "skipped", "failed", "info", "pending"];

    private static readonly string[] _stages =
    [
        "none", "service", "receive-from-miis", "receive-from-pcns", "receive-from-adapter", "system-gate", "accept", "mapping",
        "filter", "adapter-dispatch", "direct-sync", "db-update", "windows-change", "external-change", "replay", "administration",
        "account-change", "dc-service", "dc-config", "dc-capture", "dc-filter", "dc-queue", "dc-delivery", "sync-receive", "sync-stage",
        "sync-deliver",
        "kerberos-ticket",
    ];

    private static readonly string[] _areas =
    [
        "Unknown", "Access", "Adapter", "Admin", "Audit", "ClientApi", "Database", "DirectSync", "HostInitiated", "Lookup", "Mapping",
        "MIIS", "Network", "PasswordFilter", "PasswordSync", "PCNS", "Replay", "Secret", "Service", "Ticket", "SyncEngine", "Account",
        "Kerberos",
    ];

    private static readonly string[] _severities = ["unknown", "information", "warning", "error"];

    private static readonly string[] _kinds = ["event", "errorCode"];

    /// <summary>The words for <see cref="EventOutcome"/>, in its order.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = Array.AsReadOnly(_outcomes);

    /// <summary>The words for <see cref="EventStage"/>, in its order.</summary>
    public static IReadOnlyList<string> Stages { get; } = Array.AsReadOnly(_stages);

    /// <summary>The words for <see cref="EventArea"/>, in its order.</summary>
    public static IReadOnlyList<string> Areas { get; } = Array.AsReadOnly(_areas);

    /// <summary>The words for <see cref="EventSeverity"/>, in its order.</summary>
    public static IReadOnlyList<string> Severities { get; } = Array.AsReadOnly(_severities);

    /// <summary>The words for <see cref="EventKind"/>, in its order.</summary>
    public static IReadOnlyList<string> Kinds { get; } = Array.AsReadOnly(_kinds);

    /// <summary>The word for an outcome: <c>none</c>, <c>ok</c>, <c>skipped</c>, <c>failed</c>, <c>info</c> or <c>pending</c>.</summary>
    /// <param name="outcome">A defined value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public static string ToText(EventOutcome outcome) => WordAt(_outcomes, (int)outcome, nameof(outcome));

    /// <summary>The word for a stage, for example <c>receive-from-miis</c>.</summary>
    /// <param name="stage">A defined value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public static string ToText(EventStage stage) => WordAt(_stages, (int)stage, nameof(stage));

    /// <summary>The word for an area, for example <c>PasswordSync</c>.</summary>
    /// <param name="area">A defined value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public static string ToText(EventArea area) => WordAt(_areas, (int)area, nameof(area));

    /// <summary>The word for a severity: <c>unknown</c>, <c>information</c>, <c>warning</c> or <c>error</c>.</summary>
    /// <param name="severity">A defined value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public static string ToText(EventSeverity severity) => WordAt(_severities, (int)severity, nameof(severity));

    /// <summary>The word for a kind: <c>event</c> or <c>errorCode</c>.</summary>
    /// <param name="kind">A defined value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public static string ToText(EventKind kind) => WordAt(_kinds, (int)kind, nameof(kind));

    /// <summary>Reads the word for an outcome.</summary>
    /// <param name="text">One of <see cref="Outcomes"/>, in any case.</param>
    /// <param name="outcome">The outcome, or <see cref="EventOutcome.None"/> when the word is none of them.</param>
    /// <returns>Whether the word is one of them.</returns>
    public static bool TryParseOutcome(string? text, out EventOutcome outcome)
    {
        bool found = TryIndex(_outcomes, text, out int index);
        outcome = (EventOutcome)index;
        return found;
    }

    /// <summary>Reads the word for a stage.</summary>
    /// <param name="text">One of <see cref="Stages"/>, in any case.</param>
    /// <param name="stage">The stage, or <see cref="EventStage.None"/> when the word is none of them.</param>
    /// <returns>Whether the word is one of them.</returns>
    public static bool TryParseStage(string? text, out EventStage stage)
    {
        bool found = TryIndex(_stages, text, out int index);
        stage = (EventStage)index;
        return found;
    }

    /// <summary>Reads the word for an area.</summary>
    /// <param name="text">One of <see cref="Areas"/>, in any case.</param>
    /// <param name="area">The area, or <see cref="EventArea.Unknown"/> when the word is none of them.</param>
    /// <returns>Whether the word is one of them.</returns>
    public static bool TryParseArea(string? text, out EventArea area)
    {
        bool found = TryIndex(_areas, text, out int index);
        area = (EventArea)index;
        return found;
    }

    /// <summary>Reads the word for a severity.</summary>
    /// <param name="text">One of <see cref="Severities"/>, in any case.</param>
    /// <param name="severity">The severity, or <see cref="EventSeverity.Unknown"/> when the word is none of them.</param>
    /// <returns>Whether the word is one of them.</returns>
    public static bool TryParseSeverity(string? text, out EventSeverity severity)
    {
        bool found = TryIndex(_severities, text, out int index);
        severity = (EventSeverity)index;
        return found;
    }

    /// <summary>Reads the word for a kind.</summary>
    /// <param name="text">One of <see cref="Kinds"/>, in any case.</param>
    /// <param name="kind">The kind, or <see cref="EventKind.Event"/> when the word is none of them.</param>
    /// <returns>Whether the word is one of them.</returns>
    public static bool TryParseKind(string? text, out EventKind kind)
    {
        bool found = TryIndex(_kinds, text, out int index);
        kind = (EventKind)index;
        return found;
    }

    private static string WordAt(string[] words, int index, string name) =>
        index >= 0 && index < words.Length
            ? words[index]
            : throw new ArgumentOutOfRangeException(name, index, "The value is not defined.");

    private static bool TryIndex(string[] words, string? text, out int index)
    {
        for (index = 0; index < words.Length; index++)
        {
            if (string.Equals(words[index], text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        index = 0;
        return false;
    }
}
