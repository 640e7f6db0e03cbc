namespace EntSso;

/// <summary>The names of the chain's links as people read them.</summary>
public static class ChainLinkText
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
