using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Runtime.InteropServices;
using EntSso.Collection.Directory;

namespace EntSsoPS.Cmdlets;

/// <summary>Cmdlets that can ask an Active Directory.</summary>
public abstract class DirectoryCmdlet : EntSsoCmdlet
{
    /// <summary>
    /// The directory to ask: a domain or domain controller, ldap://HOST[:PORT] or ldaps://HOST[:PORT]; on Windows an empty string for
    /// the domain of this computer. Without it checks are made offline.
    /// </summary>
    [Parameter]
    [AllowEmptyString]
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
    public string? CertificateFolder { get; set; }

    /// <summary>How long one request to the directory, or one try for a ticket, may take, in seconds: 1 to 600. Default: 15.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Whether a directory was named.</summary>
    protected bool HasDirectory => Directory is not null;

    /// <summary>The limit of one request.</summary>
    protected TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>The account to ask as, or null for the current user.</summary>
    protected NetworkCredential? NetworkCredential => Credential?.GetNetworkCredential();

    /// <summary>Opens the directory that was named, or ends the cmdlet with an error that says what is wrong with its name.</summary>
    protected IDirectory OpenDirectory()
    {
        if (string.IsNullOrEmpty(Directory) && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("Name the directory: -Directory dc1.fabrikam.com. Only Windows knows the domain of its computer."),
                "EntSso_DirectoryRequired",
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
                Credential = NetworkCredential,
                Timeout = Timeout,
                TrustedCertificatesDirectory = CertificateFolder is null ? null : GetUnresolvedProviderPathFromPSPath(CertificateFolder),
            });
        }
        catch (Exception mistake) when (mistake is FormatException or ArgumentException)
        {
            ThrowTerminatingError(new ErrorRecord(mistake, "EntSso_DirectoryAddress", ErrorCategory.InvalidArgument, Directory));
            throw;
        }
    }

    /// <summary>Runs work that may be cancelled by Ctrl+C, and gives up quietly then.</summary>
    protected static T Stoppable<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Writes findings one by one.</summary>
    protected void WriteFindings<T>(IEnumerable<T> findings) => WriteObject(findings.ToList(), enumerateCollection: true);
}
