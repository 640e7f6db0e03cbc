using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using EntSso;
using EntSso.Administration;
using EntSso.Naming;
using EntSsoPS.Cmdlets.Configuration;

namespace EntSsoPS.Completion;

/// <summary>
/// Offers names that exist in the SSO system that the command line names so far. Where it cannot be read, nothing is offered.
/// </summary>
public abstract class AdministrationCompleter : IArgumentCompleter
{
    private const int Most = 200;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? "").Trim('\'', '"');
        try
        {
            using ISsoAdministration administration = Open(fakeBoundParameters);
            return
            [
                .. Names(administration, fakeBoundParameters)
                    .Where(name => Fits(name.Text, word) && CanBeTyped(name.Text))
                    .GroupBy(name => name.Text, StringComparer.OrdinalIgnoreCase)
                    .Take(Most)
                    .Select(names => Result(names.Key, names.First().ToolTip)),
            ];
        }
        catch (Exception unreadable) when (unreadable is AdministrationException or RuntimeException)
        {
            return [];
        }
    }

    /// <summary>The names to offer, each with what to say about it.</summary>
    /// <param name="administration">The SSO system.</param>
    /// <param name="bound">The parameters that the command line has so far.</param>
    private protected abstract IEnumerable<(string Text, string ToolTip)> Names(ISsoAdministration administration, IDictionary bound);

    /// <summary>A parameter that the command line has so far; empty when it has not.</summary>
    private protected static string Bound(IDictionary bound, string parameter) => bound[parameter]?.ToString() ?? "";

    /// <summary>Completion cannot be stopped, and reads one file or asks one server.</summary>
    private protected static CancellationToken NeverStopped => CancellationToken.None;

    private static ISsoAdministration Open(IDictionary bound) =>
        Bound(bound, nameof(AdministrationCmdlet.DeploymentPath)) is { Length: > 0 } path
        ? AdministrationTarget.OpenFile(FileSystemPath(path))
        : AdministrationTarget.OpenLive(Bound(bound, "Server") is { Length: > 0 } server ? server : null, directory: null);

    // A completer has no session state: the shell that asks it resolves the path.
    private static string FileSystemPath(string path)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddCommand("Convert-Path").AddParameter("LiteralPath", path).Invoke<string>().FirstOrDefault() ?? path;
    }

    // Of DOMAIN\user, people remember the user.
    private static bool Fits(string name, string word) =>
        WildcardText.IsMatch(name, word + "*") || WildcardText.IsMatch(name, $"*\\{word}*");

    // A line end would run what is behind it, and what cannot be seen cannot be checked before Enter.
    private static bool CanBeTyped(string name) =>
        name.Length > 0 && VisibleText.ForTerminal(name) == name && name.IndexOfAny(['\n', '\t']) < 0;

    private static CompletionResult Result(string name, string toolTip) => new(
        name.All(c => CommandWord.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '\\') && name[0] != '-'
            ? name
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'",
        name,
        CompletionResultType.ParameterValue,
        VisibleText.ForTerminal(toolTip).Replace('\n', ' '));
}
