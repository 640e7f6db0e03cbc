using System.Management.Automation;
using EntSso.Diagnosis;

namespace EntSsoPS.Cmdlets;

/// <summary>Cmdlets that return the findings of a deployment.</summary>
public abstract class DeploymentCheckCmdlet : DiagnosisCmdlet
{
    private protected FindingSelection Selection { get; } = new();

    /// <summary>Return only findings with these statuses. Default: Fail, Warning and Unknown.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public FindingStatus[] Status
    {
        get => Selection.Status;
        set => Selection.Status = value;
    }

    /// <summary>Return every finding, also those that passed or do not apply.</summary>
    [Parameter]
    public SwitchParameter All
    {
        get => Selection.All;
        set => Selection.All = value;
    }

    /// <summary>
    /// Return only true or false, once for each deployment: true when no check failed, none is unknown and at least one passed; with
    /// -Status, true when no finding has one of these statuses.
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet
    {
        get => Selection.Quiet;
        set => Selection.Quiet = value;
    }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Selection.Check(this);
}

/// <summary>Cmdlets that return findings about names and accounts, for which they can ask a directory.</summary>
public abstract class DirectoryCheckCmdlet : DirectoryCmdlet
{
    private protected FindingSelection Selection { get; } = new();

    /// <summary>Return only findings with these statuses. Default: Fail, Warning and Unknown.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public FindingStatus[] Status
    {
        get => Selection.Status;
        set => Selection.Status = value;
    }

    /// <summary>Return every finding, also those that passed or do not apply.</summary>
    [Parameter]
    public SwitchParameter All
    {
        get => Selection.All;
        set => Selection.All = value;
    }

    /// <summary>
    /// Return only true or false: true when no check failed, none is unknown and at least one passed; with -Status, true when no finding
    /// has one of these statuses.
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet
    {
        get => Selection.Quiet;
        set => Selection.Quiet = value;
    }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Selection.Check(this);
}
