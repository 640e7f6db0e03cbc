using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Desired;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Says what of an SSO system differs from a desired state file, or could not be looked at. Returns nothing when everything that the file
/// states is as wanted.
/// </summary>
/// <remarks>A live system has not been tried on Windows yet. Needs the rights to read what the file states: an SSO Administrator for all of it.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "EntSsoConfiguration", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(ConfigurationSetting), typeof(bool))]
public sealed class TestEntSsoConfigurationCommand : ConfigurationCmdlet
{
    /// <summary>Also return the settings that are as wanted.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Return only whether everything is as wanted. What could not be looked at counts as no.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process(ISsoAdministration administration, Func<ConfigurationPlan> plan)
    {
        ConfigurationPlan result = plan();
        if (result.Settings.Count == 0)
        {
            WriteWarning($"{Path} states no setting, so nothing was compared. Name a file that states what is wanted.");
        }

        WriteVerbose($"{administration.Target}: {result.Differences.Count()} of {result.Settings.Count} stated settings are not as wanted, or not known to be.");
        if (Quiet)
        {
            WriteObject(!result.Differences.Any());
        }
        else
        {
            WriteObject(All ? result.Settings : result.Differences, enumerateCollection: true);
        }
    }
}
