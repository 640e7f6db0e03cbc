using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using EntSso.Events;

namespace EntSsoPS.Completion;

/// <summary>Offers the ids of events that are written to the log.</summary>
public sealed class EventIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from definition in EventCatalogue.Default.Definitions
        where definition.Kind == EventKind.Event
        let id = definition.Id.ToString(CultureInfo.InvariantCulture)
        where id.StartsWith(wordToComplete ?? "", System.StringComparison.Ordinal)
        select new CompletionResult(id, definition.ToString(), CompletionResultType.ParameterValue, definition.Summary);
}
