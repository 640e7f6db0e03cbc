using EntSso.Naming;

namespace EntSso.Collection.Directory;

/// <summary>Requests account names in a filter and finds them again among the entries that came back.</summary>
internal sealed class AccountMatcher(IReadOnlyList<ForestDomain> domains)
{
    /// <summary>The clauses that find an account; wider than the name where the domain can only be determined from the answer.</summary>
    public static IEnumerable<string> Clauses(AccountName name)
    {
        if (name.Sid is { } sid)
        {
            yield return LdapFilter.Equality(DirectoryAttribute.ObjectSid, sid.ToBytes());
            yield break;
        }

        yield return LdapFilter.Equality(DirectoryAttribute.SamAccountName, name.User);
        if (name.Form == AccountNameForm.UserPrincipalName)
        {
            yield return LdapFilter.Equality(DirectoryAttribute.UserPrincipalName, name.ToString());
        }
    }

    /// <summary>Why a name cannot be searched in a directory at all; null when it can.</summary>
    public static string? WhyNeverInDirectory(AccountName name) => name.IsNeverDomainAccount
        ? $"{name} is an account of a computer, which is not in a directory"
        : null;

    /// <summary>Why the forest cannot know a name; null when it can.</summary>
    public string? WhyForeign(AccountName name) =>
        name.Form is AccountNameForm.NetBiosDomain or AccountNameForm.DnsDomain && !domains.Any(domain => domain.IsNamed(name.Domain))
            ? $"{name.Domain} is not a domain of this forest ({string.Join(", ", domains.Select(domain => domain.NetBiosName))}): it may "
                + "be one of another forest, or a computer"
            : null;

    /// <summary>The entries that a name means. An explicit userPrincipalName wins over sAMAccountName@domain.</summary>
    public IReadOnlyList<LdapEntry> Find(AccountName name, IReadOnlyList<LdapEntry> entries)
    {
        if (name.Sid is { } sid)
        {
            return [.. entries.Where(entry => entry.Sid == sid)];
        }

        if (name.Form == AccountNameForm.UserPrincipalName)
        {
            var explicitly = entries.Where(entry => NameText.Same(entry.Text(DirectoryAttribute.UserPrincipalName), name.ToString()))
                .ToList();
            return explicitly.Count > 0
                ? explicitly
                : [.. entries.Where(entry => HasUser(entry, name)
                    && NameText.Same(DistinguishedName.DnsDomain(entry.DistinguishedName), name.Domain))];
        }

        return [.. entries.Where(entry => HasUser(entry, name) && IsInDomain(entry, name))];
    }

    /// <summary>
    /// An entry that the directory took for the name though it is spelled with other letters: Active Directory compares letters with
    /// and without accents as equal.
    /// </summary>
    public static LdapEntry? FindLookalike(AccountName name, IEnumerable<LdapEntry> entries) => name.Sid is not null
        ? null
        : entries.FirstOrDefault(entry => LooksAlike(entry.Text(DirectoryAttribute.SamAccountName), name.User)
            || LooksAlike(entry.Text(DirectoryAttribute.UserPrincipalName), name.ToString()));

    /// <summary>Whether two texts differ, but only in letters of which at least one is beyond ASCII.</summary>
    public static bool LooksAlike(string? left, string right) =>
        left?.Length == right.Length && !NameText.Same(left, right)
            && left.Zip(right, (one, two) => (one, two))
                .All(c => char.ToUpperInvariant(c.one) == char.ToUpperInvariant(c.two) || c.one >= 0x80 || c.two >= 0x80);

    private static bool HasUser(LdapEntry entry, AccountName name) =>
        NameText.Same(entry.Text(DirectoryAttribute.SamAccountName), name.User);

    private bool IsInDomain(LdapEntry entry, AccountName name)
    {
        var domain = DistinguishedName.DnsDomain(entry.DistinguishedName);
        return name.Form == AccountNameForm.Bare || domains.Any(one => one.IsNamed(name.Domain) && NameText.Same(one.DnsName, domain));
    }
}
