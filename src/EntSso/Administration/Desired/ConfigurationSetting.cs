using EntSso.Administration.Changes;

namespace EntSso.Administration.Desired;

/// <summary>One setting that a desired configuration states, compared with what is.</summary>
public sealed record ConfigurationSetting
{
    /// <summary>What the setting belongs to: a server, application, adapter, SPN or management agent by name, or <c>SSO system</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The setting, in the words of the ENTSSO console where it has it.</summary>
    public required string Setting { get; init; }

    /// <summary>The value that was read, in words; <c>unknown: </c> and the reason when it could not be read.</summary>
    public required string Actual { get; init; }

    /// <summary>The wanted value, in words.</summary>
    public required string Desired { get; init; }

    /// <summary>How both compare.</summary>
    public required SettingState State { get; init; }

    /// <summary>Whether this product can bring it about.</summary>
    public bool CanBeApplied { get; init; } = true;

    /// <summary>The command that brings it about; where <see cref="CanBeApplied"/> is false, what has to be done by hand and why. Empty when all is well.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>What else follows from bringing it about, in sentences; empty when nothing does.</summary>
    public string Consequence { get; init; } = "";

    /// <summary>Whether it has to be brought about by hand in another product: reported, and no reason to refuse the rest.</summary>
    public bool IsForeign { get; init; }

    /// <summary>The changes that bring it about, in the plan's order.</summary>
    internal IReadOnlyList<Change> Changes { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Subject}: {Setting}: {Actual}{(State == SettingState.AsDesired ? "" : $", wanted: {Desired}")}";
}
