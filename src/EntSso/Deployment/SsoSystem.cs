namespace EntSso.Deployment;

/// <summary>
/// The settings of the SSO system: one set in the credential database, the same for all its servers. Sources: ISSOAdmin.GetGlobalInfo,
/// ISSOConfigDB.GetDBInfo, <c>ssomanage -displaydb</c>. Servers poll the database, so a change takes effect after a short delay.
/// </summary>
public sealed record SsoSystem
{
    /// <summary>The ENTSSO server that these settings were read through.</summary>
    public Fact<string> ReadThrough { get; init; }

    /// <summary>The global flags as one number.</summary>
    public Fact<int> Flags { get; init; }

    /// <summary>Whether the SSO system is enabled (0x2).</summary>
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>Whether Windows initiated single sign-on is allowed (0x4).</summary>
    public Fact<bool> AllowWindowsInitiated { get; init; }

    /// <summary>Whether host initiated single sign-on is allowed (0x8).</summary>
    public Fact<bool> AllowHostInitiated { get; init; }

    /// <summary>Whether external credentials are verified (0x10).</summary>
    public Fact<bool> VerifyExternalCredentials { get; init; }

    /// <summary>Whether tickets are allowed (0x20).</summary>
    public Fact<bool> AllowTickets { get; init; }

    /// <summary>Whether tickets are validated (0x40).</summary>
    public Fact<bool> ValidateTickets { get; init; }

    /// <summary>The system gate: password changes flow <c>From Windows to adapters</c> (0x400; <c>winsync</c> of ssomanage).</summary>
    public Fact<bool> FromWindowsToAdapters { get; init; }

    /// <summary>Password changes flow <c>From adapters to SSO database</c>, partial sync (0x200; <c>extsync</c> of ssomanage).</summary>
    public Fact<bool> FromAdaptersToDatabase { get; init; }

    /// <summary>Password changes flow <c>From adapters to Windows</c>, full sync (0x800).</summary>
    public Fact<bool> FromAdaptersToWindows { get; init; }

    /// <summary>Whether the old external password is verified (0x1000).</summary>
    public Fact<bool> VerifyOldPassword { get; init; }

    /// <summary>The master secret server; for a cluster its network name.</summary>
    public Fact<string> SecretServer { get; init; }

    /// <summary>The SSO Administrators account, as stored.</summary>
    public Fact<string> SsoAdministrators { get; init; }

    /// <summary>The SSO Affiliate Administrators account, as stored.</summary>
    public Fact<string> SsoAffiliateAdministrators { get; init; }

    /// <summary>The SQL Server of the credential database.</summary>
    public Fact<string> DatabaseServer { get; init; }

    /// <summary>The name of the credential database.</summary>
    public Fact<string> DatabaseName { get; init; }

    /// <summary>Whether the credential database answered.</summary>
    public Fact<bool> IsDatabaseReachable { get; init; }

    /// <summary>Whether the database's schema is older than the server's.</summary>
    public Fact<bool> DatabaseNeedsUpgrade { get; init; }

    /// <summary>How many deleted applications the audit table keeps.</summary>
    public Fact<int> AuditDeletedApplications { get; init; }

    /// <summary>How many deleted mappings the audit table keeps.</summary>
    public Fact<int> AuditDeletedMappings { get; init; }

    /// <summary>How many credential lookups the audit table keeps.</summary>
    public Fact<int> AuditCredentialLookups { get; init; }

    /// <summary>How long a ticket is valid, in minutes, 1 to 525600.</summary>
    public Fact<int> TicketTimeoutMinutes { get; init; }

    /// <summary>How long servers keep credentials in their cache, in minutes.</summary>
    public Fact<int> CredentialCacheTimeoutMinutes { get; init; }
}
