using System;
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
    private readonly DamageReport _damage;
    private readonly EvtxChunk _chunk = new();
    private readonly EvtxRecordBuilder _builder;
    private readonly BinXmlParser _parser;
    private readonly ProviderName? _name;
    private readonly ProviderFilter? _filter;

    private int _position;
    private int _freeSpace;
    private ulong _lastNumber;
    private bool _hasLastNumber;
    private bool _runsOver;
    private int _expansions;

    public EvtxChunkReader(EventQuery query, string source, DamageReport damage)
    {
        _query = query;
        _damage = damage;
        _builder = new EvtxRecordBuilder(_chunk, source);
        _parser = new BinXmlParser(_chunk, _builder);
        if (!query.HasProviderWildcard)
        {
            _name = new ProviderName(query.ProviderName);
            _filter = new ProviderFilter(_chunk, _name);
        }
    }

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
        if (length < EvtxLayout.ChunkSize)
        {
            _damage.At(fileOffset, $"the file ends inside of this chunk, after {length} of {EvtxLayout.ChunkSize} bytes", 0);
        }

        if (length < EvtxLayout.ChunkHeaderSize)
        {
            _freeSpace = _position = length;
            return;
        }

        var freeSpace = _chunk.UInt32(EvtxLayout.FreeSpaceOffset);
        var isSensible = freeSpace is >= EvtxLayout.ChunkHeaderSize and <= EvtxLayout.ChunkSize;
        if (!isSensible)
        {
            _damage.At(
                fileOffset, $"the chunk's header gives 0x{freeSpace:x} as the end of its records, which lies outside; all of the chunk is read", 0);
        }

        _freeSpace = isSensible ? Math.Min((int)freeSpace, length) : length;
        CheckSums(isSensible && freeSpace <= length);
        if (_name is { CanSearch: true } && !_name.OccursIn(data, start + EvtxLayout.ChunkHeaderSize, start + length))
        {
            _position = length;
            return;
        }

        _filter?.StartChunk();
    }

    /// <summary>The next wanted record of the chunk.</summary>
    public bool TryRead([NotNullWhen(true)] out EventRecord? record)
    {
        while (NextRecord(out var start, out var end))
        {
            if (_filter is { } filter && !filter.MayBeWanted(start, end))
            {
                continue;
            }

            var budget = _expansions < ExpansionsBeforeReducing ? RecordBudget : ReducedBudget;
            if (!_parser.Parse(start + EvtxLayout.RecordBody, end - 4, budget))
            {
                _expansions += _parser.ExceededBudget ? 1 : 0;
                _damage.Record(
                    _chunk.UInt64(start + EvtxLayout.RecordNumber), _chunk.FileOffset + start,
                    $"{_parser.Failure} (at offset 0x{_chunk.FileOffset + _parser.FailureOffset:x}); the record is left out", end - start);
                continue;
            }

            record = _builder.Build();
            if (_query.Matches(record))
            {
                return true;
            }
        }

        _damage.EndChunk(_chunk.FileOffset);
        record = null;
        return false;
    }

    private void CheckSums(bool isComplete)
    {
        if ((_chunk.UInt32(EvtxLayout.ChunkFlags) & EvtxLayout.NoChecksumFlag) != 0)
        {
            return;
        }

        var header = Crc32.Compute(_chunk.Data, _chunk.Start, EvtxLayout.HeaderChecksumFirstPart);
        header = Crc32.Compute(
            _chunk.Data, _chunk.Start + EvtxLayout.HeaderChecksumSecondPart,
            EvtxLayout.ChunkHeaderSize - EvtxLayout.HeaderChecksumSecondPart, header);
        CheckSum("header", header, EvtxLayout.HeaderChecksum);
        if (isComplete)
        {
            CheckSum(
                "records",
                Crc32.Compute(
                    _chunk.Data, _chunk.Start + EvtxLayout.ChunkHeaderSize, _freeSpace - EvtxLayout.ChunkHeaderSize),
                EvtxLayout.DataChecksum);
        }
    }

    private void CheckSum(string what, uint computed, int at)
    {
        var stored = _chunk.UInt32(at);
        if (stored != computed)
        {
            _damage.At(
                _chunk.FileOffset,
                $"the checksum of the chunk's {what} is {computed:x8} instead of {stored:x8}: damaged, or copied while it was written; "
                + "what can be read of it is read all the same",
                0);
        }
    }

    /// <summary>Steps to the next record with a whole frame: magic, a size inside of the chunk.</summary>
    private bool NextRecord(out int start, out int end)
    {
        while (true)
        {
            start = end = _position;
            if (IsRecord(start, out var size))
            {
                var number = _chunk.UInt64(start + EvtxLayout.RecordNumber);
                if (start >= _freeSpace && !GoesOn(start, size, number))
                {
                    return false;
                }

                _lastNumber = number;
                _hasLastNumber = true;
                end = start + size;
                _position = end;
                return true;
            }

            if (start >= _freeSpace || IsZero(start, _freeSpace))
            {
                return false;
            }

            SkipToNextRecord(start);
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
    private bool GoesOn(int start, int size, ulong number)
    {
        if (!_hasLastNumber || number != _lastNumber + 1 || !HasSizeCopy(start, size))
        {
            return false;
        }

        if (!_runsOver)
        {
            _runsOver = true;
            _damage.At(
                _chunk.FileOffset + start,
                $"the chunk's header is older than its records: they go on behind 0x{_freeSpace:x}; all of them are read", 0);
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
        var what = DescribeBrokenFrame(start);
        for (_position = start + 1; _position < _freeSpace; _position++)
        {
            if (_chunk.Byte(_position) == (EvtxLayout.RecordMagic & 0xFF) && IsRecord(_position, out var size) && HasSizeCopy(_position, size))
            {
                break;
            }
        }

        var isNumbered = _chunk.Holds(start, EvtxLayout.RecordBody) && _chunk.UInt32(start) == EvtxLayout.RecordMagic;
        _damage.Record(
            isNumbered ? _chunk.UInt64(start + EvtxLayout.RecordNumber) : null, _chunk.FileOffset + start, what, _position - start);
    }

    private string DescribeBrokenFrame(int start)
    {
        if (!_chunk.Holds(start, EvtxLayout.SmallestRecord))
        {
            return "a record is expected here, but the chunk has no room for one; the rest of the chunk is left out";
        }

        var magic = _chunk.UInt32(start);
        var size = _chunk.UInt32(start + EvtxLayout.RecordSize);
        return magic != EvtxLayout.RecordMagic
            ? $"a record is expected here, but it begins with 0x{magic:x8}; what follows is left out up to the next record"
            : size < EvtxLayout.SmallestRecord
                ? $"the record's size is {size}, less than the {EvtxLayout.SmallestRecord} bytes of an empty one; it is left out up to the next record"
                : $"the record's size is {size}, more than the chunk has left; it is left out up to the next record";
    }
}
