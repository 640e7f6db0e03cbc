using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EntSsoPS.Completion;

/// <summary>Offers $true and $false: PowerShell itself would offer files.</summary>
public sealed class TruthCompleter : IArgumentCompleter
{
    private static readonly string[] _values = ["$true", "$false"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => _values
        .Where(value => value.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
        .Select(value => new CompletionResult(value));
}
