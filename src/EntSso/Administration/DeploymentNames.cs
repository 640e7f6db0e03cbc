namespace EntSso.Administration;

/// <summary>How names of a deployment are listed and found in lists.</summary>
internal static class DeploymentNames
{
    private const int MostShown = 8;

    /// <summary>Whether an account is in a list; null where only a directory knows, by the groups in the list.</summary>
    public static bool? IsAmong(string account, IReadOnlyList<string> accounts) =>
        accounts.Contains(account, StringComparer.OrdinalIgnoreCase) ? true
        : accounts.Count == 0 ? false
        : null;

    /// <summary>Says which names there are, for errors.</summary>
    public static string Known(string kind, IEnumerable<string> names)
    {
        List<string> all = [.. names];
        return all.Count == 0
            ? $"It has no {kind}."
            : $"Known: {string.Join(", ", all.Take(MostShown))}{(all.Count > MostShown ? $" and {all.Count - MostShown} more" : "")}.";
    }
}
