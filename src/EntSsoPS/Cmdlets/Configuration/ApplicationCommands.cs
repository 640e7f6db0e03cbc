using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets that change a setting of affiliate applications.</summary>
public abstract class ApplicationChangeCmdlet : SystemChangeCmdlet
{
    /// <summary>The affiliate applications to change. Wildcards are allowed.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of an affiliate application, or a pattern.")]
    [Names(nameof(Application))]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationNameCompleter))]
    public string[] Application { get; set; } = [];

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

/// <summary>Enables affiliate applications: their credentials can be looked up, and password changes reach them.</summary>
/// <remarks>Needs an SSO Affiliate Administrator, or an Application Administrator of the application.</remarks>
[Cmdlet(
    VerbsLifecycle.Enable,
    "EntSsoApplication",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoApplication))]
public sealed class EnableEntSsoApplicationCommand : ApplicationChangeCmdlet
{
    private protected override Change Plan(AffiliateApplication application, TargetParameter? target) =>
        ApplicationPlan.Enabled(application, isEnabled: true);
}

/// <summary>Disables affiliate applications: password changes for them are skipped, and their credentials cannot be looked up.</summary>
/// <remarks>Needs an SSO Affiliate Administrator, or an Application Administrator of the application.</remarks>
[Cmdlet(
    VerbsLifecycle.Disable,
    "EntSsoApplication",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoApplication))]
public sealed class DisableEntSsoApplicationCommand : ApplicationChangeCmdlet
{
    private protected override Change Plan(AffiliateApplication application, TargetParameter? target) =>
        ApplicationPlan.Enabled(application, isEnabled: false);
}

/// <summary>
/// Turns direct password sync of affiliate applications on: Windows password changes replace their stored credentials, without an adapter.
/// </summary>
/// <remarks>Needs an SSO Affiliate Administrator, or an Application Administrator of the application.</remarks>
[Cmdlet(
    VerbsLifecycle.Enable,
    "EntSsoDirectSync",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoApplication))]
public sealed class EnableEntSsoDirectSyncCommand : ApplicationChangeCmdlet
{
    private protected override Change Plan(AffiliateApplication application, TargetParameter? target) =>
        ApplicationPlan.DirectSync(application, isEnabled: true, target);
}

/// <summary>Turns direct password sync of affiliate applications off.</summary>
/// <remarks>Needs an SSO Affiliate Administrator, or an Application Administrator of the application.</remarks>
[Cmdlet(
    VerbsLifecycle.Disable,
    "EntSsoDirectSync",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoApplication))]
public sealed class DisableEntSsoDirectSyncCommand : ApplicationChangeCmdlet
{
    private protected override Change Plan(AffiliateApplication application, TargetParameter? target) =>
        ApplicationPlan.DirectSync(application, isEnabled: false, target);
}
