using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets that change settings of password sync adapters.</summary>
public abstract class AdapterChangeCmdlet : SystemChangeCmdlet
{
    /// <summary>The adapters to change. Wildcards are allowed.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of a password sync adapter, or a pattern.")]
    [Names(nameof(Adapter))]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AdapterNameCompleter))]
    public string[] Adapter { get; set; } = [];

    private protected sealed override void Process(ISsoAdministration administration) => ChangeEach(
        administration,
        SelectAdapters(administration, Adapter),
        adapter => adapter.Name,
        adapter => [Plan(adapter, administration.CmdletTarget)],
        PassThru ? adapter => new EntSsoAdapter(administration.ReadAdapter(adapter.Name, CancellationToken)) : null);

    /// <summary>Plans the change of an adapter.</summary>
    /// <param name="adapter">The adapter as it was read.</param>
    /// <param name="target">What leads commands in messages to its system.</param>
    private protected abstract Change Plan(SyncAdapter adapter, TargetParameter? target);
}

/// <summary>Enables password sync adapters, so that password changes reach them.</summary>
/// <remarks>Needs an SSO Administrator, or an Application Administrator of the adapter.</remarks>
[Cmdlet(
    VerbsLifecycle.Enable,
    "EntSsoAdapter",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoAdapter))]
public sealed class EnableEntSsoAdapterCommand : AdapterChangeCmdlet
{
    private protected override Change Plan(SyncAdapter adapter, TargetParameter? target) =>
        AdapterPlan.Enabled(adapter, isEnabled: true, target);
}

/// <summary>Disables password sync adapters: no password change reaches them any more.</summary>
/// <remarks>Needs an SSO Administrator, or an Application Administrator of the adapter.</remarks>
[Cmdlet(
    VerbsLifecycle.Disable,
    "EntSsoAdapter",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(EntSsoAdapter))]
public sealed class DisableEntSsoAdapterCommand : AdapterChangeCmdlet
{
    private protected override Change Plan(SyncAdapter adapter, TargetParameter? target) => AdapterPlan.Enabled(adapter, isEnabled: false);
}

/// <summary>Sets options of password sync adapters; those that are not named stay as they are.</summary>
/// <remarks>
/// Needs an SSO Administrator, or an Application Administrator of the adapter. Turning an option off prompts for confirmation.
/// </remarks>
[Cmdlet(
    VerbsCommon.Set,
    "EntSsoAdapter",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoAdapter))]
public sealed class SetEntSsoAdapterCommand : AdapterChangeCmdlet
{
    private AdapterOptions _on;
    private AdapterOptions _off;

    /// <summary>Whether the adapter takes Windows password changes.</summary>
    [Parameter]
    [SingleValue]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? SyncToAdapter { get; set; }

    /// <summary>Whether ENTSSO takes password changes from the adapter.</summary>
    [Parameter]
    [SingleValue]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? SyncFromAdapter { get; set; }

    /// <summary>Whether a change from the adapter changes the Windows password too, full sync. It needs -SyncFromAdapter.</summary>
    [Parameter]
    [SingleValue]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? ChangeWindowsPassword { get; set; }

    /// <summary>Whether the old password is verified.</summary>
    [Parameter]
    [SingleValue]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? VerifyOldPassword { get; set; }

    /// <summary>Whether the adapter gets the old password too.</summary>
    [Parameter]
    [SingleValue]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? SendOldPassword { get; set; }

    /// <summary>Whether conflicting mappings are allowed.</summary>
    [Parameter]
    [SingleValue]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? AllowMappingConflicts { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Sort(SyncToAdapter, AdapterOptions.SyncToAdapter);
        Sort(SyncFromAdapter, AdapterOptions.SyncFromAdapter);
        Sort(ChangeWindowsPassword, AdapterOptions.ChangeWindowsPassword);
        Sort(VerifyOldPassword, AdapterOptions.VerifyOldPassword);
        Sort(SendOldPassword, AdapterOptions.SendOldPassword);
        Sort(AllowMappingConflicts, AdapterOptions.AllowMappingConflicts);
        if ((_on | _off) == AdapterOptions.None)
        {
            RefuseArguments("There is nothing to set: specify an option with $true or $false, for example -SyncToAdapter $true.");
        }
    }

    private protected override Change Plan(SyncAdapter adapter, TargetParameter? target) => AdapterPlan.Options(adapter, _on, _off);

    private protected override bool IsApproved(IReadOnlyList<Change> changes) =>
        _off == AdapterOptions.None ? base.IsApproved(changes) : IsApprovedAsHigh(changes);

    private void Sort(bool? value, AdapterOptions option)
    {
        _on |= value == true ? option : AdapterOptions.None;
        _off |= value == false ? option : AdapterOptions.None;
    }
}
