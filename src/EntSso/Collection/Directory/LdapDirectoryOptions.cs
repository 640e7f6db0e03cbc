using System.Globalization;
using System.Net;

namespace EntSso.Collection.Directory;

/// <summary>How to reach a directory.</summary>
internal sealed record LdapDirectoryOptions
{
    private const int LdapPort = 389;
    private const int TlsPort = 636;
    private const int CatalogPort = 3268;
    private const int CatalogTlsPort = 3269;

    /// <summary>
    /// A domain controller's name or address, or the DNS name of a domain. Empty, on Windows only, for the domain of this computer.
    /// Kerberos and certificates need the name under which the server is registered: prefer the full name to an address.
    /// </summary>
    public required string Server { get; init; }

    /// <summary>The port of the domain, 1 to 65535; null for the usual one, 389 or 636.</summary>
    public int? Port { get; init; }

    /// <summary>The port of the global catalog, 1 to 65535; null for the usual one, 3268 or 3269.</summary>
    public int? GlobalCatalogPort { get; init; }

    /// <summary>
    /// Whether the whole forest is searched through the global catalog (the default). Without it only a forest of one domain can be
    /// searched for duplicates; in a larger one the holders of an SPN are unknown.
    /// </summary>
    public bool UseGlobalCatalog { get; init; } = true;

    /// <summary>How the connection is protected.</summary>
    public LdapTransport Transport { get; init; }

    /// <summary>
    /// The account to log on with; null for the current user by Kerberos. An account is sent by simple bind over TLS; over
    /// <see cref="LdapTransport.Plain"/> it works on Windows only, by Negotiate.
    /// </summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>
    /// A folder of PEM files of certification authorities to trust beside those of the system, or null. OpenSSL builds of the LDAP
    /// library (Red Hat) want names made by <c>openssl rehash</c>; GnuTLS builds (Debian) take any.
    /// </summary>
    public string? TrustedCertificatesDirectory { get; init; }

    /// <summary>How long one request, or the logon, may take; more than zero. Default: 15 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many names are put into one request, 1 to 1000; default 250.</summary>
    public int BatchSize { get; init; } = 250;

    /// <summary>For tests only: a password may be sent unprotected when the server is on loopback.</summary>
    internal bool AllowUnprotectedLoopback { get; init; }

    internal int DomainPort => Port ?? (Transport == LdapTransport.Tls ? TlsPort : LdapPort);

    internal int CatalogPortInUse => GlobalCatalogPort ?? (Transport == LdapTransport.Tls ? CatalogTlsPort : CatalogPort);

    /// <summary>Reads an address: <c>dc1.fabrikam.com</c>, <c>ldap://dc1.fabrikam.com:389</c>, <c>ldaps://dc1.fabrikam.com</c>.</summary>
    /// <param name="address">A host name, or a URI with the scheme <c>ldap</c> or <c>ldaps</c>, with or without a port.</param>
    /// <exception cref="FormatException">The text is not such an address; the message says what is expected.</exception>
    public static LdapDirectoryOptions Parse(string address)
    {
        var text = address.Trim();
        if (text.Length > 0 && text.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            text = "ldap://" + (IPAddress.TryParse(text, out var bare) && bare.ToString().IndexOf(':') >= 0 ? $"[{text}]" : text);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != "ldap" && uri.Scheme != "ldaps")
            || uri.DnsSafeHost.Length == 0
            || uri.UserInfo.Length > 0
            || (uri.PathAndQuery.Length > 0 && uri.PathAndQuery != "/"))
        {
            throw new FormatException(
                $"\"{address}\" is not the address of a directory: expected a host name, ldap://HOST[:PORT] or ldaps://HOST[:PORT].");
        }

        return new LdapDirectoryOptions
        {
            Server = uri.DnsSafeHost,
            Transport = uri.Scheme == "ldaps" ? LdapTransport.Tls : LdapTransport.Plain,
            Port = uri.Port > 0 && uri.Authority.EndsWith(":" + uri.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                ? uri.Port
                : null,
        };
    }

    internal void Validate()
    {
        if (Port is < 1 or > 65535 || GlobalCatalogPort is < 1 or > 65535)
        {
            throw new ArgumentException($"{(Port is < 1 or > 65535 ? nameof(Port) : nameof(GlobalCatalogPort))} must be from 1 to 65535.");
        }

        if (Timeout <= TimeSpan.Zero || Timeout.TotalSeconds >= int.MaxValue)
        {
            throw new ArgumentException($"{nameof(Timeout)} must be more than zero.");
        }

        if (BatchSize is < 1 or > 1000)
        {
            throw new ArgumentException($"{nameof(BatchSize)} must be from 1 to 1000.");
        }
    }
}

/// <summary>How the connection to the directory is protected.</summary>
public enum LdapTransport : long
{
    /// <summary>Port 389 and 3268. Kerberos (or Negotiate) signs and encrypts what is sent. Passwords are never sent over it.</summary>
    Plain,

    /// <summary>LDAP over TLS, port 636 and 3269.</summary>
    Tls,

    /// <summary>Port 389 and 3268, changed to TLS before anything else is sent (RFC 4511, section 4.14).</summary>
    StartTls,
}
