namespace EntSso.Administration;

/// <summary>What names alone tell about membership, before a directory is asked or a record looked up.</summary>
internal static class NamedMembership
{
    /// <summary>True where an account is one of those listed itself, false where none is listed; null where a directory has to tell.</summary>
    /// <param name="account"><c>DOMAIN\user</c>.</param>
    /// <param name="accounts">Groups and accounts as ENTSSO stores them.</param>
    public static bool? Of(string account, IReadOnlyList<string> accounts) =>
        accounts.Contains(account, StringComparer.OrdinalIgnoreCase) ? true
        : accounts.Count == 0 ? false
        : null;
}
