using System.Management.Automation;
using EntSso.Collection.Directory;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Tries to obtain a Kerberos ticket for an ENTSSO server as the sync engine would, and says which encryption it has, or exactly why
/// there is none. Kerberos does not distinguish a missing SPN from a duplicate; -Directory does.
/// </summary>
/// <remarks>Tried with MIT Kerberos against Samba Active Directory on Linux; has not run on Windows or macOS yet.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoKerberos")]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestEntSsoKerberosCommand : DirectoryCheckCmdlet
{
    private readonly List<string> _names = [];

    /// <summary>The SPNs to request tickets for, for example ENTSSO/INTSVR1.fabrikam.com.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "An SPN, for example ENTSSO/INTSVR1.fabrikam.com.")]
    [Alias("SPN")]
    [Names(nameof(ServicePrincipalName))]
    public string[] ServicePrincipalName { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => _names.AddRange(ServicePrincipalName);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var check = new SpnCheck { ServicePrincipalNames = _names };
        Selection.Write(this, Stoppable(() => Judge(Ask(check))));
        Selection.End(this);
    }

    private SpnCheck Ask(SpnCheck check)
    {
        if (HasDirectory)
        {
            using IDirectory directory = OpenDirectory();
            WriteVerbose($"Querying {directory.Source} for {check.SpnsToLookUp.Count} SPNs.");
            check = check with
            {
                Directory = Timed(
                    "Querying the directory",
                    () => DirectoryCollector.Collect(directory, [], [.. check.SpnsToLookUp.Select(s => s.ToString())], CancellationToken)),
            };
        }

        return check with { KerberosProbes = ProbeTickets(check.SpnsToProbe.Select(spn => spn.ToString())) };
    }

    private IReadOnlyList<Finding> Judge(SpnCheck check)
    {
        string[] rules = HasDirectory ? ["KRB-00", "KRB-01", "KRB-03", "KRB-06", "KRB-07"] : ["KRB-00", "KRB-06"];
        return DiagnosisEngine.Run(check.ToDeployment(), RuleCatalogue.Select(rules), CancellationToken);
    }
}
