using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Deployment;
using EntSsoPS.Completion;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Sets options of password sync adapters; those that are not named stay as they are.</summary>
/// <remarks>Needs an SSO Administrator, or an Application Administrator of the adapter.</remarks>
[Cmdlet(VerbsCommon.Set, "EntSsoAdapter", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(EntSsoAdapter))]
public sealed class SetEntSsoAdapterCommand : AdapterChangeCmdlet
{
    private AdapterOptions _on;
    private AdapterOptions _off;

    /// <summary>Whether the adapter takes Windows password changes.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? SyncToAdapter { get; set; }

    /// <summary>Whether ENTSSO takes password changes from the adapter.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? SyncFromAdapter { get; set; }

    /// <summary>Whether a change from the adapter changes the Windows password too, full sync. It needs -SyncFromAdapter.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? ChangeWindowsPassword { get; set; }

    /// <summary>Whether the old password is verified.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? VerifyOldPassword { get; set; }

    /// <summary>Whether the adapter gets the old password too.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TruthCompleter))]
    public bool? SendOldPassword { get; set; }

    /// <summary>Whether conflicting mappings are allowed.</summary>
    [Parameter]
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
            RefuseArguments("There is nothing to set: give an option with $true or $false, for example -SyncToAdapter $true.");
        }
    }

    private protected override Change Plan(SyncAdapter adapter, TargetParameter? target) => AdapterPlan.Options(adapter, _on, _off);

    private void Sort(bool? wanted, AdapterOptions option)
    {
        _on |= wanted == true ? option : AdapterOptions.None;
        _off |= wanted == false ? option : AdapterOptions.None;
    }
}
