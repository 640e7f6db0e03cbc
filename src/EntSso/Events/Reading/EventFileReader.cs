using EntSso.Events.Reading.Evtx;
using EntSso.Events.Reading.Xml;

namespace EntSso.Events.Reading;

/// <summary>Reads a log file of any kind: its content decides when reading begins, its name does not count.</summary>
/// <param name="path">The file.</param>
internal sealed class EventFileReader(string path) : IPartReader
{
    private long? _length;

    /// <inheritdoc/>
    public string Source => path;

    /// <inheritdoc/>
    public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        using Stream stream = Open();
        foreach (EventRecord record in ReaderOf(stream).Read(query, monitor, cancellationToken))
        {
            yield return record;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<TResult> ReadParts<TResult>(
        EventQuery query, IReadMonitor monitor, Func<IEnumerable<EventRecord>, TResult> make, CancellationToken cancellationToken)
    {
        using Stream stream = Open();
        IEventReader reader = ReaderOf(stream);
        IEnumerable<TResult> results = reader is IPartReader parts
            ? parts.ReadParts(query, monitor, make, cancellationToken)
            : EventParts.Make(reader.Read(query, monitor, cancellationToken), make);
        foreach (TResult result in results)
        {
            yield return result;
        }
    }

    private LimitedStream Open()
    {
        // Opened once, so that what is read is what was checked, even if the log is replaced meanwhile.
        Stream file = EventFile.OpenStream(path);

        // A log that is being written has an end that moves on; what it held when it was first opened is what is read, also the next time.
        _length ??= file.Length;
        return new LimitedStream(file, _length.Value);
    }

    private IEventReader ReaderOf(Stream stream)
    {
        EventFileKind kind = EventFile.KindOf(path, stream);
        stream.Position = 0;
        return kind == EventFileKind.Evtx ? new EvtxFileReader(path, () => stream) : new EventXmlReader(path, () => stream);
    }
}

/// <summary>What a file's first bytes say it is.</summary>
internal enum EventFileKind
{
    /// <summary>Neither an .evtx log nor event XML.</summary>
    Other,

    /// <summary>A log in the format of Windows Vista and later.</summary>
    Evtx,

    /// <summary>XML with Event elements.</summary>
    Xml,
}

/// <summary>Opens what the user's PATH arguments name as one log.</summary>
internal static class EventLogs
{
    /// <summary>Finds the files and joins them in time order. No file is read yet, but folders are read.</summary>
    /// <param name="paths">Files, folders and wildcards, as <see cref="EventLogPaths.Find"/> takes them.</param>
    /// <param name="monitor">Receives folders that cannot be read.</param>
    /// <param name="cancellationToken">Stops the search for files.</param>
    /// <exception cref="EventLogUnreadableException">A path matches nothing.</exception>
    public static IPartReader Open(IEnumerable<string> paths, IReadMonitor monitor, CancellationToken cancellationToken = default) =>
        new MergedEventReader(EventLogPaths.Find(paths, monitor, cancellationToken).Select(path => new EventFileReader(path)));
}
