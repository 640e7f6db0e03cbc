namespace EntSso.Collection.Sso;

/// <summary>
/// Several accounts in one stored string. How they are separated is not documented; semicolon and comma (likely) are no part of any
/// account name.
/// </summary>
internal static class AccountList
{
    /// <summary>The accounts in their order.</summary>
    /// <param name="stored">The string as ENTSSO stores it.</param>
    public static IReadOnlyList<string> Split(string stored) =>
        [.. stored.Split([';', ','], StringSplitOptions.RemoveEmptyEntries).Select(a => a.Trim()).Where(a => a.Length > 0)];
}
