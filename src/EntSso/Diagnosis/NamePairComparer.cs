namespace EntSso.Diagnosis;

/// <summary>Compares pairs of names without case: account and application, SID and group, adapter and account.</summary>
internal sealed class NamePairComparer : IEqualityComparer<(string, string)>
{
    internal static NamePairComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals((string, string) x, (string, string) y) =>
        string.Equals(x.Item2, y.Item2, StringComparison.OrdinalIgnoreCase)
            && string.Equals(x.Item1, y.Item1, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public int GetHashCode((string, string) obj) =>
        unchecked(
            (StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Item1) * 397) ^ StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Item2));
}
