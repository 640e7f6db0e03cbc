namespace EntSso.Collection.Directory;

/// <summary>A domain of the forest, as its crossRef object names it ([MS-ADTS] section 6.1.1.2.1.1.3).</summary>
internal sealed record ForestDomain(string DnsName, string NetBiosName)
{
    /// <summary>Finds the objects; other partitions than domains have no NetBIOS name.</summary>
    public const string Filter = "(&(objectCategory=crossRef)(nETBIOSName=*))";

    private const string CrossRefClass = "crossRef";

    public static bool IsCrossRef(LdapEntry entry) =>
        entry.Strings(DirectoryAttribute.ObjectClass).Contains(CrossRefClass, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<ForestDomain> From(IEnumerable<LdapEntry> crossRefs) =>
    [
        .. from entry in crossRefs
           let name = entry.Text(DirectoryAttribute.NamingContext)
           where name is not null
           select new ForestDomain(DistinguishedName.DnsDomain(name), entry.Text(DirectoryAttribute.NetBiosName) ?? ""),
    ];

    /// <summary>Whether the domain is meant by the part of an account's name before the backslash.</summary>
    public bool IsNamed(string name) =>
        string.Equals(NetBiosName, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(DnsName, name, StringComparison.OrdinalIgnoreCase);
}
