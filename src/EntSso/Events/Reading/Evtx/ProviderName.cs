#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// Finds a provider's name in the raw bytes of a chunk: UTF-16, at any byte offset, upper and lower case alike. Names of records stand
/// in the chunk in one piece, as a literal of a template or as a value, so a chunk without it holds no record of that provider.
/// </summary>
internal sealed class ProviderName
{
    /// <summary>From frequent to rare in English text; whatever is not listed counts as rare.</summary>
    private const string LettersByFrequency = "etaoinsrhldcumfpgwybvkxjqz";

    private readonly string _name;
    private readonly byte[] _skip = new byte[256];
    private readonly int _anchor1;
    private readonly int _anchor2;
    private readonly int _anchor3;

    public ProviderName(string name)
    {
        _name = name;
        CanSearch = name.Length > 0;
        foreach (var character in name)
        {
            CanSearch &= character < 0x80;
        }

        if (!CanSearch)
        {
            return;
        }

        for (var i = 0; i < _skip.Length; i++)
        {
            _skip[i] = (byte)Math.Min(name.Length, 255);
        }

        for (var i = 0; i < name.Length - 1; i++)
        {
            var distance = (byte)Math.Min(name.Length - 1 - i, 255);
            _skip[Lower(name[i])] = distance;
            _skip[Upper(name[i])] = distance;
        }

        _anchor1 = Rarest(name, -1, -1);
        _anchor2 = Rarest(name, _anchor1, -1);
        _anchor3 = Rarest(name, _anchor1, _anchor2);
    }

    /// <summary>Whether the name consists of ASCII: others are not searched for, every record is looked at.</summary>
    public bool CanSearch { get; }

    /// <summary>Whether text of so many characters can be the name, alone or with a NUL behind it.</summary>
    public bool HasLength(int characters) => characters == _name.Length || characters == _name.Length + 1;

    /// <summary>Whether UTF-16 text in a chunk is the name, without case. One NUL may follow it.</summary>
    public bool Is(EvtxChunk chunk, int offset, int characters)
    {
        if (characters == _name.Length + 1 && chunk.UInt16(offset + (2 * _name.Length)) == 0)
        {
            characters--;
        }

        if (characters != _name.Length)
        {
            return false;
        }

        return CanSearch
            ? Matches(chunk.Data, chunk.Start + offset)
            : string.Equals(chunk.Text(offset, characters), _name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the name stands somewhere between two positions of a buffer.</summary>
    public bool OccursIn(byte[] data, int start, int end)
    {
        var last = end - (2 * _name.Length);
#if NET
        if (Vector.IsHardwareAccelerated && Vector<byte>.Count is 16 or 32 or 64)
        {
            return OccursVectorised(data, start, last);
        }
#endif
        return OccursAligned(data, start, last) || OccursAligned(data, start + 1, last);
    }

    /// <summary>Horspool's search over 16-bit units at one of the two alignments; <paramref name="last"/> is the last place to look at.</summary>
    internal bool OccursAligned(byte[] data, int start, int last)
    {
        var lastUnit = 2 * (_name.Length - 1);
        for (var at = start; at <= last; at += 2 * _skip[data[at + lastUnit]])
        {
            if (Matches(data, at))
            {
                return true;
            }
        }

        return false;
    }

#if NET
    /// <summary>
    /// Looks for three characters of the name at once, at as many places as a register has bytes. Three, because two letters meet by
    /// chance so often that comparing the names costs more than the third.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool OccursVectorised(byte[] data, int start, int last)
    {
        // Bit 5 apart, letters are equal without case. Other characters that this makes equal are sorted out by the comparison.
        var fold = new Vector<byte>(0x20);
        var first = new Vector<byte>((byte)(_name[_anchor1] | 0x20));
        var second = new Vector<byte>((byte)(_name[_anchor2] | 0x20));
        var third = new Vector<byte>((byte)(_name[_anchor3] | 0x20));
        nuint offset1 = (nuint)(2 * _anchor1), offset2 = (nuint)(2 * _anchor2), offset3 = (nuint)(2 * _anchor3);
        var width = Vector<byte>.Count;

        var at = start;
        if (last + (2 * _name.Length) > data.Length || start < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(last));
        }

        ref var origin = ref MemoryMarshal.GetArrayDataReference(data);
        if (Vector512.IsHardwareAccelerated && width < 64)
        {
            // The same with the widest registers, which Vector does not use unless told to.
            Vector512<byte> fold512 = Vector512.Create((byte)0x20), first512 = Vector512.Create(first[0]);
            Vector512<byte> second512 = Vector512.Create(second[0]), third512 = Vector512.Create(third[0]);
            for (; at + 127 <= last; at += 128)
            {
                ref var here = ref Unsafe.Add(ref origin, at);
                var low = ((Vector512.LoadUnsafe(ref here, offset1) | fold512) ^ first512)
                    | ((Vector512.LoadUnsafe(ref here, offset2) | fold512) ^ second512)
                    | ((Vector512.LoadUnsafe(ref here, offset3) | fold512) ^ third512);
                ref var next = ref Unsafe.Add(ref here, 64);
                var high = ((Vector512.LoadUnsafe(ref next, offset1) | fold512) ^ first512)
                    | ((Vector512.LoadUnsafe(ref next, offset2) | fold512) ^ second512)
                    | ((Vector512.LoadUnsafe(ref next, offset3) | fold512) ^ third512);
                if (Vector512.EqualsAny(Vector512.Min(low, high), Vector512<byte>.Zero)
                    && (MatchesAny(data, at, Vector512.Equals(low, Vector512<byte>.Zero).ExtractMostSignificantBits())
                        || MatchesAny(data, at + 64, Vector512.Equals(high, Vector512<byte>.Zero).ExtractMostSignificantBits())))
                {
                    return true;
                }
            }
        }

        for (; at + (2 * width) - 1 <= last; at += 2 * width)
        {
            ref var here = ref Unsafe.Add(ref origin, at);
            var low = Vector.Equals(Vector.LoadUnsafe(ref here, offset1) | fold, first)
                & Vector.Equals(Vector.LoadUnsafe(ref here, offset2) | fold, second)
                & Vector.Equals(Vector.LoadUnsafe(ref here, offset3) | fold, third);
            ref var next = ref Unsafe.Add(ref here, width);
            var high = Vector.Equals(Vector.LoadUnsafe(ref next, offset1) | fold, first)
                & Vector.Equals(Vector.LoadUnsafe(ref next, offset2) | fold, second)
                & Vector.Equals(Vector.LoadUnsafe(ref next, offset3) | fold, third);
            if ((low | high) != Vector<byte>.Zero && (MatchesAny(data, at, Bits(low)) || MatchesAny(data, at + width, Bits(high))))
            {
                return true;
            }
        }

        for (; at <= last; at++)
        {
            if (Matches(data, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One bit for every byte whose highest bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector<byte> bytes) => Vector<byte>.Count switch
    {
        16 => bytes.AsVector128().ExtractMostSignificantBits(),
        32 => bytes.AsVector256().ExtractMostSignificantBits(),
        64 => bytes.AsVector512().ExtractMostSignificantBits(),
        _ => throw new NotSupportedException(),
    };

    private bool MatchesAny(byte[] data, int start, ulong candidates)
    {
        for (; candidates != 0; candidates &= candidates - 1)
        {
            if (Matches(data, start + BitOperations.TrailingZeroCount(candidates)))
            {
                return true;
            }
        }

        return false;
    }
#endif

    private bool Matches(byte[] data, int at)
    {
        for (var i = 0; i < _name.Length; i++, at += 2)
        {
            if (data[at + 1] != 0 || Lower((char)data[at]) != Lower(_name[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int Rarest(string name, int notThis, int norThis)
    {
        int best = 0, bestRank = -2;
        for (var i = 0; i < name.Length; i++)
        {
            var frequency = LettersByFrequency.IndexOf((char)Lower(name[i]));
            var rank = i == notThis || i == norThis ? -1 : frequency < 0 ? LettersByFrequency.Length : frequency;
            if (rank > bestRank)
            {
                best = i;
                bestRank = rank;
            }
        }

        return best;
    }

    private static int Lower(char character) => character is >= 'A' and <= 'Z' ? character | 0x20 : character;

    private static int Upper(char character) => character is >= 'a' and <= 'z' ? character & ~0x20 : character;
}
