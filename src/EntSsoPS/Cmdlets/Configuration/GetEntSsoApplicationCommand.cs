using System.Management.Automation;
using EntSso.Administration;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Shows affiliate applications: type, state, and by which way password changes reach them, an adapter or direct password sync.
/// </summary>
/// <remarks>Shows the applications that the caller may see: an SSO Affiliate Administrator sees all.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoApplication", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(EntSsoApplication))]
public sealed class GetEntSsoApplicationCommand : SystemCmdlet
{
    /// <summary>The affiliate applications to show. Wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Names(nameof(Application))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string[] Application { get; set; } = [];

    /// <summary>Only applications that are assigned to these adapters. Wildcards are allowed. Default: to any or none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AdapterNameCompleter))]
    public string[]? Adapter { get; set; } = [];

    private protected override void Process(ISsoAdministration administration)
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Adapter)) && (Adapter is null || Adapter.Length == 0))
        {
            // Of an application from the pipeline it only says that there is none.
            if (!MyInvocation.ExpectingInput)
            {
                RefuseArguments("-Adapter has no value. Specify an adapter, or leave out -Adapter to show all.");
            }

            if (Application.Length == 0)
            {
                WriteVerbose("Neither an application nor an adapter is specified.");
                return;
            }
        }

        IReadOnlyList<AffiliateApplication> applications = Application.Length > 0
            ? SelectApplications(administration, Application)
            : administration.ReadApplications(CancellationToken);
        foreach (AffiliateApplication application in Adapter is { Length: > 0 } ? Assigned(administration, applications, Adapter) : applications)
        {
            Write(new EntSsoApplication(application));
        }
    }

    private IEnumerable<AffiliateApplication> Assigned(
        ISsoAdministration administration, IEnumerable<AffiliateApplication> applications, IReadOnlyList<string> to)
    {
        HashSet<string> adapters = new(
            SelectAdapters(administration, to).Select(adapter => adapter.Name), StringComparer.OrdinalIgnoreCase);
        foreach (AffiliateApplication application in applications)
        {
            if (!application.Adapter.IsKnown)
            {
                WriteWarning($"{application.Name} is left out: which adapter it belongs to is not known: {application.Adapter.Reason}.");
            }
            else if (application.Adapter.Value is string adapter && adapters.Contains(adapter))
            {
                yield return application;
            }
        }
    }
}
