using System.Globalization;
using System.Text;

namespace EntSso.Deployment.Json;

/// <summary>
/// The origins of a deployment. A file lists each once under a key made of its words, so that a new reading of the same source
/// changes one line and not every fact.
/// </summary>
internal sealed class OriginTable
{
    private const int LongestKey = 48;

    private readonly HashSet<FactOrigin> _origins = [];
    private FactOrigin? _last;

    /// <summary>The origin without what belongs to one fact: line, column, and whether the fact is inferred.</summary>
    public static FactOrigin WholeSource(FactOrigin origin) => origin is { Line: 0, Column: 0, IsInferred: false }
        ? origin
        : origin with { Line = 0, Column = 0, IsInferred = false };

    /// <summary>Notes an origin.</summary>
    public void Add(FactOrigin? origin)
    {
        if (origin is null || ReferenceEquals(origin, _last))
        {
            return;
        }

        _last = origin;
        _origins.Add(WholeSource(origin));
    }

    /// <summary>The key of every origin; the same origins always get the same keys.</summary>
    public Dictionary<FactOrigin, string> Keys()
    {
        Dictionary<FactOrigin, string> keys = [];
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (FactOrigin origin in _origins.OrderBy(origin => origin.Source, StringComparer.Ordinal).ThenBy(origin => origin.Time))
        {
            string words = Words(origin.Source);
            string key = words;
            for (int i = 2; !used.Add(key); i++)
            {
                key = words + "-" + i.ToString(CultureInfo.InvariantCulture);
            }

            keys.Add(origin, key);
        }

        return keys;
    }

    private static string Words(string source)
    {
        StringBuilder words = new();
        foreach (char c in source)
        {
            if (c is >= 'a' and <= 'z' or >= '0' and <= '9')
            {
                words.Append(c);
            }
            else if (c is >= 'A' and <= 'Z')
            {
                words.Append(char.ToLowerInvariant(c));
            }
            else if (words.Length > 0 && words[words.Length - 1] != '-')
            {
                words.Append('-');
            }
        }

        // The end of a path shows more than its beginning.
        string text = words.ToString().Trim('-');
        text = text.Length <= LongestKey ? text : text.Substring(text.Length - LongestKey).Trim('-');
        return text.Length == 0 ? "source" : text;
    }
}
