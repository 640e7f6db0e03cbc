using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets that change which affiliate applications belong to an adapter.</summary>
public abstract class AdapterApplicationCmdlet : SystemCmdlet
{
    /// <summary>The adapter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(AdapterNameCompleter))]
    public string Adapter { get; set; } = "";

    /// <summary>The affiliate applications. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string[] Application { get; set; } = [];

    /// <summary>Returns the application as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override void Process(ISsoAdministration administration)
    {
        if (string.IsNullOrEmpty(Adapter))
        {
            if (!MyInvocation.ExpectingInput)
            {
                RefuseArguments("-Adapter has no value. Name the adapter.");
            }

            foreach (AffiliateApplication application in SelectApplications(administration, Application))
            {
                Guard(application.Name, () => MeetWithoutAdapter(application));
            }

            return;
        }

        SyncAdapter adapter = administration.ReadAdapter(Adapter, CancellationToken);
        ChangeEach(
            administration,
            SelectApplications(administration, Application),
            application => application.Name,
            application => [Plan(application, adapter, administration.CmdletTarget)],
            PassThru ? application => new EntSsoApplication(administration.ReadApplication(application.Name, CancellationToken)) : null);
    }

    /// <summary>Answers for an application that no adapter was named for: one from the pipeline that has none, or whose adapter is not known.</summary>
    /// <exception cref="AdministrationException">An adapter has to be named.</exception>
    private protected abstract void MeetWithoutAdapter(AffiliateApplication application);

    /// <summary>Plans the change of an application.</summary>
    /// <param name="application">The application as it was read.</param>
    /// <param name="adapter">The adapter as it was read.</param>
    /// <param name="target">What leads commands in messages to their system.</param>
    private protected abstract Change Plan(AffiliateApplication application, SyncAdapter adapter, TargetParameter? target);
}
