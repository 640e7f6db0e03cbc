using EntSso.Deployment;

namespace EntSso.Tests.Samples.Deployments;

/// <summary>The accounts of the domain, with the SPNs that a story gives them.</summary>
internal sealed class FabrikamDirectory
{
    public const string DomainUsers = Sid + "513";

    private const string Sid = "S-1-5-21-1004336348-1177238915-682003330-";

    private static readonly string[] _groups =
    [
        "SSO Administrators", "SSO Affiliate Administrators", "Mainframe Users", "Mainframe Administrators", "Payroll Users",
        "Payroll Administrators", "Password Sync Adapters",
    ];

    public FabrikamDirectory(DeploymentStory story)
    {
        int rid = 1104;
        All =
        [
            User("ssosvcact", story.Spns.Concat(["ENTSSO/INTSVR2.fabrikam.com", "ENTSSO/INTSVR2"])),
            User("ssosvcold", story.FormerSpns),
            User("mimsync", [Fabrikam.PcnsSpn]),
            User("ssomaint", []),
            .. Fabrikam.People.Select(user => User(user, [])),
            .. _groups.Select(Group),
        ];

        DirectoryAccount User(string name, IEnumerable<string> spns) => Account(name, rid++, DirectoryAccountKind.User, $"CN={name},OU=Accounts") with
        {
            UserPrincipalName = $"{name}@fabrikam.com",
            ServicePrincipalNames = [.. spns],
            IsDisabled = Fact.Known(false),
            IsLockedOut = Fact.Known(false),
            ExpiresAt = Fact.Known<DateTime?>(null),
            IsPasswordExpired = Fact.Known(false),
            PasswordLastSet = Fact.Known<DateTime?>(new DateTime(2026, 1, 12, 10, 0, 0, DateTimeKind.Utc)),
            SupportedEncryptionTypes = Fact.Known<int?>(0x18),
            UserAccountControl = Fact.Known(0x200),
        };

        DirectoryAccount Group(string name) => Account(name, rid++, DirectoryAccountKind.Group, $"CN={name},OU=Groups");
    }

    /// <summary>Every account.</summary>
    public IReadOnlyList<DirectoryAccount> All { get; }

    public DirectoryAccount Named(string samAccountName) => All.Single(account => account.SamAccountName == samAccountName);

    /// <summary>Who holds an SPN.</summary>
    public IReadOnlyList<DirectoryAccount> HoldersOf(string spn) =>
        [.. All.Where(account => account.ServicePrincipalNames.Contains(spn, StringComparer.OrdinalIgnoreCase))];

    public static string DistinguishedName(string user) => $"CN={user},OU=Accounts,DC=fabrikam,DC=com";

    private static DirectoryAccount Account(string name, int rid, DirectoryAccountKind kind, string path) => new()
    {
        Sid = Sid + rid.ToString(System.Globalization.CultureInfo.InvariantCulture),
        DistinguishedName = path + ",DC=fabrikam,DC=com",
        SamAccountName = name,
        DomainDnsName = "fabrikam.com",
        DomainNetBiosName = Fact.Known("FABRIKAM"),
        Kind = kind,
    };
}
