using System.Management.Automation;
using EntSso.Diagnosis;
using EntSsoPS.Completion;

namespace EntSsoPS.Cmdlets;

/// <summary>
/// Explains the rules by which deployments are checked: what each demands, its symptom, cause and fix, how to verify that it is fixed, and
/// its events. Findings from the pipeline are explained by their rule, each rule once.
/// </summary>
[Cmdlet(VerbsCommon.Get, "EntSsoRule")]
[OutputType(typeof(RulePage))]
public sealed class GetEntSsoRuleCommand : EntSsoCmdlet
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of rules, for example GATE-02 or KRB-*. Wildcards are allowed. Without it every rule is returned.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Rule")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    public string[] RuleId { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in RuleId)
        {
            IReadOnlyList<RulePage> found = RulePage.Find(id);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(id))
            {
                WriteError(
                    ErrorIds.RuleNotFound,
                    new ItemNotFoundException(
                        $"No rule is called '{id}'. Rules are called by area and number, such as GATE-02: see Get-EntSsoRule | "
                            + "Format-Table."),
                    ErrorCategory.ObjectNotFound,
                    id);
            }

            WriteObject(found.Where(page => _written.Add(page.RuleId)), enumerateCollection: true);
        }
    }
}
