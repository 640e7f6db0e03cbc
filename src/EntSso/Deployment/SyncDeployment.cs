using System.Collections.Generic;

namespace EntSso.Deployment;

/// <summary>
/// Everything known about one password sync deployment. Collectors fill it, rules judge it, renderers show it. Immutable; every
/// part may be missing.
/// </summary>
public sealed record SyncDeployment
{
    /// <summary>The ENTSSO servers.</summary>
    public IReadOnlyList<SsoServer> Servers { get; init; } = [];

    /// <summary>The password extension settings of the ENTSSO management agents.</summary>
    public IReadOnlyList<PasswordExtension> PasswordExtensions { get; init; } = [];

    /// <summary>Accounts and SPNs as the directory has them.</summary>
    public DirectoryFacts Directory { get; init; } = new();

    /// <summary>Tries to obtain a Kerberos ticket.</summary>
    public IReadOnlyList<KerberosProbe> KerberosProbes { get; init; } = [];
}
