namespace EntSso;

/// <summary>Matches text against <c>*</c> and <c>?</c> wildcards without case, in time bounded by the product of both lengths.</summary>
internal static class WildcardText
{
    private static readonly char[] _wildcards = ['*', '?'];

    /// <summary>Where the first wildcard is; -1 where there is none.</summary>
    public static int IndexOfWildcard(string pattern) => pattern.IndexOfAny(_wildcards);

    /// <summary>Whether the whole of <paramref name="text"/> matches <paramref name="pattern"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">Literal characters, <c>*</c> for any run of characters, <c>?</c> for exactly one.</param>
    public static bool IsMatch(string text, string pattern)
    {
        int t = 0, p = 0, starAt = -1, resumeAt = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                starAt = p++;
                resumeAt = t;
                if (p == pattern.Length)
                {
                    return true;
                }
            }
            else if (p < pattern.Length && (pattern[p] == '?' || EqualsIgnoringCase(pattern[p], text[t])))
            {
                p++;
                t++;
            }
            else if (starAt >= 0)
            {
                p = starAt + 1;
                t = ++resumeAt;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool EqualsIgnoringCase(char left, char right) =>
        left == right || char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
