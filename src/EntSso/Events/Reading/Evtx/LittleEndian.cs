#if NET
using System.Buffers.Binary;
#endif

namespace EntSso.Events.Reading.Evtx;

/// <summary>Numbers out of bytes, with the bounds checks of the runtime.</summary>
internal static class LittleEndian
{
#if NET
    public static ushort UInt16(byte[] data, int index) => BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(data, index, 2));

    public static uint UInt32(byte[] data, int index) => BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(data, index, 4));

    public static ulong UInt64(byte[] data, int index) => BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(data, index, 8));
#else
    public static ushort UInt16(byte[] data, int index) => (ushort)(data[index] | (data[index + 1] << 8));

    public static uint UInt32(byte[] data, int index) =>
        (uint)(data[index] | (data[index + 1] << 8) | (data[index + 2] << 16) | (data[index + 3] << 24));

    public static ulong UInt64(byte[] data, int index) => UInt32(data, index) | ((ulong)UInt32(data, index + 4) << 32);
#endif
}
