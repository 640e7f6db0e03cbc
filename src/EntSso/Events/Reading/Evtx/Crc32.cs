#if NET
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace EntSso.Events.Reading.Evtx;

/// <summary>
/// The CRC-32 of RFC 1952, eight bytes a step, and with the processor's carry-less multiplication where there is one (V. Gopal et al.,
/// "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction"): so that checking every chunk costs little.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[][] Tables = BuildTables();

    /// <summary>Starts or goes on with a checksum.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="start">The first one.</param>
    /// <param name="length">How many.</param>
    /// <param name="previous">The checksum of what came before; 0 at the start.</param>
    public static uint Compute(byte[] data, int start, int length, uint previous = 0)
    {
        var register = ~previous;
#if NET
        if (Pclmulqdq.IsSupported && length >= 64)
        {
            var folded = length & ~15;
            register = Fold(new ReadOnlySpan<byte>(data, start, folded), register);
            start += folded;
            length -= folded;
        }
#endif
        return ~Update(register, data, start, length);
    }

    /// <summary>The same without the processor's help.</summary>
    internal static uint ComputePortable(byte[] data, int start, int length, uint previous = 0) =>
        ~Update(~previous, data, start, length);

    private static uint Update(uint register, byte[] data, int start, int length)
    {
        var at = start;
        var end = start + length;
        uint[] t0 = Tables[0], t1 = Tables[1], t2 = Tables[2], t3 = Tables[3], t4 = Tables[4], t5 = Tables[5], t6 = Tables[6], t7 = Tables[7];
        for (; end - at >= 8; at += 8)
        {
            var low = register ^ LittleEndian.UInt32(data, at);
            var high = LittleEndian.UInt32(data, at + 4);
            register = t7[low & 0xFF] ^ t6[(low >> 8) & 0xFF] ^ t5[(low >> 16) & 0xFF] ^ t4[low >> 24]
                ^ t3[high & 0xFF] ^ t2[(high >> 8) & 0xFF] ^ t1[(high >> 16) & 0xFF] ^ t0[high >> 24];
        }

        for (; at < end; at++)
        {
            register = (register >> 8) ^ t0[(register ^ data[at]) & 0xFF];
        }

        return register;
    }

    private static uint[][] BuildTables()
    {
        var tables = new uint[8][];
        for (var k = 0; k < tables.Length; k++)
        {
            tables[k] = new uint[256];
        }

        for (uint i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
            }

            tables[0][i] = value;
        }

        for (var k = 1; k < tables.Length; k++)
        {
            for (var i = 0; i < 256; i++)
            {
                var value = tables[k - 1][i];
                tables[k][i] = (value >> 8) ^ tables[0][value & 0xFF];
            }
        }

        return tables;
    }

#if NET
    /// <summary>Folds whole 16-byte blocks, at least four, into one block with the same remainder.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Fold(ReadOnlySpan<byte> data, uint register)
    {
        // x^(512+64), x^512, x^(128+64) and x^128 modulo the polynomial, bit-reflected, as the paper lists them.
        var byFour = Vector128.Create(0x1_5444_2BD4UL, 0x1_C6E4_1596UL);
        var byOne = Vector128.Create(0x1_7519_97D0UL, 0x0_CCAA_009EUL);

        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(data);
        var x0 = blocks[0] ^ Vector128.CreateScalar(register).AsUInt64();
        var x1 = blocks[1];
        var x2 = blocks[2];
        var x3 = blocks[3];
        var at = 4;
        for (; at + 4 <= blocks.Length; at += 4)
        {
            x0 = FoldInto(x0, byFour) ^ blocks[at];
            x1 = FoldInto(x1, byFour) ^ blocks[at + 1];
            x2 = FoldInto(x2, byFour) ^ blocks[at + 2];
            x3 = FoldInto(x3, byFour) ^ blocks[at + 3];
        }

        x1 ^= FoldInto(x0, byOne);
        x2 ^= FoldInto(x1, byOne);
        x3 ^= FoldInto(x2, byOne);
        for (; at < blocks.Length; at++)
        {
            x3 = FoldInto(x3, byOne) ^ blocks[at];
        }

        var rest = new byte[16];
        x3.AsByte().CopyTo(rest);
        return Update(0, rest, 0, rest.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> FoldInto(Vector128<ulong> block, Vector128<ulong> by) =>
        Pclmulqdq.CarrylessMultiply(block, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, by, 0x11);
#endif
}
