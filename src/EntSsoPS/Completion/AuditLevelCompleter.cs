using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EntSsoPS.Completion;

/// <summary>Offers the audit levels, 0 to 3, with what the console calls them.</summary>
public sealed class AuditLevelCompleter : IArgumentCompleter
{
    private static readonly string[] _names = ["none", "low", "medium", "high"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => _names
        .Select((name, level) => (Level: level.ToString(CultureInfo.InvariantCulture), Name: name))
        .Where(offer => offer.Level.StartsWith(wordToComplete ?? "", StringComparison.Ordinal))
        .Select(offer => new CompletionResult(offer.Level, $"{offer.Level} {offer.Name}", CompletionResultType.ParameterValue, offer.Name));
}
