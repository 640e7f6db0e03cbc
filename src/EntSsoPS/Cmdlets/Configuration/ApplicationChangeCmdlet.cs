using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets that change a setting of affiliate applications.</summary>
public abstract class ApplicationChangeCmdlet : SystemCmdlet
{
    /// <summary>The affiliate applications to change. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string[] Application { get; set; } = [];

    /// <summary>Returns the application as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override void Process(ISsoAdministration administration) => ChangeEach(
        administration,
        SelectApplications(administration, Application),
        application => application.Name,
        application => [Plan(application, administration.CmdletTarget)],
        PassThru ? application => new EntSsoApplication(administration.ReadApplication(application.Name, CancellationToken)) : null);

    /// <summary>Plans the change of an application.</summary>
    /// <param name="application">The application as it was read.</param>
    /// <param name="target">What leads commands in messages to its system.</param>
    private protected abstract Change Plan(AffiliateApplication application, TargetParameter? target);
}
