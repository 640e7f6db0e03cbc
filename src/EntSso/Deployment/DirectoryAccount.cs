namespace EntSso.Deployment;

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

    /// <inheritdoc/>
    public override string ToString() => $"{DomainNetBiosName.Or(DomainDnsName)}\\{SamAccountName}";
}
