namespace EntSso;

/// <summary>
/// The links between a password change in Windows and the external system, in the order in which a change meets them. The order
/// of the three gates (server, caller, system) is inferred from the fields that their events carry: see docs/architecture.md.
/// </summary>
public enum ChainLink : long
{
    /// <summary>The fact or event belongs to no link.</summary>
    None,

    /// <summary>A domain controller captures the change and sends it (PCNS).</summary>
    DomainController,

    /// <summary>The sync engine (MIIS, ILM, FIM, MIM) receives, joins and queues it.</summary>
    SyncEngine,

    /// <summary>The ENTSSO management agent: ENTSSO.xml and the password extension's connection.</summary>
    ManagementAgent,

    /// <summary>The RPC call with a Kerberos ticket for the ENTSSO server.</summary>
    KerberosCall,

    /// <summary>The ENTSSO service, its database, master secret and listeners.</summary>
    Service,

    /// <summary>This server accepts changes from the sync engine or from PCNS.</summary>
    ServerGate,

    /// <summary>The caller is the ENTSSO service account.</summary>
    CallerCheck,

    /// <summary>The SSO system lets changes flow from Windows to adapters.</summary>
    SystemGate,

    /// <summary>The change is not empty, repeated or too old.</summary>
    Acceptance,

    /// <summary>The affiliate application can take Windows changes and has a path.</summary>
    Application,

    /// <summary>The Windows account has a valid, enabled mapping.</summary>
    Mapping,

    /// <summary>The password filter of the application.</summary>
    PasswordFilter,

    /// <summary>Direct password sync: the stored external credential is updated.</summary>
    DirectSync,

    /// <summary>The password sync adapter takes and delivers the change.</summary>
    Adapter,

    /// <summary>The external system accepts the new password.</summary>
    ExternalSystem,

    /// <summary>The stored Windows or external password follows (full sync).</summary>
    StoredPassword,
}

/// <summary>The names of the chain's links as people read them.</summary>
internal static class ChainLinkText
{
    /// <summary>The name of a link in lower case, for example <c>caller check</c>; a dash for no link.</summary>
    /// <param name="link">The link, or <see cref="ChainLink.None"/>.</param>
    public static string Of(ChainLink link) => link switch
    {
        ChainLink.DomainController => "domain controller",
        ChainLink.SyncEngine => "sync engine",
        ChainLink.ManagementAgent => "ENTSSO management agent",
        ChainLink.KerberosCall => "Kerberos call",
        ChainLink.Service => "ENTSSO service",
        ChainLink.ServerGate => "server gate",
        ChainLink.CallerCheck => "caller check",
        ChainLink.SystemGate => "system gate",
        ChainLink.Acceptance => "acceptance",
        ChainLink.Application => "application",
        ChainLink.Mapping => "mapping",
        ChainLink.PasswordFilter => "password filter",
        ChainLink.DirectSync => "direct password sync",
        ChainLink.Adapter => "adapter",
        ChainLink.ExternalSystem => "external system",
        ChainLink.StoredPassword => "stored password",
        _ => "-",
    };
}
