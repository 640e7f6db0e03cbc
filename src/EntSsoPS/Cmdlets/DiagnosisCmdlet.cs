using System.Management.Automation;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSsoPS.Completion;

namespace EntSsoPS.Cmdlets;

/// <summary>Cmdlets that check a deployment by rules.</summary>
public abstract class DiagnosisCmdlet : DeploymentCmdlet
{
    /// <summary>Only these rules, for example KRB-*. Wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    public string[] Rule { get; set; } = [];

    /// <summary>Not these rules. Wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNull]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    public string[] ExcludeRule { get; set; } = [];

    /// <summary>Runs the rules over a deployment.</summary>
    /// <param name="deployment">The facts.</param>
    /// <param name="rules">Patterns to run when the user named none; empty for all.</param>
    private protected PasswordSyncDiagnosis Diagnose(SyncDeployment deployment, IReadOnlyList<string> rules)
    {
        try
        {
            PasswordSyncDiagnosis diagnosis = Timed(
                "Judging",
                () => PasswordSyncDiagnosis.Run(deployment, Rule.Length > 0 ? Rule : rules, ExcludeRule, CancellationToken));
            WriteVerbose($"{diagnosis.Rules.Count} rules gave {diagnosis.Counts.Total} findings: {diagnosis.Counts}.");
            return diagnosis;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (ArgumentException mistake)
        {
            ThrowTerminatingError(new ErrorRecord(mistake, ErrorIds.Prefix + ErrorIds.RuleNotFound, ErrorCategory.InvalidArgument, Rule));
            throw;
        }
    }
}
