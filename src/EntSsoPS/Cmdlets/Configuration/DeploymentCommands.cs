using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// Commands in errors, consequences and remedies. The core writes them for a live system; where a deployment file is the target, the same
/// command has to name the file, or it would reach for the live one.
/// </summary>
internal static class DeploymentCommands
{
    // Only what has parameters is a command to run; a cmdlet that is merely spoken of has none. One is printed with a value first, a
    // direction of the password sync mode. SPNs are in a directory, not in the file.
    private static readonly Regex _invocation = new(
        @"\b[A-Z][a-z]+-EntSso(?!Spn\b)[A-Za-z]+(?= -(?!DeploymentPath\b)[A-Za-z]| (?:Windows|Adapters)To[A-Z])", RegexOptions.CultureInvariant);

    /// <summary>Adds -DeploymentPath to each command of a text.</summary>
    /// <param name="text">Words with commands among them.</param>
    /// <param name="path">The deployment file, as the user named it.</param>
    public static string Address(string text, string path) => _invocation.Replace(
        text, match => $"{match.Value} -DeploymentPath '{CodeGeneration.EscapeSingleQuotedStringContent(path)}'");
}
