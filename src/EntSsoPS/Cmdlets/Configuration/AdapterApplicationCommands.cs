using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets that change which affiliate applications belong to an adapter.</summary>
public abstract class AdapterApplicationCmdlet : SystemChangeCmdlet
{
    /// <summary>The adapter.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The name of a password sync adapter.")]
    [AllowNull]
    [AllowEmptyString]
    [SingleValue]
    [ArgumentCompleter(typeof(AdapterNameCompleter))]
    public string Adapter { get; set; } = "";

    /// <summary>The affiliate applications. Wildcards are allowed.</summary>
    [Parameter(
        Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of an affiliate application, or a pattern.")]
    [Names(nameof(Application))]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string[] Application { get; set; } = [];

    private protected sealed override void Process(ISsoAdministration administration)
    {
        if (string.IsNullOrEmpty(Adapter))
        {
            if (!MyInvocation.ExpectingInput)
            {
                RefuseArguments("-Adapter has no value. Specify the adapter.");
            }

            foreach (AffiliateApplication application in SelectApplications(administration, Application))
            {
                GuardItem(application.Name, () => HandleWithoutAdapter(application));
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

    /// <summary>Handles an application from the pipeline that has no adapter, or whose adapter is not known.</summary>
    /// <exception cref="AdministrationException">An adapter has to be named.</exception>
    private protected abstract void HandleWithoutAdapter(AffiliateApplication application);

    /// <summary>Plans the change of an application.</summary>
    /// <param name="application">The application as it was read.</param>
    /// <param name="adapter">The adapter as it was read.</param>
    /// <param name="target">What leads commands in messages to their system.</param>
    private protected abstract Change Plan(AffiliateApplication application, SyncAdapter adapter, TargetParameter? target);
}

/// <summary>Assigns affiliate applications to a password sync adapter, so that it gets their password changes.</summary>
/// <remarks>Needs an SSO Administrator.</remarks>
[Cmdlet(
    VerbsCommon.Add,
    "EntSsoAdapterApplication",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoApplication))]
public sealed class AddEntSsoAdapterApplicationCommand : AdapterApplicationCmdlet
{
    private protected override Change Plan(AffiliateApplication application, SyncAdapter adapter, TargetParameter? target) =>
        ApplicationPlan.Assignment(application, adapter, target);

    private protected override void HandleWithoutAdapter(AffiliateApplication application) => throw new AdministrationException(
        AdministrationFailure.NotFound, $"{application.Name} has no adapter. Specify the one to assign it to: -Adapter NAME.");
}

/// <summary>Takes affiliate applications from their password sync adapter.</summary>
/// <remarks>Needs an SSO Administrator.</remarks>
[Cmdlet(
    VerbsCommon.Remove,
    "EntSsoAdapterApplication",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoApplication))]
public sealed class RemoveEntSsoAdapterApplicationCommand : AdapterApplicationCmdlet
{
    private protected override Change Plan(AffiliateApplication application, SyncAdapter adapter, TargetParameter? target) =>
        ApplicationPlan.Unassignment(application, adapter.Name);

    private protected override void HandleWithoutAdapter(AffiliateApplication application)
    {
        if (!application.Adapter.IsKnown)
        {
            throw new AdministrationException(
                AdministrationFailure.PreconditionUnknown,
                $"The adapter of {application.Name} is not known: {application.Adapter.Reason}. Specify it with -Adapter.");
        }

        if (application.Adapter.Value is string adapter)
        {
            throw new AdministrationException(
                AdministrationFailure.NotFound, $"{application.Name} belongs to {adapter}, and no adapter was specified. Use -Adapter.");
        }

        WriteVerbose($"{application.Name} is not assigned to an adapter.");
    }
}
