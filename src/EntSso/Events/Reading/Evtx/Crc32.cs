#if NET
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

    private static readonly uint[][] _tables = BuildTables();

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
        uint[] t0 = _tables[0], t1 = _tables[1], t2 = _tables[2], t3 = _tables[3], t4 = _tables[4], t5 = _tables[5], t6 = _tables[6],
        t7 = _tables[7];
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
        // For folding over a distance of d bits: x^(d+32) and x^(d-32) modulo the polynomial, bit-reflected.
        var by1024 = Vector128.Create(0x1_E88E_F372UL, 0x1_4A7F_E880UL);
        var by512 = Vector128.Create(0x1_5444_2BD4UL, 0x1_C6E4_1596UL);
        var by128 = Vector128.Create(0x1_7519_97D0UL, 0x0_CCAA_009EUL);

        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(data);
        var initial = Vector128.CreateScalar(register).AsUInt64();
        Vector128<ulong> x0, x1, x2, x3;
        var at = 0;
        if (Pclmulqdq.V256.IsSupported && data.Length >= 128)
        {
            (x0, x1, x2, x3) = FoldBy256(MemoryMarshal.Cast<byte, Vector256<ulong>>(data), initial, by1024, by512, out at);
        }
        else
        {
            (x0, x1, x2, x3) = (blocks[0] ^ initial, blocks[1], blocks[2], blocks[3]);
            at = 4;
        }

        for (; at + 4 <= blocks.Length; at += 4)
        {
            x0 = FoldInto(x0, by512) ^ blocks[at];
            x1 = FoldInto(x1, by512) ^ blocks[at + 1];
            x2 = FoldInto(x2, by512) ^ blocks[at + 2];
            x3 = FoldInto(x3, by512) ^ blocks[at + 3];
        }

        var block = FoldInto(FoldInto(FoldInto(x0, by128) ^ x1, by128) ^ x2, by128) ^ x3;
        for (; at < blocks.Length; at++)
        {
            block = FoldInto(block, by128) ^ blocks[at];
        }

        return Step(Step(0, block.GetElement(0)), block.GetElement(1));
    }

    /// <summary>
    /// The same with registers of two blocks; <paramref name="done"/> counts the blocks that are folded into the four of the result.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (Vector128<ulong> X0, Vector128<ulong> X1, Vector128<ulong> X2, Vector128<ulong> X3) FoldBy256(
        ReadOnlySpan<Vector256<ulong>> pairs, Vector128<ulong> initial, Vector128<ulong> by1024, Vector128<ulong> by512, out int done)
    {
        var distant = Vector256.Create(by1024);
        var x0 = pairs[0] ^ Vector256.Create(initial, Vector128<ulong>.Zero);
        var x1 = pairs[1];
        var x2 = pairs[2];
        var x3 = pairs[3];
        var at = 4;
        for (; at + 4 <= pairs.Length; at += 4)
        {
            x0 = FoldInto(x0, distant) ^ pairs[at];
            x1 = FoldInto(x1, distant) ^ pairs[at + 1];
            x2 = FoldInto(x2, distant) ^ pairs[at + 2];
            x3 = FoldInto(x3, distant) ^ pairs[at + 3];
        }

        done = 2 * at;
        var near = Vector256.Create(by512);
        x2 ^= FoldInto(x0, near);
        x3 ^= FoldInto(x1, near);
        return (x2.GetLower(), x2.GetUpper(), x3.GetLower(), x3.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> FoldInto(Vector128<ulong> block, Vector128<ulong> by) =>
        Pclmulqdq.CarrylessMultiply(block, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, by, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> FoldInto(Vector256<ulong> pair, Vector256<ulong> by) =>
        Pclmulqdq.V256.CarrylessMultiply(pair, by, 0x00) ^ Pclmulqdq.V256.CarrylessMultiply(pair, by, 0x11);

    /// <summary>Eight bytes by table.</summary>
    private static uint Step(uint register, ulong bytes)
    {
        var low = register ^ (uint)bytes;
        var high = (uint)(bytes >> 32);
        return _tables[7][low & 0xFF] ^ _tables[6][(low >> 8) & 0xFF] ^ _tables[5][(low >> 16) & 0xFF] ^ _tables[4][low >> 24]
            ^ _tables[3][high & 0xFF] ^ _tables[2][(high >> 8) & 0xFF] ^ _tables[1][(high >> 16) & 0xFF] ^ _tables[0][high >> 24];
    }
#endif
}
