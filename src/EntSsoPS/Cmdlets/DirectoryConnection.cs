using System.Management.Automation;
using System.Runtime.InteropServices;
using EntSso.Collection.Directory;

namespace EntSsoPS.Cmdlets;

/// <summary>The directory that a cmdlet's parameters name, and how to reach it.</summary>
internal sealed class DirectoryConnection
{
    public string? Address { get; set; }

    public PSCredential? Credential { get; set; }

    public SwitchParameter StartTls { get; set; }

    public string? CertificateFolder { get; set; }

    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Whether a directory was named.</summary>
    public bool IsNamed => Address is not null;

    /// <summary>The limit of one request.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>Opens the directory, or ends the cmdlet with an error that says what is wrong with its name.</summary>
    public IDirectory Open(EntSsoCmdlet cmdlet)
    {
        if (string.IsNullOrEmpty(Address) && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("Specify the directory: -Directory dc1.fabrikam.com. Only Windows has a default domain."),
                ErrorIds.Prefix + ErrorIds.DirectoryRequired,
                ErrorCategory.InvalidArgument,
                Address));
        }

        try
        {
            LdapDirectoryOptions options = string.IsNullOrEmpty(Address)
                ? new LdapDirectoryOptions { Server = "" }
                : LdapDirectoryOptions.Parse(Address!);
            return new LdapDirectory(options with
            {
                Transport = StartTls ? LdapTransport.StartTls : options.Transport,
                Credential = Credential?.GetNetworkCredential(),
                Timeout = Timeout,
                TrustedCertificatesDirectory = CertificateFolder is null ? null : cmdlet.GetUnresolvedProviderPathFromPSPath(CertificateFolder),
            });
        }
        catch (Exception mistake) when (mistake is FormatException or ArgumentException)
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(mistake, ErrorIds.Prefix + ErrorIds.DirectoryAddress, ErrorCategory.InvalidArgument, Address));
            throw;
        }
    }
}
