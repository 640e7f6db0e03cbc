namespace EntSso.Testing.Evtx;

/// <summary>
/// A chunk under construction: bytes, and which names and template definitions it holds already. A record that turns out not to fit
/// is taken back.
/// </summary>
public sealed class ChunkImage
{
    public const int Size = 65536;
    private const int HeaderSize = 512;
    private const int NameBuckets = 64;
    private const int DefinitionBuckets = 32;

    private readonly byte[] _bytes = new byte[4 * Size];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _definitions = new(StringComparer.Ordinal);
    private readonly List<string> _newNames = [];
    private readonly List<string> _newDefinitions = [];

    private long _firstNumber;
    private long _lastNumber;
    private int _lastRecord;

    /// <summary>Where the next byte goes, counted from the chunk's start.</summary>
    public int Position { get; private set; } = HeaderSize;

    public bool IsEmpty => _lastRecord == 0;

    /// <summary>Writes one record; false when the chunk has no room for it.</summary>
    public bool TryAppend(long number, long fileTime, Action<BinXmlEmitter> content)
    {
        var start = Position;
        var header = new byte[HeaderSize];
        Array.Copy(_bytes, header, HeaderSize);
        _newNames.Clear();
        _newDefinitions.Clear();

        UInt32(0x00002A2A);
        UInt32(0);
        UInt64((ulong)number);
        UInt64((ulong)fileTime);
        content(new BinXmlEmitter(this));
        while ((Position - start) % 8 != 4)
        {
            Byte(0);
        }

        var size = Position - start + 4;
        UInt32((uint)size);
        Patch32(start + 4, (uint)size);
        if (Position <= Size)
        {
            _firstNumber = IsEmpty ? number : _firstNumber;
            _lastNumber = number;
            _lastRecord = start;
            return true;
        }

        Array.Clear(_bytes, start, Position - start);
        Array.Copy(header, _bytes, HeaderSize);
        _newNames.ForEach(name => _names.Remove(name));
        _newDefinitions.ForEach(key => _definitions.Remove(key));
        Position = start;
        return false;
    }

    /// <summary>The finished chunk of 65,536 bytes.</summary>
    public byte[] Finish()
    {
        var chunk = new byte[Size];
        Array.Copy(_bytes, chunk, Position);
        Text(chunk, 0, "ElfChnk");
        Put64(chunk, 8, (ulong)_firstNumber);
        Put64(chunk, 16, (ulong)_lastNumber);
        Put64(chunk, 24, (ulong)_firstNumber);
        Put64(chunk, 32, (ulong)_lastNumber);
        Put32(chunk, 40, 128);
        Put32(chunk, 44, (uint)_lastRecord);
        Put32(chunk, 48, (uint)Position);
        Put32(chunk, 120, 1);
        Seal(chunk, 0);
        return chunk;
    }

    /// <summary>Makes the checksums of a chunk inside of a file's bytes right again.</summary>
    public static void Seal(byte[] file, int chunk)
    {
        var free = BitConverter.ToUInt32(file, chunk + 48);
        if (free is >= HeaderSize and <= Size && chunk + free <= file.Length)
        {
            Put32(file, chunk + 52, Checksum.Of(file, chunk + HeaderSize, (int)free - HeaderSize));
        }

        Put32(file, chunk + 124, Checksum.Of(file, chunk + 128, HeaderSize - 128, Checksum.Of(file, chunk, 120)));
    }

    internal static void Put32(byte[] bytes, int at, uint value)
    {
        for (var i = 0; i < 4; i++)
        {
            bytes[at + i] = (byte)(value >> (8 * i));
        }
    }

    internal static void Put64(byte[] bytes, int at, ulong value)
    {
        Put32(bytes, at, (uint)value);
        Put32(bytes, at + 4, (uint)(value >> 32));
    }

    internal static void Text(byte[] bytes, int at, string ascii)
    {
        foreach (var character in ascii)
        {
            bytes[at++] = (byte)character;
        }
    }

    internal void Byte(byte value)
    {
        if (Position >= _bytes.Length)
        {
            throw new ArgumentException("The event is larger than any chunk can hold.");
        }

        _bytes[Position++] = value;
    }

    internal void UInt16(int value)
    {
        Byte((byte)value);
        Byte((byte)(value >> 8));
    }

    internal void UInt32(uint value)
    {
        UInt16((int)(value & 0xFFFF));
        UInt16((int)(value >> 16));
    }

    internal void UInt64(ulong value)
    {
        UInt32((uint)value);
        UInt32((uint)(value >> 32));
    }

    internal void Bytes(byte[] values)
    {
        foreach (var value in values)
        {
            Byte(value);
        }
    }

    internal void Patch16(int at, int value)
    {
        _bytes[at] = (byte)value;
        _bytes[at + 1] = (byte)(value >> 8);
    }

    internal void Patch32(int at, uint value) => Put32(_bytes, at, value);

    /// <summary>Writes the offset of a name and, where it is used first, the name itself.</summary>
    internal void Name(string name)
    {
        if (_names.TryGetValue(name, out var known))
        {
            UInt32((uint)known);
            return;
        }

        var hash = 0u;
        foreach (var character in name)
        {
            hash = unchecked((hash * 65599) + character);
        }

        hash &= 0xFFFF;
        var offset = Position + 4;
        _names.Add(name, offset);
        _newNames.Add(name);
        UInt32((uint)offset);
        UInt32(LinkBucket(128, (int)(hash % NameBuckets), offset));
        UInt16((int)hash);
        UInt16(name.Length);
        Bytes(Utf16.Bytes(name));
        UInt16(0);
    }

    /// <summary>Writes id and offset of a template definition and, where it is used first, the definition itself.</summary>
    internal void Definition(string key, Action body)
    {
        var guid = GuidOf(key);
        var id = BitConverter.ToUInt32(guid, 0);
        UInt32(id);
        if (_definitions.TryGetValue(key, out var known))
        {
            UInt32((uint)known);
            return;
        }

        var offset = Position + 4;
        _definitions.Add(key, offset);
        _newDefinitions.Add(key);
        UInt32((uint)offset);
        UInt32(LinkBucket(384, (int)(id % DefinitionBuckets), offset));
        Bytes(guid);
        var size = Position;
        UInt32(0);
        body();
        Patch32(size, (uint)(Position - size - 4));
    }

    /// <summary>Puts an entry at the head of its bucket's chain and gives what was there before.</summary>
    private uint LinkBucket(int table, int bucket, int offset)
    {
        var at = table + (4 * bucket);
        var before = BitConverter.ToUInt32(_bytes, at);
        Put32(_bytes, at, (uint)offset);
        return before;
    }

    /// <summary>The same GUID for the same template in every run.</summary>
    private static byte[] GuidOf(string key)
    {
        var guid = new byte[16];
        for (var part = 0; part < 4; part++)
        {
            var hash = 2166136261u + (uint)part;
            foreach (var character in key)
            {
                hash = unchecked((hash ^ character) * 16777619);
            }

            Put32(guid, 4 * part, hash);
        }

        return guid;
    }
}
