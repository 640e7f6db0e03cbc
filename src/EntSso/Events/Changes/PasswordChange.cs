namespace EntSso.Events.Changes;

/// <summary>One password change followed through the log by its tracking id, or a run of refused calls of one caller.</summary>
public sealed class PasswordChange
{
    /// <summary>What this stands for.</summary>
    public required PasswordChangeKind Kind { get; init; }

    /// <summary>The tracking id; null for refused calls, which are counted over many ids, and where the logged id is no GUID.</summary>
    public required Guid? TrackingId { get; init; }

    /// <summary>The Windows account, or empty where no event names it.</summary>
    public required string WindowsAccount { get; init; }

    /// <summary>The account that called ENTSSO, or empty where no event names it.</summary>
    public required string ClientUser { get; init; }

    /// <summary>The computer that wrote the first event.</summary>
    public required string Computer { get; init; }

    /// <summary>The time of the first event, in UTC; null when the log does not tell.</summary>
    public required DateTime? Started { get; init; }

    /// <summary>The time of the last event, in UTC; null when the log does not tell.</summary>
    public required DateTime? Ended { get; init; }

    /// <summary>How many calls this stands for: 1 for a change, the number of refusals for refused calls.</summary>
    public required int Count { get; init; }

    /// <summary>The worst outcome of its deliveries, or of the change itself where it did not reach a mapping.</summary>
    public required PasswordChangeOutcome Outcome { get; init; }

    /// <summary>The link where it ended: for a delivered change the last one reached, otherwise the broken one.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>The links that the log shows it passing or failing, in order and without repetition.</summary>
    public required IReadOnlyList<ChainLink> Path { get; init; }

    /// <summary>
    /// One entry for each mapping that the change was carried to, 256 at most (what the log says of more decides with the change as a
    /// whole); empty where it did not get that far.
    /// </summary>
    public required IReadOnlyList<PasswordDelivery> Deliveries { get; init; }

    /// <summary>The event that decided, or null when nothing did.</summary>
    public required SyncEvent? DecidedBy { get; init; }

    /// <summary>
    /// For an unexplained change the errors without tracking id that the same computer logged around it (database, access checks), in time
    /// order: likely reasons, not certain ones. How close they have to be: <see cref="PasswordChangeTracker.NeighbourWindow"/>.
    /// </summary>
    public required IReadOnlyList<SyncEvent> LikelyReasons { get; init; }

    /// <summary>Every event with this tracking id in time order; for refused calls every refusal.</summary>
    public required IReadOnlyList<SyncEvent> Events { get; init; }

    /// <summary>From the first event to the last; null when the log has no times.</summary>
    public TimeSpan? Duration => Ended - Started;

    /// <summary>Why it ended as it did, or an empty string for a delivered change.</summary>
    public required string Cause { get; init; }

    /// <summary>What to do, or an empty string.</summary>
    public required string Remedy { get; init; }

    /// <summary>Whether the change is about a Windows or external account; wildcards as in <see cref="SyncEventFilter.Account"/>.</summary>
    /// <param name="account">The name of the account, <c>DOMAIN\user</c> or <c>user</c>, compared without case; <c>*</c> and <c>?</c> are wildcards.</param>
    public bool Concerns(string account)
    {
        if (SyncEventFilter.MatchesAccount(WindowsAccount, account))
        {
            return true;
        }

        foreach (PasswordDelivery delivery in Deliveries)
        {
            if (SyncEventFilter.MatchesAccount(delivery.WindowsAccount, account) || SyncEventFilter.MatchesAccount(delivery.ExternalAccount, account))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the change as a whole, or one of its deliveries, ended so.</summary>
    /// <param name="outcome">The end that is asked for.</param>
    public bool EndedWith(PasswordChangeOutcome outcome)
    {
        if (Outcome == outcome)
        {
            return true;
        }

        foreach (PasswordDelivery delivery in Deliveries)
        {
            if (delivery.Outcome == outcome)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind == PasswordChangeKind.RefusedCalls
        ? $"{Count} refused calls of {(ClientUser.Length > 0 ? ClientUser : "an unnamed caller")} at {Link}"
        : $"{WindowsAccount}: {Outcome} at {Link}";
}
