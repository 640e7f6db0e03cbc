namespace EntSso.Diagnosis.Old;

/// <summary>Counts subjects about which something is unknown by the reason, so that a hundred thousand of them become a few findings.</summary>
internal sealed class ReasonCounts
{
    private const int MostReasons = 10;
    private const string Other = "for various other reasons";

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The reasons with how many subjects each has; beyond ten reasons the rest is one.</summary>
    internal IReadOnlyDictionary<string, int> Counts => _counts;

    internal void Add(string reason)
    {
        var key = _counts.ContainsKey(reason) || _counts.Count < MostReasons ? reason : Other;
        _counts.TryGetValue(key, out var count);
        _counts[key] = count + 1;
    }
}
