namespace EntSso.Events.Reading.Xml;

/// <summary>
/// Reads event XML: an <c>&lt;Events&gt;</c> document as the Event Viewer saves it, the bare sequence of <c>&lt;Event&gt;</c>
/// elements that <c>wevtutil qe LOG /f:xml</c> or <c>/f:RenderedXml</c> writes, and several of them joined. UTF-8 and UTF-16 of
/// either byte order with or without a byte order mark, and other encodings that the XML declaration names; the bytes win over the
/// declaration.
/// </summary>
/// <remarks>
/// Values come out as they are in the file: white space and line ends are kept, and so are characters that XML does not allow but
/// Windows writes. Damage is reported with line and column and the next event is read. Document type declarations are refused.
/// Memory is bounded by the longest event, of which at most 2,097,152 characters are taken.
/// </remarks>
internal sealed class EventXmlReader : IEventReader
{
    private readonly Func<Stream> _open;

    /// <summary>Creates a reader of a file.</summary>
    /// <param name="path">The file. It is opened when reading begins.</param>
    public EventXmlReader(string path)
        : this(path, () => InputFile.Open(path, 1))
    {
    }

    /// <summary>Creates a reader of any stream.</summary>
    /// <param name="source">What messages call the stream, for example its path.</param>
    /// <param name="open">Opens the stream at each reading. It is read forward only and disposed of.</param>
    public EventXmlReader(string source, Func<Stream> open)
    {
        Source = source;
        _open = open;
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        using Stream stream = EventFile.OpenStream(Source, _open);
        EventXmlCursor cursor = new(Begin(stream), Source, EventFile.LengthOf(stream), query, monitor, cancellationToken);
        while (cursor.Next() is { } record)
        {
            yield return record;
        }
    }

    private EventTextSource Begin(Stream stream)
    {
        try
        {
            return new EventTextSource(stream);
        }
        catch (IOException error)
        {
            throw new EventLogUnreadableException(Source, $"reading failed: {error.Message}", error);
        }
    }
}
