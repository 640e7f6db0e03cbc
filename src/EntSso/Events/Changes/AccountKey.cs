namespace EntSso.Events.Changes;

/// <summary>
/// The name of an account in the spellings of the chain: <c>DOMAIN\user</c> of ENTSSO and the security log, and whatever user name
/// format a PCNS target has. Names of different domains differ; a name without a domain fits any.
/// </summary>
internal static class AccountKey
{
    /// <summary>The part by which accounts are looked up, in lower case: the user, or the common name of a distinguished name.</summary>
    public static string User(string account)
    {
        int backslash = account.IndexOf('\\');
        string user = backslash >= 0 ? account.Substring(backslash + 1) : CommonName(account) is { Length: > 0 } name ? name : account;
        return user.ToLowerInvariant();
    }

    /// <summary>Whether two names with the same <see cref="User"/> may be one account.</summary>
    public static bool MayBeSame(string left, string right)
    {
        string one = Domain(left), other = Domain(right);
        return one.Length == 0 || other.Length == 0 || string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a name is certain to name an account: a common name is not.</summary>
    public static bool IsCertain(string account) => account.Length > 0 && CommonName(account).Length == 0;

    /// <summary>The value of the first part of a distinguished name, or empty where it is not one.</summary>
    public static string CommonName(string name)
    {
        if (!name.StartsWith("CN=", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        int end = 3;
        while (end < name.Length && (name[end] != ',' || name[end - 1] == '\\'))
        {
            end++;
        }

        return name.Substring(3, end - 3).Replace("\\,", ",");
    }

    private static string Domain(string account)
    {
        int backslash = account.IndexOf('\\');
        return backslash > 0 ? account.Substring(0, backslash) : "";
    }
}
