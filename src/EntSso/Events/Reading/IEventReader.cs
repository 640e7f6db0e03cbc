namespace EntSso.Events.Reading;

/// <summary>
/// Reads one log: an .evtx file, an event XML file or a live Windows log. Reading is lazy and in constant memory, in the order of
/// the log. What cannot be read is told to the monitor and skipped; the rest still comes.
/// </summary>
public interface IEventReader
{
    /// <summary>The file's path, or the name of the log and computer, for messages.</summary>
    string Source { get; }

    /// <summary>Reads the records that <paramref name="query"/> asks for.</summary>
    /// <param name="query">Which records are wanted.</param>
    /// <param name="monitor">Is told of unreadable parts and of progress.</param>
    /// <param name="cancellationToken">Ends the reading between two records, or inside a long search.</param>
    /// <returns>The records, read as they are asked for; the errors below come then, not from the call itself.</returns>
    /// <exception cref="EventLogUnreadableException">Nothing of the source can be read.</exception>
    /// <exception cref="System.OperationCanceledException">The reading was cancelled.</exception>
    IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken);
}
