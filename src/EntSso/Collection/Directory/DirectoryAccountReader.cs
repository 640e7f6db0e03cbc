using EntSso.Deployment;

namespace EntSso.Collection.Directory;

/// <summary>Makes accounts of directory entries. What an entry does not show is unknown, with the reason.</summary>
internal sealed class DirectoryAccountReader(IReadOnlyList<ForestDomain> domains, FactOrigin origin)
{
    // userAccountControl and its computed twin ([MS-ADTS] section 2.2.16).
    private const int Disabled = 0x2;
    private const int LockedOut = 0x10;
    private const int PasswordExpired = 0x800000;
    private const int PasswordNeverExpires = 0x10000;

    private const string NoRight = "the requesting account has no right to read it";

    /// <summary>Makes an account of an entry of its domain, where every attribute is kept.</summary>
    public DirectoryAccount Read(LdapEntry entry) => Read(entry, NoRight, isWhole: true);

    /// <summary>Makes an account of an entry of the global catalog.</summary>
    public DirectoryAccount ReadPartial(LdapEntry entry, string reason) => Read(entry, reason, isWhole: false);

    private DirectoryAccount Read(LdapEntry entry, string reason, bool isWhole)
    {
        var control = Integer(entry, DirectoryAttribute.UserAccountControl, reason);

        // Always there on accounts that log on: when it can be read, so can the others, and their absence means "not set".
        var absenceMeansNotSet = isWhole && control.IsKnown;
        var computed = entry.Number(DirectoryAttribute.UserAccountControlComputed) is { } number ? (int?)unchecked((int)number) : null;
        var dnsDomain = DistinguishedName.DnsDomain(entry.DistinguishedName);
        var domain = domains.FirstOrDefault(one => string.Equals(one.DnsName, dnsDomain, StringComparison.OrdinalIgnoreCase));
        return new DirectoryAccount
        {
            Sid = entry.Sid?.ToString() ?? "",
            DistinguishedName = entry.DistinguishedName,
            SamAccountName = entry.Text(DirectoryAttribute.SamAccountName) ?? "",
            DomainDnsName = dnsDomain,
            DomainNetBiosName = domain is null
                ? Fact.Unknown<string>($"the forest's list of domains does not have {dnsDomain}", origin)
                : Fact.Known(domain.NetBiosName, origin),
            Kind = Kind(entry),
            UserPrincipalName = entry.Text(DirectoryAttribute.UserPrincipalName) ?? "",
            ServicePrincipalNames = entry.Strings(DirectoryAttribute.ServicePrincipalName),
            UserAccountControl = control,
            IsDisabled = control.Select(flags => (flags & Disabled) != 0),
            IsLockedOut = computed is { } locked
                ? Fact.Known((locked & LockedOut) != 0, origin)
                : LockedOutByTime(entry, absenceMeansNotSet, reason),
            IsPasswordExpired = computed is { } expired
                ? Fact.Known((expired & PasswordExpired) != 0, origin)
                : PasswordExpiredByFlags(entry, control, reason),
            ExpiresAt = Expiry(entry, reason),
            PasswordLastSet = PasswordSet(entry, reason),
            SupportedEncryptionTypes = entry.Number(DirectoryAttribute.SupportedEncryptionTypes) is { } types
                ? Fact.Known<int?>(unchecked((int)types), origin)
                : absenceMeansNotSet ? Fact.Known<int?>(null, origin) : Fact.Unknown<int?>(reason, origin),
        };
    }

    private static DirectoryAccountKind Kind(LdapEntry entry)
    {
        var classes = new HashSet<string>(entry.Strings(DirectoryAttribute.ObjectClass), StringComparer.OrdinalIgnoreCase);
        return classes.Contains("msDS-GroupManagedServiceAccount") ? DirectoryAccountKind.GroupManagedServiceAccount
            : classes.Contains("msDS-ManagedServiceAccount") ? DirectoryAccountKind.ManagedServiceAccount
            : classes.Contains("computer") ? DirectoryAccountKind.Computer
            : classes.Contains("user") ? DirectoryAccountKind.User
            : classes.Contains("group") ? DirectoryAccountKind.Group
            : DirectoryAccountKind.Other;
    }

    private Fact<int> Integer(LdapEntry entry, string attribute, string reason) =>
        entry.Number(attribute) is { } number ? Fact.Known(unchecked((int)number), origin) : Fact.Unknown<int>(reason, origin);

    private Fact<bool> LockedOutByTime(LdapEntry entry, bool absenceMeansNotSet, string reason) =>
        entry.Number(DirectoryAttribute.LockoutTime) switch
        {
            0 => Fact.Known(false, origin),
            null when absenceMeansNotSet => Fact.Known(false, origin),
            null => Fact.Unknown<bool>(reason, origin),
            _ => Fact.Unknown<bool>("the account was locked out once, and whether it still is could not be read", origin),
        };

    private Fact<bool> PasswordExpiredByFlags(LdapEntry entry, Fact<int> control, string reason) =>
        entry.Number(DirectoryAttribute.PasswordLastSet) is { } set && control.IsKnown
            ? (control.Value & PasswordNeverExpires) != 0 ? Fact.Known(false, origin)
                : set == 0 ? Fact.Known(true, origin)
                : Fact.Unknown<bool>("the directory did not compute it and the domain's password policy was not read", origin)
            : Fact.Unknown<bool>(reason, origin);

    private Fact<DateTime?> Expiry(LdapEntry entry, string reason) => entry.Number(DirectoryAttribute.AccountExpires) switch
    {
        null => Fact.Unknown<DateTime?>(reason, origin),
        0 or long.MaxValue => Fact.Known<DateTime?>(null, origin),
        { } time => Time(time),
    };

    private Fact<DateTime?> PasswordSet(LdapEntry entry, string reason) => entry.Number(DirectoryAttribute.PasswordLastSet) switch
    {
        null => Fact.Unknown<DateTime?>(reason, origin),
        0 or -1 => Fact.Known<DateTime?>(null, origin),
        { } time => Time(time),
    };

    private Fact<DateTime?> Time(long fileTime)
    {
        try
        {
            return Fact.Known<DateTime?>(DateTime.FromFileTimeUtc(fileTime), origin);
        }
        catch (ArgumentOutOfRangeException)
        {
            return Fact.Unknown<DateTime?>($"the directory has {fileTime}, which is not a time", origin);
        }
    }
}
