#if NET
#endif

namespace EntSso.Deployment.Json;

/// <summary>
/// Gives one string for equal short texts: a hundred thousand mappings name a handful of domains and applications. Bounded: a newer
/// text takes the place of an older one with the same hash.
/// </summary>
internal sealed class TextPool
{
    private const int Size = 1 << 13;
    private const int LongestPooled = 64;

    private readonly string?[] _texts = new string?[Size];

    /// <summary>The string of <paramref name="length"/> characters from <paramref name="start"/>.</summary>
    public string Get(char[] buffer, int start, int length)
    {
        if (length == 0)
        {
            return "";
        }

        if (length > LongestPooled)
        {
            return new string(buffer, start, length);
        }

        uint hash = 2166136261;
        for (int i = start; i < start + length; i++)
        {
            hash = (hash ^ buffer[i]) * 16777619;
        }

        int slot = (int)((hash ^ (hash >> 15)) & (Size - 1));
        string? pooled = _texts[slot];
        if (pooled is null || !IsSame(pooled, buffer, start, length))
        {
            pooled = new string(buffer, start, length);
            _texts[slot] = pooled;
        }

        return pooled;
    }

    private static bool IsSame(string text, char[] buffer, int start, int length)
    {
#if NET
        return text.AsSpan().SequenceEqual(buffer.AsSpan(start, length));
#else
        if (text.Length != length)
        {
            return false;
        }

        for (int i = 0; i < length; i++)
        {
            if (text[i] != buffer[start + i])
            {
                return false;
            }
        }

        return true;
#endif
    }
}
