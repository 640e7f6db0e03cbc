namespace EntSso.Events.Reading;

/// <summary>
/// Reads one log: an .evtx file, an event XML file or a live Windows log. Reading is lazy and in constant memory, in the order of
/// the log. What cannot be read is reported to the monitor and skipped; the rest still comes.
/// </summary>
internal interface IEventReader
{
    /// <summary>The file's path, or the name of the log and computer, for messages.</summary>
    string Source { get; }

    /// <summary>Reads the records that <paramref name="query"/> requests.</summary>
    /// <param name="query">Which records are selected.</param>
    /// <param name="monitor">Receives unreadable parts and progress.</param>
    /// <param name="cancellationToken">Ends the reading between two records, or inside a long search.</param>
    /// <returns>The records, read as they are requested; the errors below come then, not from the call itself.</returns>
    /// <exception cref="EventLogUnreadableException">Nothing of the source can be read.</exception>
    /// <exception cref="System.OperationCanceledException">The reading was cancelled.</exception>
    IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken);
}

/// <summary>Is called for what happens while logs are read. Called from the reading thread.</summary>
internal interface IReadMonitor
{
    /// <summary>A part of a source could not be read and was skipped.</summary>
    /// <param name="problem">What was skipped, where and why.</param>
    void Report(ReadProblem problem);

    /// <summary>How far the reading of a source is.</summary>
    /// <param name="source">The file or log.</param>
    /// <param name="done">Bytes (files) or records (live logs) read so far.</param>
    /// <param name="total">The size of the source in the same unit, or -1 when it is not known.</param>
    void Progress(string source, long done, long total);
}

/// <summary>A part of a log that could not be read, or was read in spite of damage.</summary>
/// <param name="Source">The file or log.</param>
/// <param name="Place">Where in it: <c>offset 0x12000</c>, <c>record 17 at offset 0x1234</c>, <c>line 3, column 14</c>.</param>
/// <param name="Message">What was found and what had been expected.</param>
/// <param name="SkippedBytes">How much was left out, in bytes; 0 when the part was still read.</param>
internal sealed record ReadProblem(string Source, string Place, string Message, long SkippedBytes)
{
    /// <inheritdoc/>
    public override string ToString() => Place.Length == 0 ? $"{Source}: {Message}" : $"{Source}, {Place}: {Message}";
}

/// <summary>A log as a whole cannot be read: it does not exist, is not a log, or access is denied.</summary>
internal sealed class EventLogUnreadableException : Exception
{
    /// <summary>Creates the error for one source.</summary>
    /// <param name="source">The file or log.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause, if another error led here.</param>
    public EventLogUnreadableException(string source, string message, Exception? innerException = null)
        : base($"{source}: {message}", innerException)
    {
        LogSource = source;
        Reason = message;
    }

    /// <summary>The file or log.</summary>
    public string LogSource { get; }

    /// <summary>What happened and what to do, without the source in front.</summary>
    public string Reason { get; }
}
