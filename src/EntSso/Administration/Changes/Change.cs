namespace EntSso.Administration.Changes;

/// <summary>
/// One change of one setting: planned against what was read, not made yet. It knows how to make itself, how to see that it took effect,
/// and which commands do the same and undo it. Immutable.
/// </summary>
public abstract record Change
{
    /// <summary>What is changed: a server, application, adapter or mapping by name, or <c>SSO system</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>The setting, in the words of the ENTSSO console where it has it.</summary>
    public abstract string Setting { get; }

    /// <summary>The value that was read, in words; <c>unknown: </c> and the reason when it could not be read.</summary>
    public abstract string Before { get; }

    /// <summary>Whether the value before could be read.</summary>
    public abstract bool IsBeforeKnown { get; }

    /// <summary>The value that is wanted, in words.</summary>
    public abstract string After { get; }

    /// <summary>Whether anything is to be done: false when what was read is what is wanted.</summary>
    public abstract bool IsNeeded { get; }

    /// <summary>The command of this module that makes the change on the selected live system; empty when none does.</summary>
    public abstract string Cmdlet { get; }

    /// <summary>The command of the product's own tools that makes the change; words about the console where no tool can.</summary>
    public abstract string ToolCommand { get; }

    /// <summary>The change that goes back; null when the value before is unknown or the change cannot be undone.</summary>
    public abstract Change? Undo { get; }

    /// <summary>What else follows, in sentences: above all, what stops working. Empty when nothing does.</summary>
    public string Consequence { get; init; } = "";

    /// <summary>What going back does not bring back, in a sentence; empty when everything comes back.</summary>
    public virtual string Loss => "";

    /// <summary>Whether the change is of one server, which its command names already.</summary>
    private protected virtual bool IsOfServer => false;

    /// <summary>
    /// Makes the change: looks whether the setting still is as it was planned against, writes it, and reads it back.
    /// </summary>
    /// <param name="administration">The SSO system that the change was planned for.</param>
    /// <param name="cancellationToken">Honoured until the write begins, and while it is waited for that the new value shows.</param>
    /// <exception cref="AdministrationException">
    /// The change was not made; with <see cref="AdministrationException.MayHaveChanged"/>, it may have been.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped before anything was changed.</exception>
    public abstract void Apply(ISsoAdministration administration, CancellationToken cancellationToken);

    /// <summary>The command of this module that makes the change on a certain system; empty when none does.</summary>
    /// <param name="target">The system; null for the selected live one.</param>
    public virtual string CmdletOn(TargetParameter? target) =>
        target is null || Cmdlet.Length == 0 || (IsOfServer && target.IsServer) ? Cmdlet : $"{Cmdlet} {target}";

    /// <inheritdoc/>
    public sealed override string ToString() => $"{Subject}: {Setting}: {Before} -> {After}";
}
