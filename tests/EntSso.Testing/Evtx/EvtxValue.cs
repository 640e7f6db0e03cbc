namespace EntSso.Testing.Evtx;

/// <summary>A typed value of a manifest event, as its bytes.</summary>
public sealed class EvtxValue(byte type, byte[] bytes)
{
    public byte Type { get; } = type;

    public byte[] Bytes { get; } = bytes;

    public static EvtxValue Text(string text) => new(0x01, Utf16.Bytes(text));
}
