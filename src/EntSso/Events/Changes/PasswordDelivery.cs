namespace EntSso.Events.Changes;

/// <summary>The way of one password change through one mapping (application and external account).</summary>
public sealed class PasswordDelivery
{
    /// <summary>The tracking id of the change.</summary>
    public required Guid? TrackingId { get; init; }

    /// <summary>The Windows account, or empty where no event names it.</summary>
    public required string WindowsAccount { get; init; }

    /// <summary>The affiliate application, or empty where no event names it.</summary>
    public required string Application { get; init; }

    /// <summary>The account in the external system, or empty where no event names it.</summary>
    public required string ExternalAccount { get; init; }

    /// <summary>The adapter, or empty for direct password sync and for changes that did not get that far.</summary>
    public required string Adapter { get; init; }

    /// <summary>How it ended.</summary>
    public required PasswordChangeOutcome Outcome { get; init; }

    /// <summary>The link where it ended: for a delivered change the last one, otherwise the broken one.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>The number of the event that decided; null when nothing did.</summary>
    public int? EventId => DecidedBy?.Id;

    /// <summary>The event that decided, or null when nothing did.</summary>
    internal SyncEvent? DecidedBy { get; init; }

    /// <summary>The events of this delivery in time order.</summary>
    internal IReadOnlyList<SyncEvent> Events { get => ItemList.Of(field); init; } = [];

    /// <summary>Why, or an empty string for a delivered change.</summary>
    public string Cause => DecidedBy is null || Outcome == PasswordChangeOutcome.Delivered ? "" : DecidedBy.Cause;

    /// <summary>What to do, or an empty string.</summary>
    public string Remedy => DecidedBy is null || Outcome == PasswordChangeOutcome.Delivered ? "" : DecidedBy.Remedy;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Application.Length > 0 ? Application : Adapter)}/{ExternalAccount}: {Outcome} at {Link}";
}
