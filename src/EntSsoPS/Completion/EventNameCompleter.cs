using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using EntSso.Events;

namespace EntSsoPS.Completion;

/// <summary>Offers ids and symbolic names of events, with the summary as tooltip.</summary>
public sealed class EventNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? "").Trim('\'', '"');
        return EventCatalogue.Default.Definitions
            .SelectMany(d => new[] { (Text: d.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Definition: d), (Text: d.SymbolicName, Definition: d) })
            .Where(c => c.Text.Length > 0 && EntSso.WildcardText.IsMatch(c.Text, word + "*"))
            .Select(c => new CompletionResult(c.Text, c.Definition.ToString(), CompletionResultType.ParameterValue, c.Definition.Summary));
    }
}
