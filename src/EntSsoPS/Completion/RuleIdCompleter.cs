using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using EntSso;
using EntSso.Diagnosis;

namespace EntSsoPS.Completion;

/// <summary>Offers rule ids with what each demands.</summary>
public sealed class RuleIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from rule in RuleCatalogue.All
        where WildcardText.IsMatch(rule.Id, (wordToComplete ?? "").Trim('\'', '"') + "*")
        select new CompletionResult(rule.Id, rule.Id, CompletionResultType.ParameterValue, rule.Title);
}
