namespace EntSso.Events.Reading;

/// <summary>
/// One event as the log holds it, whoever wrote it: nothing is interpreted, nothing left out. Classic (event source) and manifest
/// providers look alike here.
/// </summary>
internal sealed class EventRecord
{
    /// <summary>The provider's name as written in the log.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The event source name that some manifest providers carry beside their name; otherwise empty.</summary>
    public string EventSourceName { get; init; } = "";

    /// <summary>The low 16 bits of the event id, as the Event Viewer shows it.</summary>
    public required int Id { get; init; }

    /// <summary>The high 16 bits that classic providers use (severity and facility); 0 when absent.</summary>
    public int Qualifiers { get; init; }

    /// <summary>The level as a number: 0 log always, 1 critical, 2 error, 3 warning, 4 information, 5 verbose.</summary>
    public int Level { get; init; }

    /// <summary>The keywords; 0 when absent.</summary>
    public ulong Keywords { get; init; }

    /// <summary>Whether the security log marks the event as a failed attempt ([MS-EVEN6], winmeta.xml: AuditFailure).</summary>
    public bool IsAuditFailure => (Keywords & 0x0010_0000_0000_0000) != 0;

    /// <summary>When the event was written, in UTC with a resolution of 100 ns; null when the log does not show it.</summary>
    public DateTime? TimeCreated { get; init; }

    /// <summary>The EventRecordID inside the event; 0 when absent.</summary>
    public long RecordId { get; init; }

    /// <summary>The computer that wrote the event.</summary>
    public string Computer { get; init; } = "";

    /// <summary>The log, for example <c>Application</c>.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The SID in the event's Security element in text form, or empty.</summary>
    public string UserSid { get; init; } = "";

    /// <summary>
    /// The insertion strings in order and unchanged: empty strings, trailing empty strings and lone surrogates are kept. For a
    /// manifest provider the values of EventData in order, or the leaf values of UserData in document order.
    /// </summary>
    public required IReadOnlyList<string> Strings { get; init; }

    /// <summary>The Data or element name of each of <see cref="Strings"/>; empty strings for classic providers.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The Binary element's bytes, or an empty array.</summary>
    public byte[] Binary { get; init; } = [];

    /// <summary>
    /// Whether letters beyond ASCII in <see cref="Strings"/> may be wrong, because the file is in a code page that it does not name.
    /// </summary>
    public bool IsTextGuessed { get; private set; }

    /// <summary>The file (or log and computer) that the event was read from.</summary>
    public required string Source { get; init; }

    /// <summary>How many damaged places of the log come before it: between records of different parts events may be missing.</summary>
    internal int Part { get; set; }

    /// <summary>Notes that the file holds bytes in a guessed code page; a record of nothing but ASCII is not in doubt.</summary>
    internal void MarkGuessedText() => IsTextGuessed = Strings.Any(text => text.Any(c => c >= 0x80));
}
