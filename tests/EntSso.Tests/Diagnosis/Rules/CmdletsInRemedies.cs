using System.Text.RegularExpressions;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis.Rules;

/// <summary>What a cmdlet of the module can do, a remedy names by the cmdlet first and by the product's tool second.</summary>
internal static class CmdletsInRemedies
{
    private static readonly (Regex Tool, string Cmdlets)[] _same = [.. new[]
    {
        (@"^ssomanage -createmappings\b", "New-EntSsoMapping Reset-EntSsoMapping"),
        (@"^ssomanage -deletemapping\b", "Remove-EntSsoMapping Reset-EntSsoMapping"),
        (@"^ssomanage -disablemapping\b", "Disable-EntSsoMapping Reset-EntSsoMapping"),
        (@"^ssomanage -enablemapping\b", "Enable-EntSsoMapping"),
        (@"^ssomanage -enableapp\b", "Enable-EntSsoApplication"),
        (@"^ssomanage -(enable|disable) \w+sync\b", "Set-EntSsoPasswordSyncMode"),
        (@"^ssoconfig -allowPS MIIS\b", "Enable-EntSsoMiisSync Disable-EntSsoMiisSync"),
        (@"^ssoconfig -allowPS PCNS\b", "Enable-EntSsoPcnsSync Disable-EntSsoPcnsSync"),
        (@"^ssoconfig -(syncAge|auditLevel|replayFiles)\b", "Set-EntSsoServer"),
        (@"^ssops -(enable|disable)\b", "Enable-EntSsoAdapter Disable-EntSsoAdapter"),
        (@"^ssops -update\b", "Set-EntSsoAdapter"),
        (@"^ssops -addapp\b", "Add-EntSsoAdapterApplication"),
        (@"^ssops -deleteapp\b", "Remove-EntSsoAdapterApplication"),
        (@"^setspn -[SA]\b", "Register-EntSsoSpn"),
        (@"^setspn -D\b", "Unregister-EntSsoSpn"),
    }.Select(pair => (new Regex(pair.Item1), pair.Item2))];

    /// <summary>Fails where a step is a tool's command whose cmdlet does not come before it.</summary>
    public static void ComeFirst(Finding finding)
    {
        for (int i = 0; i < finding.Steps.Count; i++)
        {
            string command = finding.Steps[i].Command;
            string[] cmdlets = finding.Steps[i].IsCmdlet ? [] : [.. _same.Where(pair => pair.Tool.IsMatch(command)).SelectMany(pair => pair.Cmdlets.Split(' '))];
            Assert.True(
                cmdlets.Length == 0 || finding.Steps.Take(i).Any(step => step.IsCmdlet && cmdlets.Contains(step.Tool)),
                $"{finding.RuleId}: the remedy names '{command}' and not {string.Join(" or ", cmdlets)} before it.");
        }
    }
}
