using EntSso.Naming;

namespace EntSso.Deployment;

/// <summary>What the directory said of accounts and service principal names.</summary>
public sealed record DirectoryFacts
{
    /// <summary>The names that were looked up, each with the account found or the reason why none was.</summary>
    public IReadOnlyList<AccountLookup> Accounts { get; init; } = [];

    /// <summary>The SPNs that were searched for in the whole forest, each with every holder.</summary>
    public IReadOnlyList<SpnLookup> ServicePrincipalNames { get; init; } = [];

    /// <summary>The questions whether an account is in a group, with their answers.</summary>
    public IReadOnlyList<GroupMembership> Memberships { get; init; } = [];

    /// <summary>The trusts of the domains that were queried.</summary>
    public IReadOnlyList<DomainTrust> Trusts { get; init; } = [];
}

/// <summary>An account as the directory has it. Source of the attributes: the Active Directory schema ([MS-ADTS]).</summary>
public sealed record DirectoryAccount
{
    /// <summary>The SID in text form, <c>S-1-5-21-…</c>.</summary>
    public required string Sid { get; init; }

    /// <summary>The distinguished name.</summary>
    public required string DistinguishedName { get; init; }

    /// <summary>sAMAccountName; ends in <c>$</c> for computers and managed service accounts.</summary>
    public required string SamAccountName { get; init; }

    /// <summary>The DNS name of the domain, from the distinguished name.</summary>
    public required string DomainDnsName { get; init; }

    /// <summary>The NetBIOS name of the domain, where the forest's partitions could be read.</summary>
    public Fact<string> DomainNetBiosName { get; init; }

    /// <summary>What the account is.</summary>
    public required DirectoryAccountKind Kind { get; init; }

    /// <summary>userPrincipalName as stored; empty when there is none.</summary>
    public string UserPrincipalName { get; init; } = "";

    /// <summary>The account's SPNs in the directory's order.</summary>
    public IReadOnlyList<string> ServicePrincipalNames { get; init; } = [];

    /// <summary>Whether the account is disabled.</summary>
    public Fact<bool> IsDisabled { get; init; }

    /// <summary>Whether the account is locked out at the time of asking.</summary>
    public Fact<bool> IsLockedOut { get; init; }

    /// <summary>When the account expires, in UTC; known and null for never.</summary>
    public Fact<DateTime?> ExpiresAt { get; init; }

    /// <summary>Whether the password has expired or must be changed at the next logon.</summary>
    public Fact<bool> IsPasswordExpired { get; init; }

    /// <summary>When the password was last set, in UTC; known and null when it must be changed or was never set.</summary>
    public Fact<DateTime?> PasswordLastSet { get; init; }

    /// <summary>
    /// msDS-SupportedEncryptionTypes: 0x1 and 0x2 DES, 0x4 RC4, 0x8 AES128, 0x10 AES256, 0x20 AES session keys; known and null when
    /// not set (the domain controller's default applies).
    /// </summary>
    public Fact<int?> SupportedEncryptionTypes { get; init; }

    /// <summary>userAccountControl as stored.</summary>
    public Fact<int> UserAccountControl { get; init; }

    /// <summary>
    /// Whether both are one account: by SID, and where one has none by distinguished name. Accounts without either are not the same.
    /// </summary>
    internal bool IsSameAs(DirectoryAccount other) => Sid.Length > 0 && other.Sid.Length > 0
        ? NameText.Same(Sid, other.Sid)
        : DistinguishedName.Length > 0 && NameText.Same(DistinguishedName, other.DistinguishedName);

    /// <inheritdoc/>
    public override string ToString() => $"{DomainNetBiosName.Or(DomainDnsName)}\\{SamAccountName}";
}

/// <summary>What kind of object an account is.</summary>
public enum DirectoryAccountKind : long
{
    /// <summary>An object of a class that is none of the others.</summary>
    Other,

    /// <summary>A user.</summary>
    User,

    /// <summary>A computer.</summary>
    Computer,

    /// <summary>A group managed service account: its password is known to no one, so it cannot be typed anywhere.</summary>
    GroupManagedServiceAccount,

    /// <summary>A standalone managed service account.</summary>
    ManagedServiceAccount,

    /// <summary>A group.</summary>
    Group,
}

/// <summary>Whether an account is in a group, directly or through other groups.</summary>
/// <param name="AccountSid">The account's SID in text form.</param>
/// <param name="Group">The group, as a SID in text form or as the name that was requested.</param>
/// <param name="IsMember">The answer; unknown when the directory could not answer.</param>
public sealed record GroupMembership(string AccountSid, string Group, Fact<bool> IsMember);

/// <summary>One account name and what the directory has under it.</summary>
/// <param name="Name">The name as it was requested.</param>
/// <param name="Account">
/// The account; known and null when the directory was queried and has no such account; unknown when it could not be queried.
/// </param>
public sealed record AccountLookup(string Name, Fact<DirectoryAccount?> Account);

/// <summary>One service principal name and every object of the forest that holds it.</summary>
/// <param name="ServicePrincipalName">The SPN as it was requested.</param>
/// <param name="Holders">
/// All holders, case-insensitively and forest-wide: empty when no one holds it, more than one for a duplicate; unknown when the
/// forest could not be searched.
/// </param>
public sealed record SpnLookup(string ServicePrincipalName, Fact<IReadOnlyList<DirectoryAccount>> Holders);

/// <summary>Whether an account has an object in the connector space of a management agent (WMI MIIS_CSObject).</summary>
public sealed record ConnectorLookup
{
    /// <summary>The Windows account as <c>DOMAIN\user</c>.</summary>
    public required string WindowsAccount { get; init; }

    /// <summary>The management agent's GUID in lower case without braces.</summary>
    public required string ManagementAgentId { get; init; }

    /// <summary>Whether the object exists and is joined to the metaverse.</summary>
    public Fact<bool> IsConnected { get; init; }
}

/// <summary>A trust as the directory has it (class trustedDomain). Source of the numbers: [MS-ADTS] section 6.1.6.7.</summary>
public sealed record DomainTrust
{
    /// <summary>The DNS name of the domain that was queried.</summary>
    public required string Domain { get; init; }

    /// <summary>The other domain (trustPartner).</summary>
    public required string Partner { get; init; }

    /// <summary>trustType: 1 Windows NT, 2 Active Directory, 3 Kerberos realm, 4 DCE.</summary>
    public Fact<int> Type { get; init; }

    /// <summary>trustDirection: 1 inbound, 2 outbound, 3 both.</summary>
    public Fact<int> Direction { get; init; }

    /// <summary>trustAttributes: 0x8 forest trust, 0x10 selective authentication, 0x20 within the forest, and others.</summary>
    public Fact<int> Attributes { get; init; }
}

/// <summary>A domain controller of a source domain. The controller that took a password change sends it, so each one needs PCNS.</summary>
public sealed record DomainController
{
    /// <summary>The host name.</summary>
    public required string Name { get; init; }

    /// <summary>The DNS name of the domain; empty when not known.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Whether it takes changes; a read-only domain controller does not.</summary>
    public Fact<bool> IsWritable { get; init; }

    /// <summary>The service <c>PCNSSVC</c>.</summary>
    public WindowsService PcnsService { get; init; } = new();

    /// <summary>
    /// Whether the password filter is among the Notification Packages of the Local Security Authority (likely <c>PCNSFLT</c>).
    /// </summary>
    public Fact<bool> IsFilterRegistered { get; init; }

    /// <summary>
    /// How much PCNS logs (registry value EventLogLevel): 0 minimal, 1 normal, 2 high, 3 verbose. Known and null when the value is not
    /// set, which means normal.
    /// </summary>
    public Fact<int?> PcnsLogLevel { get; init; }

    /// <summary>When the password filter was installed, in UTC.</summary>
    public Fact<DateTime> FilterInstalledAt { get; init; }

    /// <summary>When the computer was last started, in UTC; the filter works only after a restart.</summary>
    public Fact<DateTime> StartedAt { get; init; }

    /// <summary>
    /// The registry value DefaultDomainSupportedEncTypes of the KDC: 0x1 and 0x2 DES, 0x4 RC4, 0x8 AES128, 0x10 AES256, 0x20 AES
    /// session keys; known and null when not set.
    /// </summary>
    public Fact<int?> DefaultEncryptionTypes { get; init; }
}
