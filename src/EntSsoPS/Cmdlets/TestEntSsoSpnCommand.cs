using System.Management.Automation;
using EntSso.Collection.Directory;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Checks service principal names of ENTSSO: their format, that they have the form that the ENTSSO management agent connects to, and
/// with a directory who holds them, whether that is the service account, and whether there is a duplicate anywhere in the forest.
/// </summary>
/// <remarks>
/// The findings pipe into Register-EntSsoSpn. Asking a directory and tickets has been tried against Samba Active Directory on Linux,
/// and has not run on Windows yet.
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoSpn")]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestEntSsoSpnCommand : DirectoryCheckCmdlet
{
    private readonly List<string> _names = [];

    /// <summary>The SPNs, for example ENTSSO/INTSVR1.fabrikam.com. May be left out when -ConnectTo is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SPN")]
    [Names(nameof(ServicePrincipalName))]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] ServicePrincipalName { get; set; } = [];

    /// <summary>The name that the ENTSSO management agent connects to (Configure Extensions, Settings, Connect To).</summary>
    [Parameter]
    [SingleValue]
    public string? ConnectTo { get; set; }

    /// <summary>The ENTSSO service account that should hold the SPNs: DOMAIN\user, user@domain or a SID.</summary>
    [Parameter]
    [Alias("ServiceAccount")]
    [SingleValue]
    [AccountInput]
    public string? Account { get; set; }

    /// <summary>Also try to obtain a Kerberos ticket for each SPN.</summary>
    [Parameter]
    public SwitchParameter Ticket { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _names.AddRange(ServicePrincipalName);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_names.Count == 0 && ConnectTo is null)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("There is nothing to check: specify -ServicePrincipalName or -ConnectTo."),
                ErrorIds.Prefix + ErrorIds.NothingToCheck,
                ErrorCategory.InvalidArgument,
                null));
        }

        var check = new SpnCheck { ServicePrincipalNames = _names, ConnectTo = ConnectTo, Account = Account };
        Selection.Write(this, Stoppable(() => Ask(check).Run(CancellationToken)));
        Selection.End(this);
    }

    private SpnCheck Ask(SpnCheck check)
    {
        if (HasDirectory)
        {
            using IDirectory directory = OpenDirectory();
            WriteVerbose($"Querying {directory.Source} for {check.SpnsToLookUp.Count} SPNs and {check.AccountsToLookUp.Count} accounts.");
            check = check with
            {
                Directory = Timed(
                    "Querying the directory",
                    () => DirectoryCollector.Collect(
                        directory, check.AccountsToLookUp, [.. check.SpnsToLookUp.Select(s => s.ToString())], CancellationToken)),
            };
        }

        return Ticket ? check with { KerberosProbes = ProbeTickets(check.SpnsToProbe.Select(spn => spn.ToString())) } : check;
    }
}
