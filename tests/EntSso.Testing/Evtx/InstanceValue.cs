namespace EntSso.Testing.Evtx;

/// <summary>A value of a template instance: its type, and what writes its bytes at the right place in the chunk.</summary>
public sealed class InstanceValue(byte type, Action<BinXmlEmitter> write)
{
    public static InstanceValue Null { get; } = new(0x00, _ => { });

    public byte Type { get; } = type;

    public Action<BinXmlEmitter> Write { get; } = write;

    public static InstanceValue Of(byte type, byte[] bytes) => new(type, emitter => emitter.Raw(bytes));

    public static InstanceValue UInt8(int value) => Of(0x04, [(byte)value]);

    public static InstanceValue UInt16(int value) => new(0x06, emitter => emitter.RawUInt16(value));

    public static InstanceValue UInt32(long value) => new(0x08, emitter => emitter.RawUInt32(value));

    public static InstanceValue UInt64(ulong value) => Of(0x0A, Bytes(value));

    public static InstanceValue HexInt64(ulong value) => Of(0x15, Bytes(value));

    public static InstanceValue FileTime(DateTime utc) => Of(0x11, Bytes((ulong)utc.ToFileTimeUtc()));

    public static InstanceValue Text(string text) => Of(0x01, Utf16.Bytes(text));

    public static InstanceValue Guid(Guid guid) => Of(0x0F, guid.ToByteArray());

    public static InstanceValue Sid(string sid) => Of(0x13, SidBytes(sid));

    public static InstanceValue BinXml(Action<BinXmlEmitter> content) => new(0x21, content);

    public static InstanceValue OptionalBinary(byte[]? bytes) => bytes is null ? Null : Of(0x0E, bytes);

    /// <summary>S-1-authority-subauthorities as bytes.</summary>
    public static byte[] SidBytes(string sid)
    {
        var parts = sid.Split('-');
        var bytes = new byte[8 + (4 * (parts.Length - 3))];
        bytes[0] = byte.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        bytes[1] = (byte)(parts.Length - 3);
        var authority = ulong.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 6; i++)
        {
            bytes[7 - i] = (byte)(authority >> (8 * i));
        }

        for (var i = 3; i < parts.Length; i++)
        {
            ChunkImage.Put32(bytes, 8 + (4 * (i - 3)), uint.Parse(parts[i], System.Globalization.CultureInfo.InvariantCulture));
        }

        return bytes;
    }

    private static byte[] Bytes(ulong value)
    {
        var bytes = new byte[8];
        ChunkImage.Put64(bytes, 0, value);
        return bytes;
    }
}
