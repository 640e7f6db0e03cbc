using EntSso.Deployment;

namespace EntSsoPS.Output;

/// <summary>The settings of an SSO system, the same for all its servers. Null is unknown.</summary>
public sealed class EntSsoSystem : EntSsoObject
{
    /// <summary>Makes plain values of the facts.</summary>
    /// <param name="facts">The system as it was read.</param>
    public EntSsoSystem(SsoSystem facts)
    {
        Facts = facts ?? throw new ArgumentNullException(nameof(facts));
        ReadThrough = Reference(facts.ReadThrough, nameof(ReadThrough));
        IsEnabled = Value(facts.IsEnabled, nameof(IsEnabled));
        WindowsToAdapters = Value(facts.FromWindowsToAdapters, nameof(WindowsToAdapters));
        AdaptersToDatabase = Value(facts.FromAdaptersToDatabase, nameof(AdaptersToDatabase));
        AdaptersToWindows = Value(facts.FromAdaptersToWindows, nameof(AdaptersToWindows));
        SecretServer = Reference(facts.SecretServer, nameof(SecretServer));
        SsoAdministrators = Reference(facts.SsoAdministrators, nameof(SsoAdministrators));
        SsoAffiliateAdministrators = Reference(facts.SsoAffiliateAdministrators, nameof(SsoAffiliateAdministrators));
        DatabaseServer = Reference(facts.DatabaseServer, nameof(DatabaseServer));
        DatabaseName = Reference(facts.DatabaseName, nameof(DatabaseName));
        IsDatabaseReachable = Value(facts.IsDatabaseReachable, nameof(IsDatabaseReachable));
        DatabaseNeedsUpgrade = Value(facts.DatabaseNeedsUpgrade, nameof(DatabaseNeedsUpgrade));
        AllowWindowsInitiated = Value(facts.AllowWindowsInitiated, nameof(AllowWindowsInitiated));
        AllowHostInitiated = Value(facts.AllowHostInitiated, nameof(AllowHostInitiated));
        AllowTickets = Value(facts.AllowTickets, nameof(AllowTickets));
        ValidateTickets = Value(facts.ValidateTickets, nameof(ValidateTickets));
        TicketTimeoutMinutes = Value(facts.TicketTimeoutMinutes, nameof(TicketTimeoutMinutes));
        CredentialCacheTimeoutMinutes = Value(facts.CredentialCacheTimeoutMinutes, nameof(CredentialCacheTimeoutMinutes));
        AuditDeletedApplications = Value(facts.AuditDeletedApplications, nameof(AuditDeletedApplications));
        AuditDeletedMappings = Value(facts.AuditDeletedMappings, nameof(AuditDeletedMappings));
        AuditCredentialLookups = Value(facts.AuditCredentialLookups, nameof(AuditCredentialLookups));
    }

    /// <summary>The ENTSSO server that the settings were read through.</summary>
    public string? ReadThrough { get; }

    /// <summary>Whether the SSO system is enabled.</summary>
    public bool? IsEnabled { get; }

    /// <summary>The system gate: password changes flow from Windows to adapters and direct password sync.</summary>
    public bool? WindowsToAdapters { get; }

    /// <summary>Password changes flow from adapters to the SSO database, partial sync.</summary>
    public bool? AdaptersToDatabase { get; }

    /// <summary>Password changes flow from adapters to Windows, full sync.</summary>
    public bool? AdaptersToWindows { get; }

    /// <summary>The master secret server; for a cluster its network name.</summary>
    public string? SecretServer { get; }

    /// <summary>The SSO Administrators account.</summary>
    public string? SsoAdministrators { get; }

    /// <summary>The SSO Affiliate Administrators account.</summary>
    public string? SsoAffiliateAdministrators { get; }

    /// <summary>The SQL Server of the credential database.</summary>
    public string? DatabaseServer { get; }

    /// <summary>The name of the credential database.</summary>
    public string? DatabaseName { get; }

    /// <summary>Whether the credential database answered.</summary>
    public bool? IsDatabaseReachable { get; }

    /// <summary>Whether the database's schema is older than the server's.</summary>
    public bool? DatabaseNeedsUpgrade { get; }

    /// <summary>Whether Windows initiated single sign-on is allowed.</summary>
    public bool? AllowWindowsInitiated { get; }

    /// <summary>Whether host initiated single sign-on is allowed.</summary>
    public bool? AllowHostInitiated { get; }

    /// <summary>Whether tickets are allowed.</summary>
    public bool? AllowTickets { get; }

    /// <summary>Whether tickets are validated.</summary>
    public bool? ValidateTickets { get; }

    /// <summary>How long a ticket is valid, in minutes.</summary>
    public int? TicketTimeoutMinutes { get; }

    /// <summary>How long servers keep credentials in their cache, in minutes.</summary>
    public int? CredentialCacheTimeoutMinutes { get; }

    /// <summary>How many deleted applications the audit table keeps.</summary>
    public int? AuditDeletedApplications { get; }

    /// <summary>How many deleted mappings the audit table keeps.</summary>
    public int? AuditDeletedMappings { get; }

    /// <summary>How many credential lookups the audit table keeps.</summary>
    public int? AuditCredentialLookups { get; }

    /// <summary>The facts as they were read, each with its origin or the reason why it is unknown.</summary>
    internal SsoSystem Facts { get; }

    internal override object AllFacts => Facts;
}
