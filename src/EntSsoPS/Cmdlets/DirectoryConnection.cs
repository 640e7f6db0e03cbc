using System.Management.Automation;
using System.Runtime.InteropServices;
using EntSso.Collection.Directory;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// The directory to query, and how to reach it: the parameters that all cmdlets with a directory share, which they return as their dynamic
/// parameters, because they have no base class in common.
/// </summary>
public sealed class DirectoryConnection
{
    /// <summary>
    /// The directory to query: a domain or domain controller, ldap://HOST[:PORT] or ldaps://HOST[:PORT]; on Windows an empty string for the
    /// domain of this computer.
    /// </summary>
    [Parameter]
    [AllowEmptyString]
    [SingleValue]
    public string? Directory { get; set; }

    /// <summary>
    /// Ask as this account instead of the current user. Off Windows it needs a protected connection: an ldaps:// address or -StartTls.
    /// </summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Change the plain LDAP connection to TLS before anything else is sent.</summary>
    [Parameter]
    public SwitchParameter StartTls { get; set; }

    /// <summary>A folder of PEM files of certification authorities to trust for TLS, beside those of the system.</summary>
    [Parameter]
    [SingleValue]
    public string? CertificateFolder { get; set; }

    /// <summary>How long one request to the directory, or one try for a ticket, may take, in seconds: 1 to 600. Default: 15.</summary>
    [Parameter]
    [SingleValue]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Whether a directory was named.</summary>
    internal bool IsNamed => Directory is not null;

    /// <summary>The limit of one request.</summary>
    internal TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>Opens the directory, or ends the cmdlet with an error that says what is wrong with its name.</summary>
    internal IDirectory Open(EntSsoCmdlet cmdlet)
    {
        if (string.IsNullOrEmpty(Directory) && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("Specify the directory: -Directory dc1.fabrikam.com. Only Windows has a default domain."),
                ErrorIds.Prefix + ErrorIds.DirectoryRequired,
                ErrorCategory.InvalidArgument,
                Directory));
        }

        try
        {
            LdapDirectoryOptions options = string.IsNullOrEmpty(Directory)
                ? new LdapDirectoryOptions { Server = "" }
                : LdapDirectoryOptions.Parse(Directory!);
            return new LdapDirectory(options with
            {
                Transport = StartTls ? LdapTransport.StartTls : options.Transport,
                Credential = Credential?.GetNetworkCredential(),
                Timeout = Timeout,
                TrustedCertificatesDirectory = CertificateFolder is null
                    ? null
                    : cmdlet.GetUnresolvedProviderPathFromPSPath(CertificateFolder),
            });
        }
        catch (Exception mistake) when (mistake is FormatException or ArgumentException)
        {
            cmdlet.ThrowTerminatingError(
                new ErrorRecord(mistake, ErrorIds.Prefix + ErrorIds.DirectoryAddress, ErrorCategory.InvalidArgument, Directory));
            throw;
        }
    }
}
