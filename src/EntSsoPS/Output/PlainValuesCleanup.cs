using System.Management.Automation;

namespace EntSsoPS.Output;

/// <summary>Removes the type data of the module with the module; PowerShell keeps what a script module added.</summary>
public sealed class PlainValuesCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        foreach (string type in PlainValues.TypeData.Select(data => data.TypeName))
        {
            shell.AddCommand("Remove-TypeData").AddParameter("TypeName", type).AddParameter("ErrorAction", ActionPreference.Ignore).AddStatement();
        }

        shell.Invoke();
    }
}
