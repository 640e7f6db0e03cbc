using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Administration.Desired;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Brings an SSO system into the state that a desired state file describes: plans and orders the changes, makes each, and verifies it. When
/// one fails it stops and reports what was done, what was not, and how to undo it. With -WhatIf it shows the plan.
/// </summary>
/// <remarks>
/// A live system has not been tried on Windows yet. Needs an SSO Administrator; server settings only on the server itself, elevated; SPNs
/// the right to write them in the directory.
/// </remarks>
[Cmdlet(
    VerbsCommon.Set,
    "EntSsoConfiguration",
    DefaultParameterSetName = LiveSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ConfigurationSetting))]
public sealed class SetEntSsoConfigurationCommand : ConfigurationCmdlet
{
    /// <summary>Returns every setting of the file, compared again after the changes.</summary>
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
            Say($"{administration.Target}: all settings of {System.IO.Path.GetFileName(Path)} are already as desired.");
        }

        if (Make(administration, planned.Steps) && PassThru)
        {
            WhenMade(settings => WriteObject(settings, enumerateCollection: true), () => plan().Settings);
        }
    }

    // One numbered step a line, with its consequence.
    private protected override bool IsApproved(IReadOnlyList<Change> changes)
    {
        string text = string.Join(
            "\n", changes.Select((step, i) => $"{i + 1,3}. {step}{(step.Consequence.Length > 0 ? $" ({step.Consequence})" : "")}"));
        return ShouldProcess(
            $"Make {(changes.Count == 1 ? "this change" : $"these {changes.Count} changes in this order")}:\n{text}",
            text,
            "Make these changes, in this order?");
    }
}
