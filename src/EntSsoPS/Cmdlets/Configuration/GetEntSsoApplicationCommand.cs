using System.Collections.Generic;
using System.Management.Automation;
using EntSso.Administration;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Shows affiliate applications: type, state, and by which way password changes reach them, an adapter or direct password sync.</summary>
/// <remarks>Shows the applications that the caller may see: an SSO Affiliate Administrator sees all.</remarks>
[Cmdlet(VerbsCommon.Get, "EntSsoApplication", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(EntSsoApplication))]
public sealed class GetEntSsoApplicationCommand : SystemCmdlet
{
    /// <summary>The affiliate applications to show. Wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string[] Application { get; set; } = [];

    private protected override void Process(ISsoAdministration administration)
    {
        IReadOnlyList<AffiliateApplication> applications = Application.Length > 0
            ? SelectApplications(administration, Application)
            : administration.ReadApplications(CancellationToken);
        foreach (AffiliateApplication application in applications)
        {
            Write(new EntSsoApplication(application));
        }
    }
}
