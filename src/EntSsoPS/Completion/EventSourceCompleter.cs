using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using EntSso.Events;

namespace EntSsoPS.Completion;

/// <summary>Offers the event sources of the chain.</summary>
public sealed class EventSourceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? "").Trim('\'', '"');
        return EventSource.All
            .Where(source => source.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(
                source =>
                    new CompletionResult(
                        source.IndexOf(' ') < 0 ? source : $"'{source}'",
                        source,
                        CompletionResultType.ParameterValue,
                        $"log {EventSource.Log(source)}"));
    }
}
