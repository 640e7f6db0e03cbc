namespace EntSso.Collection.Directory;

/// <summary>The attributes that are read, by their LDAP display names ([MS-ADA1] to [MS-ADA3]).</summary>
internal static class DirectoryAttribute
{
    public const string ObjectClass = "objectClass";
    public const string ObjectGuid = "objectGUID";
    public const string ObjectSid = "objectSid";
    public const string SamAccountName = "sAMAccountName";
    public const string UserPrincipalName = "userPrincipalName";
    public const string ServicePrincipalName = "servicePrincipalName";
    public const string UserAccountControl = "userAccountControl";
    public const string UserAccountControlComputed = "msDS-User-Account-Control-Computed";
    public const string SupportedEncryptionTypes = "msDS-SupportedEncryptionTypes";
    public const string LockoutTime = "lockoutTime";
    public const string AccountExpires = "accountExpires";
    public const string PasswordLastSet = "pwdLastSet";
    public const string PrimaryGroupId = "primaryGroupID";
    public const string MemberOf = "memberOf";
    public const string TokenGroups = "tokenGroups";
    public const string NamingContext = "nCName";
    public const string DnsRoot = "dnsRoot";
    public const string NetBiosName = "nETBIOSName";
    public const string SystemFlags = "systemFlags";
    public const string ConfigurationNamingContext = "configurationNamingContext";
    public const string DefaultNamingContext = "defaultNamingContext";

    /// <summary>What is requested from the global catalog: enough to distinguish accounts, and their domains.</summary>
    public static readonly string[] Catalog =
    [
        ObjectClass, ObjectGuid, ObjectSid, SamAccountName, UserPrincipalName, ServicePrincipalName, UserAccountControl,
        NamingContext, DnsRoot, NetBiosName, SystemFlags,
    ];

    /// <summary>All of an account. Some are not in the global catalog, so the domain is queried for them.</summary>
    public static readonly string[] Account =
    [
        ObjectClass, ObjectGuid, ObjectSid, SamAccountName, UserPrincipalName, ServicePrincipalName, UserAccountControl,
        UserAccountControlComputed, SupportedEncryptionTypes, LockoutTime, AccountExpires, PasswordLastSet,
    ];

    public static readonly string[] Partition = [ObjectClass, NamingContext, DnsRoot, NetBiosName, SystemFlags];

    public static readonly string[] RootDse = [ConfigurationNamingContext, DefaultNamingContext];
}
