using System.Management.Automation;
using EntSso.Collection.Directory;
using EntSso.Deployment;

namespace EntSsoPS.Cmdlets;

/// <summary>Cmdlets that can ask an Active Directory.</summary>
public abstract class DirectoryCmdlet : EntSsoCmdlet
{
    private readonly DirectoryConnection _connection = new();

    /// <summary>
    /// The directory to query: a domain or domain controller, ldap://HOST[:PORT] or ldaps://HOST[:PORT]; on Windows an empty string for
    /// the domain of this computer. Without it checks are made offline; changes need it off Windows.
    /// </summary>
    [Parameter]
    [AllowEmptyString]
    public string? Directory
    {
        get => _connection.Address;
        set => _connection.Address = value;
    }

    /// <summary>
    /// Ask as this account instead of the current user. Off Windows it needs a protected connection: an ldaps:// address or -StartTls.
    /// </summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential
    {
        get => _connection.Credential;
        set => _connection.Credential = value;
    }

    /// <summary>Change the plain LDAP connection to TLS before anything else is sent.</summary>
    [Parameter]
    public SwitchParameter StartTls
    {
        get => _connection.StartTls;
        set => _connection.StartTls = value;
    }

    /// <summary>A folder of PEM files of certification authorities to trust for TLS, beside those of the system.</summary>
    [Parameter]
    public string? CertificateFolder
    {
        get => _connection.CertificateFolder;
        set => _connection.CertificateFolder = value;
    }

    /// <summary>How long one request to the directory, or one try for a ticket, may take, in seconds: 1 to 600. Default: 15.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds
    {
        get => _connection.TimeoutSeconds;
        set => _connection.TimeoutSeconds = value;
    }

    /// <summary>Whether a directory was named.</summary>
    protected bool HasDirectory => _connection.IsNamed;

    /// <summary>Opens the directory that was named, or ends the cmdlet with an error that says what is wrong with its name.</summary>
    protected IDirectory OpenDirectory() => _connection.Open(this);

    /// <summary>Requests a Kerberos ticket for each SPN.</summary>
    private protected KerberosProbe[] ProbeTickets(IEnumerable<string> servicePrincipalNames) =>
        TicketProbing.Probe(this, servicePrincipalNames, _connection, CancellationToken);

    /// <summary>Writes findings one by one.</summary>
    protected void WriteFindings<T>(IEnumerable<T> findings) => WriteObject(findings.ToList(), enumerateCollection: true);
}
