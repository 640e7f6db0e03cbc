using System.Text;

namespace EntSso.Collection;

/// <summary>Reads text files that a console's redirection wrote in whatever encoding it had.</summary>
internal static class TextFile
{
    /// <summary>The whole text of a stream.</summary>
    /// <param name="stream">The file, which the caller knows to be short.</param>
    /// <param name="isGuessed">Whether the text is neither UTF-8 nor marked UTF-16, so that each byte was taken for a character.</param>
    public static string Decode(Stream stream, out bool isGuessed)
    {
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return Decode(copy.ToArray(), (int)copy.Length, false, out isGuessed);
    }

    /// <summary>The text of some bytes; with <paramref name="isBeginning"/> a character may be cut at the end.</summary>
    public static string Decode(byte[] bytes, int length, bool isBeginning, out bool isGuessed)
    {
        isGuessed = false;
        if (length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
        {
            return Encoding.Unicode.GetString(bytes, 2, (length - 2) & ~1);
        }

        if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
        {
            return Encoding.BigEndianUnicode.GetString(bytes, 2, (length - 2) & ~1);
        }

        int start = length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        int end = length;
        while (isBeginning && end > start && end > length - 4 && bytes[end - 1] >= 0x80)
        {
            end--;
        }

        try
        {
            return new UTF8Encoding(false, true).GetString(bytes, start, end - start);
        }
        catch (DecoderFallbackException)
        {
            isGuessed = true;
            char[] characters = new char[length];
            for (int i = 0; i < length; i++)
            {
                characters[i] = (char)bytes[i];
            }

            return new string(characters);
        }
    }
}
