namespace EntSso.Events.Reading.Evtx;

/// <summary>Some chunks of a log that are read from the file at once. Reused for one part of the file after the other.</summary>
/// <param name="query">Which records are selected.</param>
/// <param name="source">What messages call the log.</param>
/// <param name="chunks">How many chunks it holds.</param>
internal sealed class EvtxWindow(EventQuery query, string source, int chunks)
{
    /// <summary>So many stay in the processor's cache from the reading of the file to the decoding.</summary>
    public const int ChunksAlone = 4;

    /// <summary>So many are worth the change from one thread to another.</summary>
    public const int ChunksInParallel = 8;

    private readonly EvtxChunkReader _reader = new(query, source);
    private readonly List<object> _notes = [];
    private IEnumerator<object>? _steps;

    /// <summary>What was read from the file.</summary>
    public byte[] Data { get; } = new byte[chunks * EvtxLayout.ChunkSize];

    /// <summary>How many bytes there are; fewer than <see cref="Wanted"/> where the file ends or cannot be read.</summary>
    public int Length { get; private set; }

    /// <summary>How many bytes were expected.</summary>
    public int Wanted { get; private set; }

    /// <summary>Where it is in the file.</summary>
    public long FileOffset { get; private set; }

    /// <summary>Why reading ended early, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Whether <see cref="NextPart"/> came to the end.</summary>
    public bool IsDone { get; private set; }

    /// <summary>What the parts made so far met beside records.</summary>
    public IReadOnlyList<object> Notes => _notes;

    /// <summary>Reads a part of the file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="offset">Where the part begins, at a chunk.</param>
    /// <param name="wanted">Its length, at most that of <see cref="Data"/>.</param>
    public void Fill(Stream stream, long offset, int wanted)
    {
        FileOffset = offset;
        Wanted = wanted;
        Length = 0;
        Failure = null;
        IsDone = false;
        _steps = null;
        _notes.Clear();
        try
        {
            // One read at a time, so that what came before an error is not lost.
            stream.Position = offset;
            while (Length < wanted && stream.Read(Data, Length, wanted - Length) is > 0 and var read)
            {
                Length += read;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Failure = "from here on the file cannot be read: " + exception.Message;
        }
    }

    /// <summary>Makes one thing of the next records: of all of the window, unless they expand to more than real records do.</summary>
    public TResult NextPart<TResult>(Func<IEnumerable<EventRecord>, TResult> make)
    {
        _steps ??= Steps().GetEnumerator();
        return make(RecordsOfPart(_steps));
    }

    /// <summary>
    /// What is in the window, in its order: each <see cref="ChunkStart"/>, its records, and an action on the <see cref="DamageReport"/> for
    /// each damaged place.
    /// </summary>
    public IEnumerable<object> Steps()
    {
        for (var start = 0; start < Length; start += EvtxLayout.ChunkSize)
        {
            var size = Math.Min(EvtxLayout.ChunkSize, Length - start);
            yield return new ChunkStart(start, size);
            if (size < 8 || LittleEndian.UInt64(Data, start) != EvtxLayout.ChunkMagic)
            {
                continue;
            }

            _reader.Start(Data, start, size, FileOffset + start);
            EventRecord? record;
            do
            {
                _ = _reader.TryRead(out record);
                while (_reader.Reports.Count > 0)
                {
                    yield return _reader.Reports.Dequeue();
                }

                if (record is not null)
                {
                    yield return record;
                }
            }
            while (record is not null);
        }
    }

    private IEnumerable<EventRecord> RecordsOfPart(IEnumerator<object> steps)
    {
        var size = 0;
        while (size < EventParts.MostCharacters)
        {
            if (!steps.MoveNext())
            {
                IsDone = true;
                yield break;
            }

            if (steps.Current is EventRecord record)
            {
                size += EventParts.SizeOf(record);
                yield return record;
            }
            else
            {
                _notes.Add(steps.Current);
            }
        }
    }

    /// <summary>The beginning of a chunk, which by its first bytes may not be one.</summary>
    /// <param name="Start">Where it is in the window.</param>
    /// <param name="Size">How many bytes of it there are.</param>
    internal sealed record ChunkStart(int Start, int Size);
}
