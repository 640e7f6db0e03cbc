namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Reads an .evtx file on any operating system, without the Windows event log API. The file is read once, through buffers of 256 KiB; a log
/// in use is read as it is at that moment. Damaged parts are reported to the monitor and skipped, the rest still comes.
/// </summary>
/// <remarks>
/// Format: libevtx, "Windows XML Event Log (EVTX) format", and [MS-EVEN6] 2.2.12 (BinXml), checked against logs of Windows Vista to
/// Windows 11. Neither the number of chunks in the file header nor the order of chunks is relied on.
/// <para>What is checked: the checksum of every chunk's header, and the checksum of the records of every chunk that an event is returned
/// from, whose templates name a requested provider, or whose header is damaged (all chunks, when a provider is requested by wildcards). So
/// every event comes from a chunk that was checked, but damage inside of other chunks is reported only where a record cannot be
/// read. Of a record that is not selected nothing but the head may be read.</para>
/// </remarks>
internal sealed class EvtxFileReader : IPartReader
{
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
        return ReadRecords(query, monitor, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Where providers are named, most records are passed by, which takes less time than to give parts of the file to other threads.
    /// </remarks>
    public IEnumerable<TResult> ReadParts<TResult>(
        EventQuery query, IReadMonitor monitor, Func<IEnumerable<EventRecord>, TResult> make, CancellationToken cancellationToken) =>
        query.HasProviderWildcard
            ? ReadInParallel(query, monitor, make, cancellationToken)
            : EventParts.Make(Read(query, monitor, cancellationToken), make);

    private IEnumerable<TResult> ReadInParallel<TResult>(
        EventQuery query, IReadMonitor monitor, Func<IEnumerable<EventRecord>, TResult> make, CancellationToken cancellationToken)
    {
        using var pass = BeginPass(monitor, cancellationToken);
        var begun = new Queue<EvtxWindow>();
        var unused = new Queue<EvtxWindow>();
        EvtxWindow Begin()
        {
            var window = unused.Count > 0 ? unused.Dequeue() : new EvtxWindow(query, Source, EvtxWindow.ChunksInParallel);
            begun.Enqueue(window);
            return window;
        }

        foreach (var first in OrderedWork.Select(pass.Windows(EvtxWindow.ChunksInParallel, Begin), window => window.NextPart(make)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var window = begun.Dequeue();
            yield return first;
            while (!window.IsDone)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return window.NextPart(make);
            }

            foreach (var note in window.Notes)
            {
                pass.Note(window, note);
            }

            if (!pass.End(window))
            {
                break;
            }

            unused.Enqueue(window);
        }

        pass.End();
    }

    private IEnumerable<EventRecord> ReadRecords(EventQuery query, IReadMonitor monitor, CancellationToken cancellationToken)
    {
        using var pass = BeginPass(monitor, cancellationToken);
        var only = new EvtxWindow(query, Source, EvtxWindow.ChunksAlone);
        foreach (var window in pass.Windows(EvtxWindow.ChunksAlone, () => only))
        {
            foreach (var step in window.Steps())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (step is EventRecord record)
                {
                    record.Part = pass.DamagedPlaces;
                    yield return record;
                }
                else
                {
                    pass.Note(window, step);
                }
            }

            if (!pass.End(window))
            {
                break;
            }
        }

        pass.End();
    }

    private Pass BeginPass(IReadMonitor monitor, CancellationToken cancellationToken)
    {
        var stream = EventFile.OpenStream(Source, _open);
        try
        {
            var damage = new DamageReport(Source, monitor);
            var (length, layout) = Examine(stream, damage, cancellationToken);
            monitor.Progress(Source, 0, length);
            return new Pass(stream, length, layout, damage, (done, total) => monitor.Progress(Source, done, total));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>One reading of the file: its parts in order, and what is wrong with the file as a whole.</summary>
    private sealed class Pass(
        Stream stream, long length, ChunkOrder.Result layout, DamageReport damage, Action<long, long> progress) : IDisposable
    {
        private bool _isDisorderReported = layout.Order is not null || layout.IsTooLargeToSort;
        private ulong _newest;
        private long _done = EvtxLayout.FileHeaderSize;

        public int DamagedPlaces => damage.Places;

        public void Dispose() => stream.Dispose();

        /// <summary>The parts in the order in which they are read: without an order several chunks at once, otherwise one.</summary>
        public IEnumerable<EvtxWindow> Windows(int chunks, Func<EvtxWindow> create)
        {
            var step = layout.Order is null ? chunks : 1;
            for (long next = 0; next < ChunkOrder.Count(length); next += step)
            {
                var offset = EvtxLayout.FileHeaderSize + ((layout.Order is null ? next : layout.Order[next]) * EvtxLayout.ChunkSize);
                var window = create();
                window.Fill(stream, offset, (int)Math.Min(step * (long)EvtxLayout.ChunkSize, length - offset));
                yield return window;
            }
        }

        /// <summary>Takes what a window has beside records.</summary>
        public void Note(EvtxWindow window, object step)
        {
            if (step is Action<DamageReport> report)
            {
                report(damage);
            }
            else if (step is EvtxWindow.ChunkStart chunk && IsChunk(window, chunk.Start, chunk.Size, layout.LastChunk, damage)
                && !_isDisorderReported && chunk.Size >= EvtxLayout.ChunkHeaderSize
                && ChunkOrder.FirstRecord(window.Data, chunk.Start) is { } first)
            {
                if (first < _newest)
                {
                    _isDisorderReported = true;
                    damage.At(
                        window.FileOffset + chunk.Start,
                        $"by its header this chunk's records, from {first} on, are older than those before it; events come in the "
                            + "order of the file",
                        0);
                }

                _newest = first;
            }
        }

        /// <summary>Ends a part; false where the file ended early.</summary>
        public bool End(EvtxWindow window)
        {
            if (window.Length < window.Wanted)
            {
                var end = window.FileOffset + window.Length;
                var reason = window.Failure ?? $"the file became shorter while it was read: {length} bytes were expected";
                if (layout.Order is null)
                {
                    damage.At(end, reason, length - end);
                    return false;
                }

                // The chunks of a ring that come next may be in front of this place and still be there.
                damage.Stretch(end, window.Wanted - window.Length, reason);
            }

            _done += window.Wanted;
            progress(Math.Min(length, _done), length);
            return true;
        }

        public void End() => damage.EndStretch();
    }

    /// <summary>Checks the file header and the order of the chunks.</summary>
    private (long Length, ChunkOrder.Result Layout) Examine(
        Stream stream, DamageReport damage, CancellationToken cancellationToken)
    {
        var buffer = new byte[EvtxLayout.FileHeaderSize];
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

    private static bool IsChunk(EvtxWindow window, int start, int size, long lastChunk, DamageReport damage)
    {
        var buffer = window.Data;
        var offset = window.FileOffset + start;
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
