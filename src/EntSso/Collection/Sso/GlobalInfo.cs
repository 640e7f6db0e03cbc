namespace EntSso.Collection.Sso;

/// <summary>What ISSOAdmin.GetGlobalInfo returns, unchanged.</summary>
internal sealed record GlobalInfo
{
    public SsoGlobalFlags Flags { get; init; }

    public int AuditAppDeleteMax { get; init; }

    public int AuditMappingDeleteMax { get; init; }

    public int AuditNtpLookupMax { get; init; }

    public int AuditXpLookupMax { get; init; }

    /// <summary>In minutes.</summary>
    public int TicketTimeout { get; init; }

    /// <summary>In minutes.</summary>
    public int CredCacheTimeout { get; init; }

    public string SecretServer { get; init; } = "";

    public string SsoAdminGroup { get; init; } = "";

    public string AffiliateAppMgrGroup { get; init; } = "";
}
