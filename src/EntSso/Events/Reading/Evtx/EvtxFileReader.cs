namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Reads an .evtx file on any operating system, without the Windows event log API. The file is read once, through one buffer of
/// 256 KiB; a log in use is read as it is at that moment. Damaged parts are reported to the monitor and skipped, the rest still comes.
/// </summary>
/// <remarks>
/// Format: libevtx, "Windows XML Event Log (EVTX) format", and [MS-EVEN6] 2.2.12 (BinXml), checked against logs of Windows Vista to
/// Windows 11. Neither the number of chunks in the file header nor the order of chunks is relied on.
/// <para>What is checked: the checksum of every chunk's header, and the checksum of the records of every chunk that an event is returned
/// from, whose templates name a requested provider, or whose header is damaged (all chunks, when a provider is requested by wildcards). So
/// every event comes from a chunk that was checked, but damage inside of other chunks is reported only where a record cannot be
/// read.</para>
/// </remarks>
internal sealed class EvtxFileReader : IEventReader
{
    private const int BufferSize = 4 * EvtxLayout.ChunkSize;

    private readonly Func<Stream> _open;

    /// <summary>Creates a reader of one file. The file is opened when reading starts.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    public EvtxFileReader(string path)
        : this(path, () => InputFile.Open(path, 1))
    {
        if (string.IsNullOrEmpty(path))
        {
            throw new ArgumentException("The path of an .evtx file is expected.", nameof(path));
        }
    }

    internal EvtxFileReader(string source, Func<Stream> open)
    {
        Source = source;
        _open = open;
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public IEnumerable<EventRecord> Read(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        _ = query ?? throw new ArgumentNullException(nameof(query));
        _ = monitor ?? throw new ArgumentNullException(nameof(monitor));
        return ReadChunks(query, monitor, cancellationToken);
    }

    private IEnumerable<EventRecord> ReadChunks(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        using var stream = EventFile.OpenStream(Source, _open);
        var damage = new DamageReport(Source, monitor);
        var buffer = new byte[BufferSize];
        var (length, layout) = Examine(stream, buffer, damage, cancellationToken);
        var reader = new EvtxChunkReader(query, Source, damage);
        var chunks = ChunkOrder.Count(length);
        var order = layout.Order;
        ulong newest = 0;
        var isDisorderTold = order is not null || layout.IsTooLargeToSort;
        monitor.Progress(Source, 0, length);

        // Without an order four chunks are read at once, otherwise one by one.
        var step = order is null ? BufferSize / EvtxLayout.ChunkSize : 1;
        for (long next = 0; next < chunks; next += step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var offset = EvtxLayout.FileHeaderSize + ((order is null ? next : order[next]) * EvtxLayout.ChunkSize);
            var wanted = (int)Math.Min(step * (long)EvtxLayout.ChunkSize, length - offset);
            var got = Fill(stream, offset, buffer, wanted, out var failure);
            for (var start = 0; start < got; start += EvtxLayout.ChunkSize)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var size = Math.Min(EvtxLayout.ChunkSize, got - start);
                if (!IsChunk(buffer, start, size, offset + start, layout.LastChunk, damage))
                {
                    continue;
                }

                if (!isDisorderTold && size >= EvtxLayout.ChunkHeaderSize && ChunkOrder.FirstRecord(buffer, start) is { } first)
                {
                    if (first < newest)
                    {
                        isDisorderTold = true;
                        damage.At(
                            offset + start,
                            $"by its header this chunk's records, from {first} on, are older than those before it; events come in the "
                                + "order of the file",
                            0);
                    }

                    newest = first;
                }

                reader.Start(buffer, start, size, offset + start);
                while (reader.TryRead(out var record))
                {
                    record.Part = damage.Places;
                    yield return record;
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }

            if (got < wanted)
            {
                var reason = failure ?? $"the file became shorter while it was read: {length} bytes were expected";
                if (order is null)
                {
                    damage.At(offset + got, reason, length - offset - got);
                    break;
                }

                // The chunks of a ring that come next may be in front of this place and still be there.
                damage.Stretch(offset + got, wanted - got, reason);
            }

            monitor.Progress(
                Source,
                order is null ? offset + got : Math.Min(length, EvtxLayout.FileHeaderSize + ((next + 1) * EvtxLayout.ChunkSize)),
                length);
        }

        damage.EndStretch();
    }

    /// <summary>Checks the file header and the order of the chunks.</summary>
    private (long Length, ChunkOrder.Result Layout) Examine(
        Stream stream, byte[] buffer, DamageReport damage, CancellationToken cancellationToken)
    {
        try
        {
            var length = stream.Length;
            stream.Position = 0;
            var head = StreamReading.Fill(stream, buffer, 0, (int)Math.Min(EvtxLayout.FileHeaderSize, length));
            var hasMagic = head >= 8 && LittleEndian.UInt64(buffer, 0) == EvtxLayout.FileMagic;
            if (head < EvtxLayout.FileHeaderSize)
            {
                throw NoLog(stream, buffer, head);
            }

            var chunks = ChunkOrder.Examine(stream, length, cancellationToken);
            if (!hasMagic)
            {
                if (chunks.LastChunk < 0)
                {
                    throw NoLog(stream, buffer, head);
                }

                damage.At(0, "the file header is damaged: it does not begin with ElfFile; the chunks after it are still read", 0);
            }

            if (chunks.IsTooLargeToSort)
            {
                damage.At(
                    0,
                    "the chunks of this log are not in the order of their records, and too many to be sorted; events come in the "
                        + "order of the file",
                    0);
            }

            return (length, chunks);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new EventLogUnreadableException(Source, "the file cannot be read: " + exception.Message, exception);
        }
    }

    private EventLogUnreadableException NoLog(Stream stream, byte[] head, int count)
    {
        const int Glance = 512;
        var magic = count >= 8 ? LittleEndian.UInt64(head, 0) : 0;
        if (magic == EvtxLayout.FileMagic)
        {
            return new(
                Source,
                $"the file has only {count} bytes, less than the {EvtxLayout.FileHeaderSize} bytes of the header of an event log: the "
                    + "copy is incomplete.");
        }

        if (magic == EvtxLayout.ChunkMagic)
        {
            return new(
                Source,
                "the file begins with a chunk of an event log, not with ElfFile: the header is missing. Export the log again: "
                    + "wevtutil epl Application application.evtx");
        }

        stream.Position = 0;
        return new(
            Source,
            EventFile.KindOf(Source, stream) == EventFileKind.Xml
                ? "This is event XML, not an .evtx log. Rename the file so that its content decides how it is read."
                : EventFileLook.Describe(head, Math.Min(count, Glance)));
    }

    private static int Fill(Stream stream, long offset, byte[] buffer, int count, out string? failure)
    {
        failure = null;
        var done = 0;
        try
        {
            // One read at a time, so that what came before an error is not lost.
            stream.Position = offset;
            while (done < count)
            {
                var read = stream.Read(buffer, done, count - done);
                if (read <= 0)
                {
                    break;
                }

                done += read;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failure = "from here on the file cannot be read: " + exception.Message;
        }

        return done;
    }

    private static bool IsChunk(byte[] buffer, int start, int size, long offset, long lastChunk, DamageReport damage)
    {
        if (size >= 8 && LittleEndian.UInt64(buffer, start) == EvtxLayout.ChunkMagic)
        {
            damage.EndStretch();
            return true;
        }

        // Space behind the last chunk is not used yet: nothing is missing there.
        var isZero = IsZero(buffer, start, size);
        if (!isZero || offset < EvtxLayout.FileHeaderSize + (lastChunk * EvtxLayout.ChunkSize))
        {
            damage.Stretch(
                offset, size,
                isZero
                    ? "there are only zeros between the chunks of the log"
                    : "a chunk of the log is expected here, but it does not begin with ElfChnk");
        }

        return false;
    }

    private static bool IsZero(byte[] buffer, int start, int size)
    {
#if NET
        return !new ReadOnlySpan<byte>(buffer, start, size).ContainsAnyExcept((byte)0);
#else
        for (var i = start; i < start + size; i++)
        {
            if (buffer[i] != 0)
            {
                return false;
            }
        }

        return true;
#endif
    }
}
