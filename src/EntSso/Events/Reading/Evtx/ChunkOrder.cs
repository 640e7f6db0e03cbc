namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// The order in which a log's chunks are read. A log of limited size is a ring: once full, its oldest chunk is overwritten, so that a
/// later place in the file holds older records. The chunk headers show; a few bytes of them are read beforehand.
/// </summary>
/// <remarks>
/// The header of every chunk is checked in logs of up to 256 chunks (16 MiB). In larger ones 256 headers, evenly apart, and that of
/// the last chunk are enough to see that the log is a ring, because the last chunk is older than the first as soon as it turned once; only
/// then are all of them read. A smaller disorder between two of the 256, which no log written by Windows is known to have, is met
/// while reading and reported.
/// </remarks>
internal static class ChunkOrder
{
    /// <summary>Sorting is for logs up to 64 GiB, so that it needs little memory; larger ones are read in the order of the file.</summary>
    private const int MostSortedChunks = 1 << 20;

    private const int PeekedBytes = EvtxLayout.FirstRecordNumber + 8;

    /// <summary>How many chunk headers are checked before it is clear whether all of them must be.</summary>
    private const int Samples = 256;

    /// <summary>What reading the chunk headers showed.</summary>
    /// <param name="LastChunk">The index of the last chunk that begins with the right magic, or -1.</param>
    /// <param name="Order">The chunks to read, by their index in the file, or null for the order of the file.</param>
    /// <param name="IsTooLargeToSort">Whether the order of the file is used although it is not the order of the records.</param>
    internal sealed record Result(long LastChunk, int[]? Order, bool IsTooLargeToSort);

    public static Result Examine(Stream stream, long length, CancellationToken cancellationToken)
    {
        var head = new byte[PeekedBytes];
        var chunks = Count(length);
        var lastChunk = LastChunk(stream, chunks, head, cancellationToken);
        var isSorted = IsSorted(stream, lastChunk, head, cancellationToken);
        if (isSorted || chunks > MostSortedChunks)
        {
            return new Result(lastChunk, null, !isSorted);
        }

        // Chunks without records, and what is not a chunk at all, come last.
        var keys = new ulong[chunks];
        var order = new int[chunks];
        for (var i = 0; i < order.Length; i++)
        {
            keys[i] = FirstRecord(stream, i, head, cancellationToken, out _) ?? ulong.MaxValue;
            order[i] = i;
        }

        Array.Sort(order, Comparer<int>.Create((left, right) =>
        {
            var byRecord = keys[left].CompareTo(keys[right]);
            return byRecord != 0 ? byRecord : left.CompareTo(right);
        }));
        return new Result(lastChunk, order, false);
    }

    /// <summary>How many chunks a file of this size has, a last incomplete one included.</summary>
    public static long Count(long length) =>
        length <= EvtxLayout.FileHeaderSize ? 0 : (length - EvtxLayout.FileHeaderSize + EvtxLayout.ChunkSize - 1) / EvtxLayout.ChunkSize;

    /// <summary>The number of a chunk's first record, or null when the chunk is empty.</summary>
    public static ulong? FirstRecord(byte[] data, int chunkStart)
    {
        var first = LittleEndian.UInt64(data, chunkStart + EvtxLayout.FirstRecordNumber);
        return first is 0 or ulong.MaxValue ? null : first;
    }

    /// <summary>The index of the last chunk with the right magic, or -1.</summary>
    private static long LastChunk(Stream stream, long chunks, byte[] head, CancellationToken cancellationToken)
    {
        for (var i = chunks - 1; i >= 0; i--)
        {
            _ = FirstRecord(stream, i, head, cancellationToken, out var hasMagic);
            if (hasMagic)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsSorted(Stream stream, long lastChunk, byte[] head, CancellationToken cancellationToken)
    {
        var step = Math.Max(1, (lastChunk + Samples) / Samples);
        ulong previous = 0;
        for (long i = 0; i <= lastChunk; i = i < lastChunk ? Math.Min(i + step, lastChunk) : i + 1)
        {
            if (FirstRecord(stream, i, head, cancellationToken, out _) is { } first)
            {
                if (first < previous)
                {
                    return false;
                }

                previous = first;
            }
        }

        return true;
    }

    private static ulong? FirstRecord(Stream stream, long index, byte[] head, CancellationToken cancellationToken, out bool hasMagic)
    {
        cancellationToken.ThrowIfCancellationRequested();
        hasMagic = false;
        stream.Position = EvtxLayout.FileHeaderSize + (index * EvtxLayout.ChunkSize);
        if (StreamReading.Fill(stream, head, 0, head.Length) < head.Length || LittleEndian.UInt64(head, 0) != EvtxLayout.ChunkMagic)
        {
            return null;
        }

        hasMagic = true;
        return FirstRecord(head, 0);
    }
}
