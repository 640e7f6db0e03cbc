using System.Management.Automation;
using EntSso.Collection.Directory;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets about an SSO system that also ask a directory: for group memberships, or for the holders of SPNs.</summary>
public abstract class DirectorySystemCmdlet : SystemCmdlet
{
    private readonly DirectoryConnection _connection = new();

    /// <summary>
    /// The directory to query: a domain or domain controller, ldap://HOST[:PORT] or ldaps://HOST[:PORT]; an empty string for the domain of
    /// this computer. A deployment file is asked for what was collected into it.
    /// </summary>
    [Parameter(ParameterSetName = LiveSet)]
    [AllowEmptyString]
    public string? Directory
    {
        get => _connection.Address;
        set => _connection.Address = value;
    }

    /// <summary>Ask the directory as this account instead of the current user.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [Credential]
    public PSCredential? Credential
    {
        get => _connection.Credential;
        set => _connection.Credential = value;
    }

    /// <summary>Change the plain LDAP connection to TLS before anything else is sent.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    public SwitchParameter StartTls
    {
        get => _connection.StartTls;
        set => _connection.StartTls = value;
    }

    /// <summary>A folder of PEM files of certification authorities to trust for TLS, beside those of the system.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    public string? CertificateFolder
    {
        get => _connection.CertificateFolder;
        set => _connection.CertificateFolder = value;
    }

    /// <summary>How long one request to the directory may take, in seconds: 1 to 600. Default: 15.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds
    {
        get => _connection.TimeoutSeconds;
        set => _connection.TimeoutSeconds = value;
    }

    /// <summary>Whether the directory is to be queried at all.</summary>
    private protected abstract bool AsksDirectory { get; }

    private protected sealed override Func<IDirectory>? MembershipDirectory => AsksDirectory ? () => _connection.Open(this) : null;
}
