using System.Management.Automation;
using EntSso.Collection.Directory;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Compares the user of an ENTSSO management agent's password extension with the ENTSSO service account as Windows would: by SID where a
/// directory is queried, otherwise by the names.
/// </summary>
/// <remarks>Asking a directory has been tried against Samba Active Directory on Linux, and has not run on Windows yet.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoServiceAccount")]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestEntSsoServiceAccountCommand : DirectoryCheckCmdlet
{
    /// <summary>The user in the password extension: DOMAIN\user, user@domain or a SID.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The user in the password extension, DOMAIN\\user.")]
    [SingleValue]
    [AccountInput]
    public string User { get; set; } = "";

    /// <summary>The account that the ENTSSO service runs under.</summary>
    [Parameter(
        Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The account of the ENTSSO service, DOMAIN\\user.")]
    [SingleValue]
    [AccountInput]
    public string ServiceAccount { get; set; } = "";

    /// <summary>The ENTSSO server, by which local accounts are recognised.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [ComputerInput]
    public string? Server { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var check = new ServiceAccountCheck { User = User, ServiceAccount = ServiceAccount, Server = Server };
        Selection.Write(this, Stoppable(() => Ask(check).Run(CancellationToken)));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Selection.End(this);

    private ServiceAccountCheck Ask(ServiceAccountCheck check)
    {
        if (!HasDirectory)
        {
            return check;
        }

        using IDirectory directory = OpenDirectory();
        WriteVerbose($"Querying {directory.Source} for {User} and {ServiceAccount}.");
        return check with
        {
            Directory = Timed(
                "Querying the directory", () => DirectoryCollector.Collect(directory, check.AccountsToLookUp, [], CancellationToken)),
        };
    }
}
