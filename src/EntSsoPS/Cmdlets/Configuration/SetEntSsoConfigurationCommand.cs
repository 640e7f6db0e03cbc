using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Administration.Desired;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Makes an SSO system as a desired state file has it: plans, orders, makes each change, and verifies it. On a failure it stops and says
/// what was done, what was not, and how to go back. With -WhatIf it shows the plan.
/// </summary>
/// <remarks>
/// A live system has not been tried on Windows yet. Needs an SSO Administrator; server settings only on the server itself, elevated; SPNs
/// the right to write them in the directory.
/// </remarks>
[Cmdlet(VerbsCommon.Set, "EntSsoConfiguration", DefaultParameterSetName = LiveSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ConfigurationSetting))]
public sealed class SetEntSsoConfigurationCommand : ConfigurationCmdlet
{
    /// <summary>Returns every stated setting as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(ISsoAdministration administration, Func<ConfigurationPlan> plan)
    {
        ConfigurationPlan planned = plan();
        planned.ThrowIfBlocked();
        foreach (ConfigurationSetting foreign in planned.Differences.Where(setting => setting.IsForeign))
        {
            WriteWarning($"{foreign}. By hand: {foreign.Remedy}");
        }

        if (planned.Steps.Count == 0)
        {
            WriteVerbose($"{administration.Target} is as wanted already.");
        }

        if (Make(administration, planned.Steps) && PassThru)
        {
            WriteObject(plan().Settings, enumerateCollection: true);
        }
    }

    // The plan is a list: one step a line, numbered, with what follows from it.
    private protected override bool IsApproved(IReadOnlyList<Change> changes)
    {
        string text = string.Join("\n", changes.Select((step, i) => $"{i + 1,3}. {step}{(step.Consequence.Length > 0 ? $" ({step.Consequence})" : "")}"));
        return ShouldProcess($"Make {(changes.Count == 1 ? "this change" : $"these {changes.Count} changes in this order")}:\n{text}", text, "Make these changes, in this order?");
    }
}
