using System.Management.Automation;

namespace EntSsoPS.Output;

/// <summary>Takes the types of <see cref="PlainValues"/> back when the module is removed; EntSsoPS.psm1 declares them.</summary>
public sealed class PlainValuesCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Remove-TypeData").AddParameter("ErrorAction", ActionPreference.Ignore);
        shell.Invoke(PlainValues.TypeData.Select(type => type.TypeName));
    }
}
