namespace EntSso.Administration.Changes;

/// <summary>One planned change. It can apply and verify itself, and name the commands that do the same or undo it. Immutable.</summary>
internal abstract record Change
{
    /// <summary>A server, application, adapter, mapping or SPN by name, or <c>SSO system</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>The setting, in the words of the ENTSSO console where it has it.</summary>
    public abstract string Setting { get; }

    /// <summary>The value that was read, in words; <c>unknown: </c> and the reason when it could not be read.</summary>
    public abstract string Before { get; }

    public abstract bool IsBeforeKnown { get; }

    /// <summary>The desired value, in words.</summary>
    public abstract string After { get; }

    /// <summary>False when the value that was read is the desired one.</summary>
    public abstract bool IsNeeded { get; }

    /// <summary>The command of this module that makes the change on the selected live system; empty when none does.</summary>
    public abstract string Cmdlet { get; }

    /// <summary>The command of the product's own tools that makes the change; the place in the console where no tool can.</summary>
    public abstract string ToolCommand { get; }

    /// <summary>The change that undoes this one; null when the value before is unknown or the change cannot be undone.</summary>
    public abstract Change? Undo { get; }

    /// <summary>What else follows, in sentences: above all, what stops working. Empty when nothing does.</summary>
    public string Consequence { get; init; } = "";

    /// <summary>What undoing does not restore, in a sentence; empty when it restores everything.</summary>
    public virtual string Loss => "";

    /// <summary>Whether the change is of one server, which its command already names.</summary>
    private protected virtual bool IsOfServer => false;

    /// <summary>Compares the setting with the value that the change was planned against, writes it, and reads it back.</summary>
    /// <exception cref="AdministrationException">
    /// The change was not made; with <see cref="AdministrationException.MayHaveChanged"/>, it may have been.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped before anything was changed.</exception>
    public abstract void Apply(ISsoAdministration administration, CancellationToken cancellationToken);

    /// <summary>The command of this module that makes the change on a certain system; empty when none does.</summary>
    public virtual string CmdletOn(TargetParameter? target) =>
        target is null || Cmdlet.Length == 0 || (IsOfServer && target.IsServer) ? Cmdlet : $"{Cmdlet} {target}";

    public sealed override string ToString() => $"{Subject}: {Setting}: {Before} -> {After}";
}
