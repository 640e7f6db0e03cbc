using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using EntSso;
using EntSso.Diagnosis;

namespace EntSsoPS.Completion;

/// <summary>Offers rule ids with what each demands, after them the areas as patterns (KRB-*).</summary>
public sealed class RuleIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string pattern = (wordToComplete ?? "").Trim('\'', '"') + "*";
        IEnumerable<(string Text, string Meaning)> rules = RuleCatalogue.All.Select(rule => (rule.Id, rule.Description.Title));
        IEnumerable<(string Text, string Meaning)> areas =
            from rule in RuleCatalogue.All
            group rule by rule.Id.Split('-')[0] + "-*" into area
            select (area.Key, $"all {area.Count()} rules {area.Key}");
        return from candidate in rules.Concat(areas)
               where WildcardText.IsMatch(candidate.Text, pattern)
               select new CompletionResult(candidate.Text, candidate.Text, CompletionResultType.ParameterValue, candidate.Meaning);
    }
}
