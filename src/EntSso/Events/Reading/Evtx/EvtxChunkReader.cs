using System.Diagnostics.CodeAnalysis;

namespace EntSso.Events.Reading.Evtx;

/// <summary>Reads the records of one chunk after the other. Reused; holds no memory that grows with the file.</summary>
internal sealed class EvtxChunkReader
{
    /// <summary>How much a record may expand to. A record is at most 64 KiB, and real ones come nowhere near this.</summary>
    private const int RecordBudget = 2 * 1024 * 1024;

    /// <summary>What remains of it after a chunk turned out to hold several records made to expand without end.</summary>
    private const int ReducedBudget = RecordBudget / 16;

    private const int ExpansionsBeforeReducing = 3;

    private readonly EventQuery _query;
    private readonly EvtxChunk _chunk = new();
    private readonly EvtxRecordBuilder _builder;
    private readonly BinXmlParser _parser;
    private readonly RecordFilter? _filter;
    private readonly RecordFilter? _dataFilter;
    private readonly bool _isHeadSelective;

    private int _position;
    private int _freeSpace;
    private ulong _lastNumber;
    private bool _hasLastNumber;
    private bool _runsOver;
    private int _expansions;
    private int _nextWhole;
    private bool _hasUncheckedRecords;
    private bool _hasDamagedRecords;

    /// <summary>Creates a reader.</summary>
    /// <param name="query">Which records are selected.</param>
    /// <param name="source">What messages call the log.</param>
    /// <param name="isTokenByToken">Whether templates are not compiled; the records are the same.</param>
    public EvtxChunkReader(EventQuery query, string source, bool isTokenByToken = false)
    {
        _query = query;
        _builder = new EvtxRecordBuilder(_chunk, source);
        _parser = new BinXmlParser(_chunk, _builder, isTokenByToken);
        _filter = RecordFilter.Of(_chunk, query.Selections);
        _isHeadSelective = query.After is not null || query.Before is not null || (_filter is null && !query.IsEverything);
        _dataFilter = query.DataOf is { } selections ? RecordFilter.Of(_chunk, selections) : null;
    }

    /// <summary>What was found damaged since the record before; it comes before the record that is returned.</summary>
    public Queue<Action<DamageReport>> Reports { get; } = new();

    /// <summary>Takes a chunk whose magic is right.</summary>
    /// <param name="data">The read buffer.</param>
    /// <param name="start">Where the chunk starts in it.</param>
    /// <param name="length">How many bytes of the chunk there are.</param>
    /// <param name="fileOffset">Where the chunk starts in the file.</param>
    public void Start(byte[] data, int start, int length, long fileOffset)
    {
        _chunk.Set(data, start, length, fileOffset);
        _position = EvtxLayout.ChunkHeaderSize;
        _hasLastNumber = false;
        _runsOver = false;
        _expansions = 0;
        _nextWhole = 0;
        _hasUncheckedRecords = false;
        if (length < EvtxLayout.ChunkHeaderSize)
        {
            ReportEnd(length, EvtxLayout.ChunkSize);
            _freeSpace = _position = length;
            return;
        }

        var freeSpace = _chunk.UInt32(EvtxLayout.FreeSpaceOffset);
        var isSensible = freeSpace is >= EvtxLayout.ChunkHeaderSize and <= EvtxLayout.ChunkSize;
        if (length < EvtxLayout.ChunkSize)
        {
            ReportEnd(length, isSensible ? (int)freeSpace : EvtxLayout.ChunkSize);
        }

        if (!isSensible)
        {
            ReportAt(
                fileOffset,
                $"the chunk's header gives 0x{freeSpace:x} as the end of its records, which is outside; all of the chunk is read", 0);
        }

        _freeSpace = isSensible ? Math.Min((int)freeSpace, length) : length;
        var hasChecksums = (_chunk.UInt32(EvtxLayout.ChunkFlags) & EvtxLayout.NoChecksumFlag) == 0;
        var isSound = !hasChecksums || CheckHeader();
        _hasUncheckedRecords = hasChecksums && isSensible && freeSpace <= length;
        if (_filter is null || !isSound)
        {
            CheckRecords();
        }

        _filter?.StartChunk();
        _dataFilter?.StartChunk();
        _parser.StartChunk();
    }

    /// <summary>The next requested record of the chunk.</summary>
    public bool TryRead([NotNullWhen(true)] out EventRecord? record)
    {
        while (NextRecord(out var start, out var end, out var frameDamage))
        {
            if (_filter is { } filter && !filter.MayBeWanted(start, end))
            {
                ReportReadable(start, frameDamage);
                continue;
            }

            if (_isHeadSelective && _parser.ParseHead(start + EvtxLayout.RecordBody, end - 4) && !_builder.IsSelectedBy(_query))
            {
                ReportReadable(start, frameDamage);
                continue;
            }

            var budget = _expansions < ExpansionsBeforeReducing ? RecordBudget : ReducedBudget;
            var isHeadOnly = _dataFilter is not null && !_dataFilter.MayBeWanted(start, end);
            if (!_parser.Parse(start + EvtxLayout.RecordBody, end - 4, budget, isHeadOnly))
            {
                _expansions += _parser.ExceededBudget ? 1 : 0;
                ReportUnreadable(start, end, frameDamage, $"{_parser.Failure} (at offset 0x{_chunk.FileOffset + _parser.FailureOffset:x})");
                continue;
            }

            if (!_builder.HasProvider)
            {
                ReportUnreadable(start, end, frameDamage, "the record names no provider");
                continue;
            }

            ReportReadable(start, frameDamage);
            record = _builder.Build();
            if (_query.Matches(record))
            {
                CheckRecords();
                return true;
            }
        }

        if (_filter is { SawWantedProvider: true })
        {
            CheckRecords();
        }

        if (_hasDamagedRecords)
        {
            _hasDamagedRecords = false;
            var chunkOffset = _chunk.FileOffset;
            Reports.Enqueue(damage => damage.EndChunk(chunkOffset));
        }

        record = null;
        return false;
    }

    private void ReportReadable(int start, string? frameDamage)
    {
        if (frameDamage is not null)
        {
            ReportRecord(start, frameDamage + "; the readable part of the record is still read", 0);
        }
    }

    private void ReportUnreadable(int start, int end, string? frameDamage, string reason) =>
        ReportRecord(start, (frameDamage is null ? reason : frameDamage + "; " + reason) + "; the record is left out", end - start);

    private void ReportRecord(int start, string message, long skippedBytes) =>
        ReportRecord(_chunk.UInt64(start + EvtxLayout.RecordNumber), _chunk.FileOffset + start, message, skippedBytes);

    private void ReportRecord(ulong? number, long offset, string message, long skippedBytes)
    {
        _hasDamagedRecords = true;
        Reports.Enqueue(damage => damage.Record(number, offset, message, skippedBytes));
    }

    private void ReportAt(long offset, string message, long skippedBytes) =>
        Reports.Enqueue(damage => damage.At(offset, message, skippedBytes));

    /// <summary>Behind the end of its records a chunk holds nothing: a file that ends there has lost nothing.</summary>
    private void ReportEnd(int length, int used) =>
        ReportAt(
            _chunk.FileOffset, $"the file ends {length} bytes into this chunk, which has {EvtxLayout.ChunkSize} bytes in a whole log",
            Math.Max(0, used - length));

    private bool CheckHeader()
    {
        var first = Crc32.Compute(_chunk.Data, _chunk.Start, EvtxLayout.HeaderChecksumFirstPart);
        return CheckSum(
            "header",
            Crc32.Compute(
                _chunk.Data, _chunk.Start + EvtxLayout.HeaderChecksumSecondPart,
                EvtxLayout.ChunkHeaderSize - EvtxLayout.HeaderChecksumSecondPart, first),
            EvtxLayout.HeaderChecksum);
    }

    private void CheckRecords()
    {
        if (_hasUncheckedRecords)
        {
            _hasUncheckedRecords = false;
            CheckSum(
                "records",
                Crc32.Compute(_chunk.Data, _chunk.Start + EvtxLayout.ChunkHeaderSize, _freeSpace - EvtxLayout.ChunkHeaderSize),
                EvtxLayout.DataChecksum);
        }
    }

    private bool CheckSum(string what, uint computed, int at)
    {
        var stored = _chunk.UInt32(at);
        if (stored == computed)
        {
            return true;
        }

        ReportAt(
            _chunk.FileOffset,
            $"the checksum of the chunk's {what} is {computed:x8} instead of {stored:x8}: damaged, or copied while it was written; "
            + "the readable part is still read",
            0);
        return false;
    }

    /// <summary>
    /// Steps to the next record. One whose size is wrong, or not repeated at its end, reaches to where the next whole record begins:
    /// its content may still be good.
    /// </summary>
    private bool NextRecord(out int start, out int end, out string? frameDamage)
    {
        while (true)
        {
            if (_filter is not null)
            {
                var last = -1;
                _position = _filter.PassUnwanted(_position, _freeSpace, ref last);
                RememberNumber(last);
            }

            start = end = _position;
            frameDamage = null;
            var hasHead = _chunk.Holds(start, EvtxLayout.SmallestRecord) && _chunk.UInt32(start) == EvtxLayout.RecordMagic;
            var hasSize = IsRecord(start, out var size);
            if (start >= _freeSpace && !(hasSize && GoesOn(start, size)))
            {
                return false;
            }

            if (hasSize && HasSizeCopy(start, size))
            {
                end = start + size;
            }
            else if (hasHead)
            {
                var next = NextWholeRecord(start + EvtxLayout.SmallestRecord);
                end = hasSize ? Math.Min(next, start + size) : next;
                frameDamage = hasSize
                    ? $"the record's size {size} is not repeated at its end"
                    : $"the record's size is {_chunk.UInt32(start + EvtxLayout.RecordSize)}, which is not possible";
            }
            else if (IsZero(start, _freeSpace))
            {
                ReportMissing(start);
                return false;
            }
            else
            {
                SkipToNextRecord(start);
                continue;
            }

            RememberNumber(start);
            _position = end;
            return true;
        }
    }

    private void RememberNumber(int record)
    {
        if (record >= 0)
        {
            _lastNumber = _chunk.UInt64(record + EvtxLayout.RecordNumber);
            _hasLastNumber = true;
        }
    }

    /// <summary>Zeros up to the free space are ordinary in exported logs, unless the header promises further records.</summary>
    private void ReportMissing(int start)
    {
        var last = _chunk.UInt64(EvtxLayout.LastRecordNumber);
        var first = _chunk.UInt64(EvtxLayout.FirstRecordNumber);
        if (_hasLastNumber && last > _lastNumber && last >= first && last - first <= EvtxLayout.ChunkSize / EvtxLayout.SmallestRecord)
        {
            ReportRecord(
                null, _chunk.FileOffset + start,
                $"records {_lastNumber + 1} to {last} are missing: there are only zeros in their place", _freeSpace - start);
        }
    }

    private bool IsRecord(int start, out int size)
    {
        size = 0;
        if (!_chunk.Holds(start, EvtxLayout.SmallestRecord) || _chunk.UInt32(start) != EvtxLayout.RecordMagic)
        {
            return false;
        }

        var stored = _chunk.UInt32(start + EvtxLayout.RecordSize);
        if (stored < EvtxLayout.SmallestRecord || !_chunk.Holds(start, stored))
        {
            return false;
        }

        size = (int)stored;
        return true;
    }

    /// <summary>
    /// Whether a record behind what the header calls free space belongs to the chunk: in a log copied while it was written the header
    /// is older than the last records. Only the next number with a whole frame counts.
    /// </summary>
    private bool GoesOn(int start, int size)
    {
        if (!_hasLastNumber || _chunk.UInt64(start + EvtxLayout.RecordNumber) != _lastNumber + 1 || !HasSizeCopy(start, size))
        {
            return false;
        }

        if (!_runsOver)
        {
            _runsOver = true;
            ReportAt(
                _chunk.FileOffset + start,
                $"the chunk's header is older than its records: they continue after 0x{_freeSpace:x}; all of them are read", 0);
        }

        return true;
    }

    private bool HasSizeCopy(int start, int size) => _chunk.UInt32(start + size - 4) == size;

    private bool IsZero(int start, int end)
    {
        for (; start < end; start++)
        {
            if (_chunk.Byte(start) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private void SkipToNextRecord(int start)
    {
        _position = NextWholeRecord(start + 1);
        ReportRecord(
            null, _chunk.FileOffset + start,
            $"a record is expected here, but it begins with 0x{_chunk.Byte(start):x2}; everything up to the next complete record is "
                + "left out",
            _position - start);
    }

    /// <summary>
    /// Where a record with a head, a possible size and the copy of it begins, at or behind a place; or the end of the records.
    /// </summary>
    private int NextWholeRecord(int from)
    {
        // Places only grow: what the last search found is still the next one, and no byte is checked twice.
        if (_nextWhole >= from)
        {
            return _nextWhole;
        }

        for (_nextWhole = from; _nextWhole < _freeSpace; _nextWhole++)
        {
            if (_chunk.Byte(_nextWhole) == (EvtxLayout.RecordMagic & 0xFF)
                && IsRecord(_nextWhole, out var size)
                && HasSizeCopy(_nextWhole, size))
            {
                return _nextWhole;
            }
        }

        _nextWhole = Math.Min(Math.Max(_freeSpace, from), _chunk.Length);
        return _nextWhole;
    }
}
