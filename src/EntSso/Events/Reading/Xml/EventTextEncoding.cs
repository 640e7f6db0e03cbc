using System.Text;

namespace EntSso.Events.Reading.Xml;

/// <summary>The encoding of an event XML file, found in its first bytes.</summary>
internal sealed class EventTextEncoding
{
    private static readonly byte[] _probe = Encoding.ASCII.GetBytes("<Event>");

    private readonly Encoding? _declared;

    private EventTextEncoding(bool isUtf16, bool isBigEndian, int preambleLength, Encoding? declared)
    {
        IsUtf16 = isUtf16;
        IsBigEndian = isBigEndian;
        PreambleLength = preambleLength;
        _declared = declared;
    }

    /// <summary>Two bytes for each UTF-16 unit.</summary>
    public bool IsUtf16 { get; }

    /// <summary>High byte first; only of UTF-16.</summary>
    public bool IsBigEndian { get; }

    /// <summary>The length of the byte order mark, 0 to 3.</summary>
    public int PreambleLength { get; }

    /// <summary>Checks a file's first bytes.</summary>
    public static EventTextEncoding Detect(byte[] head, int count)
    {
        byte At(int index) => index < count ? head[index] : (byte)1;
        return (At(0), At(1), At(2)) switch
        {
            (0xEF, 0xBB, 0xBF) => new EventTextEncoding(false, false, 3, null),
            (0xFF, 0xFE, _) => new EventTextEncoding(true, false, 2, null),
            (0xFE, 0xFF, _) => new EventTextEncoding(true, true, 2, null),
            (not 0, 0, _) => new EventTextEncoding(true, false, 0, null),
            (0, not 0, _) => new EventTextEncoding(true, true, 0, null),
            _ => new EventTextEncoding(false, false, 0, DeclaredSingleByte(head, count)),
        };
    }

    /// <summary>A decoder for files of bytes; null for UTF-16, whose units are taken as they are.</summary>
    public Decoder? CreateDecoder(DecoderFallback fallback) =>
        IsUtf16 ? null : (_declared ?? Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, fallback)).GetDecoder();

    /// <summary>How many bytes a run of characters takes.</summary>
    public long ByteCount(char[] buffer, int start, int count) =>
        IsUtf16 ? 2L * count : (_declared ?? Encoding.UTF8).GetByteCount(buffer, start, count);

    private static Encoding? DeclaredSingleByte(byte[] head, int count)
    {
        string text = Encoding.ASCII.GetString(head, 0, Math.Min(count, 256));
        int declaration = text.IndexOf("<?xml", StringComparison.Ordinal);
        int end = declaration < 0 ? -1 : text.IndexOf("?>", declaration, StringComparison.Ordinal);
        int name = end < 0 ? -1 : text.IndexOf("encoding", declaration, end - declaration, StringComparison.Ordinal);
        int open = name < 0 ? -1 : text.IndexOfAny(['"', '\''], name, end - name);
        int close = open < 0 ? -1 : text.IndexOf(text[open], open + 1, end - open - 1);
        return close < 0 ? null : AsciiCompatible(text.Substring(open + 1, close - open - 1));
    }

    private static Encoding? AsciiCompatible(string name)
    {
        try
        {
            Encoding? encoding = null;
#if NET
            encoding = CodePagesEncodingProvider.Instance.GetEncoding(name);
#endif
            encoding ??= Encoding.GetEncoding(name);
            byte[] bytes = encoding.GetBytes("<Event>");
            bool isAscii = bytes.Length == _probe.Length;
            for (int i = 0; isAscii && i < bytes.Length; i++)
            {
                isAscii = bytes[i] == _probe[i];
            }

            // UTF-8 itself goes the way that keeps invalid bytes; ASCII is a part of it.
            return isAscii && encoding.CodePage is not (65001 or 20127) ? encoding : null;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
