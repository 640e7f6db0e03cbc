namespace EntSso.Testing.Evtx;

/// <summary>
/// Writes synthetic .evtx logs, after libevtx "Windows XML Event Log (EVTX) format" and [MS-EVEN6] 2.2.12, in the shapes that
/// Windows writes. The same events give the same bytes. Dispose finishes the log; the stream stays open.
/// </summary>
public sealed class EvtxWriter : IDisposable
{
    private const int HeaderSize = 4096;

    private readonly Stream _stream;
    private ChunkImage _chunk = new();
    private long _nextNumber;
    private int _chunks;
    private bool _isFinished;

    /// <summary>Starts a log.</summary>
    /// <param name="stream">Empty, writable and seekable.</param>
    /// <param name="firstRecordNumber">The number of the first record, 1 for a log that was never cleared.</param>
    public EvtxWriter(Stream stream, long firstRecordNumber = 1)
    {
        _stream = stream ?? throw new ArgumentNullException(nameof(stream));
        _nextNumber = firstRecordNumber;
        _stream.Write(new byte[HeaderSize], 0, HeaderSize);
    }

    /// <summary>A log in memory.</summary>
    public static byte[] ToBytes(params EvtxEvent[] events)
    {
        using var stream = new MemoryStream();
        using (var writer = new EvtxWriter(stream))
        {
            foreach (var one in events)
            {
                writer.Write(one);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Writes one event.</summary>
    public EvtxWriter Write(EvtxEvent one)
    {
        _ = one ?? throw new ArgumentNullException(nameof(one));
        var id = one.RecordId == 0 ? _nextNumber : one.RecordId;
        return WriteRecord(one.Time.ToFileTimeUtc(), emitter => EvtxRecordShapes.Write(emitter, one, id));
    }

    /// <summary>Writes a record with any content.</summary>
    public EvtxWriter WriteRecord(long fileTime, Action<BinXmlEmitter> content)
    {
        if (!_chunk.TryAppend(_nextNumber, fileTime, content))
        {
            EndChunk();
            if (!_chunk.TryAppend(_nextNumber, fileTime, content))
            {
                throw new ArgumentException("The event is larger than a chunk.");
            }
        }

        _nextNumber++;
        return this;
    }

    /// <summary>Lets the next record begin a new chunk.</summary>
    public EvtxWriter EndChunk()
    {
        if (!_chunk.IsEmpty)
        {
            _stream.Write(_chunk.Finish(), 0, ChunkImage.Size);
            _chunks++;
            _chunk = new ChunkImage();
        }

        return this;
    }

    public void Dispose()
    {
        if (_isFinished)
        {
            return;
        }

        _isFinished = true;
        EndChunk();
        var header = new byte[HeaderSize];
        ChunkImage.Text(header, 0, "ElfFile");
        ChunkImage.Put64(header, 16, (ulong)Math.Max(0, _chunks - 1));
        ChunkImage.Put64(header, 24, (ulong)_nextNumber);
        ChunkImage.Put32(header, 32, 128);
        ChunkImage.Put32(header, 36, 0x0003_0001);
        ChunkImage.Put32(header, 40, (uint)(HeaderSize | ((_chunks & 0xFFFF) << 16)));
        ChunkImage.Put32(header, 124, Checksum.Of(header, 0, 120));
        var end = _stream.Position;
        _stream.Position = 0;
        _stream.Write(header, 0, HeaderSize);
        _stream.Position = end;
    }
}
