namespace EntSso.Testing.Evtx;

/// <summary>UTF-16LE without a look at surrogates: lone ones are written as they are.</summary>
public static class Utf16
{
    public static byte[] Bytes(string text)
    {
        var bytes = new byte[2 * text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            bytes[2 * i] = (byte)text[i];
            bytes[(2 * i) + 1] = (byte)(text[i] >> 8);
        }

        return bytes;
    }
}
