using System.Management.Automation;
using EntSso.Collection;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSsoPS.Completion;

namespace EntSsoPS.Cmdlets;

/// <summary>Cmdlets that check a deployment by rules.</summary>
public abstract class DiagnosisCmdlet : DeploymentCmdlet
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>The rules to run when the user named none; empty for all.</summary>
    private protected virtual IReadOnlyList<string> DefaultRules => [];

    /// <summary>Whether there may be several deployments, so that messages have to name theirs.</summary>
    private protected bool IsOneOfSeveral => MyInvocation.ExpectingInput || _names.Count > 1;

    /// <summary>
    /// Everything that comes as one thing is one deployment: each object of the pipeline, and all paths of one -DeploymentPath.
    /// </summary>
    protected sealed override void ProcessRecord()
    {
        base.ProcessRecord();
        if (ReadInput() is not { } input)
        {
            return;
        }

        bool isFromPipeline = MyInvocation.ExpectingInput;
        IReadOnlyList<SyncDeployment> deployments = input.Named(
            SourceName.Length == 0 && isFromPipeline ? "deployment" : SourceName, isFromPipeline && SourceName.Length > 0);
        if (deployments.Count > 1)
        {
            WriteVerbose($"The files are of {deployments.Count} sync engines, {input.Engines}: each is checked separately.");
        }

        foreach (SyncDeployment deployment in deployments)
        {
            Process(Diagnose(deployment with { Name = Unique(deployment.Name) }), input);
        }
    }

    /// <summary>Shows the diagnosis of one deployment.</summary>
    /// <param name="diagnosis">The diagnosis.</param>
    /// <param name="input">What was read.</param>
    private protected abstract void Process(PasswordSyncDiagnosis diagnosis, DeploymentInput input);

    private string Unique(string name)
    {
        string unique = name;
        for (int number = 2; !_names.Add(unique); number++)
        {
            unique = $"{name} ({number})".TrimStart();
        }

        return unique;
    }

    private PasswordSyncDiagnosis Diagnose(SyncDeployment deployment)
    {
        try
        {
            PasswordSyncDiagnosis diagnosis = Timed(
                "Judging",
                () => PasswordSyncDiagnosis.Run(deployment, Rule.Length > 0 ? Rule : DefaultRules, ExcludeRule, CancellationToken));
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
