namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Where things are in an .evtx file, in bytes. Source: libevtx, "Windows XML Event Log (EVTX) format", checked against real logs.
/// </summary>
internal static class EvtxLayout
{
    public const int FileHeaderSize = 4096;
    public const int ChunkSize = 65536;
    public const int ChunkHeaderSize = 512;

    /// <summary><c>ElfFile</c> and a NUL as a little-endian number.</summary>
    public const ulong FileMagic = 0x00656C_6946_666C45;

    /// <summary><c>ElfChnk</c> and a NUL as a little-endian number.</summary>
    public const ulong ChunkMagic = 0x006B_6E68_4366_6C45;

    // Inside a chunk header.
    public const int FirstRecordNumber = 8;
    public const int LastRecordNumber = 16;
    public const int FreeSpaceOffset = 48;
    public const int DataChecksum = 52;
    public const int ChunkFlags = 120;
    public const int HeaderChecksum = 124;
    public const int HeaderChecksumFirstPart = 120;
    public const int HeaderChecksumSecondPart = 128;

    /// <summary>Set in <see cref="ChunkFlags"/> when the writer kept no checksums.</summary>
    public const uint NoChecksumFlag = 4;

    // Inside a record.
    public const uint RecordMagic = 0x00002A2A;
    public const int RecordSize = 4;
    public const int RecordNumber = 8;
    public const int RecordBody = 24;

    /// <summary>Head and trailing copy of the size without any content.</summary>
    public const int SmallestRecord = 28;

    // A template definition: offset of the next one in its bucket, GUID, size, body.
    public const int DefinitionSize = 20;
    public const int DefinitionBody = 24;

    // A name: offset of the next one in its bucket, hash, length, characters, NUL.
    public const int NameHash = 4;
    public const int NameLength = 6;
    public const int NameText = 8;
}
