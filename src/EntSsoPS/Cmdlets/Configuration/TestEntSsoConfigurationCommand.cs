using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Desired;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Compares an SSO system with a desired state file and returns the settings that differ or could not be checked. When there are none, it
/// says so and returns nothing.
/// </summary>
/// <remarks>
/// A live system has not been tried on Windows yet. Needs the rights to read the settings in the file: an SSO Administrator for all of
/// them.
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoConfiguration", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(ConfigurationSetting), typeof(bool))]
public sealed class TestEntSsoConfigurationCommand : ConfigurationCmdlet
{
    /// <summary>Also return the settings that are as desired.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Return only whether all settings are as desired. A setting that could not be checked counts as no.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process(ISsoAdministration administration, Func<ConfigurationPlan> plan)
    {
        ConfigurationPlan result = plan();
        int differences = result.Differences.Count();
        if (result.Settings.Count == 0)
        {
            WriteWarning($"{Path} has no setting, so nothing was compared. Specify a file that describes the desired state.");
        }

        WriteVerbose($"{administration.Target}: {differences} of {result.Settings.Count} settings differ, or could not be checked.");
        if (Quiet)
        {
            WriteObject(differences == 0);
            return;
        }

        WriteObject(All ? result.Settings : result.Differences, enumerateCollection: true);
        if (differences == 0 && result.Settings.Count > 0)
        {
            Say($"{administration.Target}: all {result.Settings.Count} settings of {System.IO.Path.GetFileName(Path)} are as desired.");
        }
    }
}
