#if NET
using System.Runtime.InteropServices;
#endif

namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// A window of one chunk on the read buffer. Offsets are counted from the chunk's start, as everything inside a chunk does. Reused
/// from chunk to chunk; whoever reads a number has asked <see cref="Holds"/> before.
/// </summary>
internal sealed class EvtxChunk
{
    private const int NameCacheSize = 128;
    private const int LongestCachedName = 64;

    private readonly int[] _nameOffsets = new int[NameCacheSize];
    private readonly string[] _names = new string[NameCacheSize];

    /// <summary>Names of this chunk and of those before, by the hash that is with each: chunks say the same names again.</summary>
    private readonly string?[] _knownNames = new string[NameCacheSize];

    /// <summary>The read buffer.</summary>
    public byte[] Data { get; private set; } = [];

    /// <summary>Where the chunk starts in <see cref="Data"/>.</summary>
    public int Start { get; private set; }

    /// <summary>How many bytes of the chunk are there: 65,536 unless the file is cut off.</summary>
    public int Length { get; private set; }

    /// <summary>Where the chunk starts in the file.</summary>
    public long FileOffset { get; private set; }

    public void Set(byte[] data, int start, int length, long fileOffset)
    {
        Data = data;
        Start = start;
        Length = length;
        FileOffset = fileOffset;
        Array.Clear(_nameOffsets, 0, _nameOffsets.Length);
    }

    /// <summary>Whether <paramref name="size"/> bytes from <paramref name="offset"/> on lie inside the chunk.</summary>
    public bool Holds(long offset, long size) => offset >= 0 && size >= 0 && offset <= Length - size;

    public byte Byte(int offset) => Data[Start + offset];

    public ushort UInt16(int offset) => LittleEndian.UInt16(Data, Start + offset);

    public uint UInt32(int offset) => LittleEndian.UInt32(Data, Start + offset);

    public ulong UInt64(int offset) => LittleEndian.UInt64(Data, Start + offset);

    /// <summary>UTF-16 text; lone surrogates stay what they are, which <c>Encoding.Unicode</c> would not grant.</summary>
    public unsafe string Text(int offset, int characters)
    {
        if (characters == 0)
        {
            return "";
        }

        if (!Holds(offset, 2L * characters))
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        fixed (byte* first = &Data[Start + offset])
        {
            return new string((char*)first, 0, characters);
        }
    }

    /// <summary>Whether UTF-16 text in the chunk equals a string.</summary>
    public bool HasText(int offset, string text)
    {
#if NET
        if (BitConverter.IsLittleEndian)
        {
            return MemoryMarshal.AsBytes(text.AsSpan()).SequenceEqual(new ReadOnlySpan<byte>(Data, Start + offset, 2 * text.Length));
        }
#endif
        for (var i = 0; i < text.Length; i++, offset += 2)
        {
            if (UInt16(offset) != text[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The size in bytes of the name at <paramref name="offset"/> with its head and NUL, or -1 when it leaves the chunk.</summary>
    public int NameSize(int offset)
    {
        if (!Holds(offset, EvtxLayout.NameText))
        {
            return -1;
        }

        var size = EvtxLayout.NameText + (2 * UInt16(offset + EvtxLayout.NameLength)) + 2;
        return Holds(offset, size) ? size : -1;
    }

    /// <summary>Reads a name where a token refers to it: its offset, followed by the name itself where it is used first.</summary>
    /// <param name="position">Chunk offset of the reference; afterwards behind it.</param>
    /// <param name="end">Where the content of the token ends.</param>
    /// <param name="name">The name.</param>
    /// <param name="size">Its size in bytes.</param>
    public bool TryName(ref int position, int end, out string name, out int size)
    {
        name = "";
        size = -1;
        if (position + 4 > end)
        {
            return false;
        }

        var offset = UInt32(position);
        size = offset <= int.MaxValue ? NameSize((int)offset) : -1;
        if (size < 0)
        {
            return false;
        }

        position += 4;
        position += offset == position ? size : 0;
        name = NameAt((int)offset);
        return position <= end;
    }

    /// <summary>The name at <paramref name="offset"/>, for which <see cref="NameSize"/> found a size.</summary>
    public string NameAt(int offset)
    {
        var slot = (offset ^ (offset >> 7)) & (NameCacheSize - 1);
        if (offset > 0 && _nameOffsets[slot] == offset)
        {
            return _names[slot];
        }

        var length = UInt16(offset + EvtxLayout.NameLength);
        if (length > LongestCachedName || offset <= 0)
        {
            return Text(offset + EvtxLayout.NameText, length);
        }

        var name = KnownName(offset, length);
        _nameOffsets[slot] = offset;
        _names[slot] = name;
        return name;
    }

    /// <summary>UTF-16 text that other chunks have as well.</summary>
    public string KnownText(int offset, int characters) =>
        characters is 0 or > LongestCachedName ? Text(offset, characters)
        : Known(offset, characters, (31 * characters) + UInt16(offset) + (7 * UInt16(offset + (2 * (characters / 2)))));

    private string KnownName(int offset, int length) =>
        Known(offset + EvtxLayout.NameText, length, UInt16(offset + EvtxLayout.NameHash));

    private string Known(int offset, int length, int hash)
    {
        ref var known = ref _knownNames[hash & (NameCacheSize - 1)];
        if (known is null || known.Length != length || !HasText(offset, known))
        {
            known = Text(offset, length);
        }

        return known;
    }
}
