namespace EntSso.Events;

/// <summary>Which events a user selects, beyond what readers can decide. Immutable; the default takes everything.</summary>
internal sealed class SyncEventFilter
{
    /// <summary>Only events of one of these areas; empty for all.</summary>
    public IReadOnlyCollection<EventArea> Areas { get; init; } = [];

    /// <summary>Only events of one of these stages; empty for all.</summary>
    public IReadOnlyCollection<EventStage> Stages { get; init; } = [];

    /// <summary>Only events with one of these outcomes; empty for all.</summary>
    public IReadOnlyCollection<EventOutcome> Outcomes { get; init; } = [];

    /// <summary>Only events of this password change.</summary>
    public Guid? TrackingId { get; init; }

    /// <summary>
    /// Only events that name this Windows or external account, compared without case; <c>*</c> and <c>?</c> are wildcards. A name
    /// without a backslash is compared with the part after it too.
    /// </summary>
    public string Account { get; init; } = "";

    /// <summary>Whether an event is selected.</summary>
    /// <param name="syncEvent">The event to check.</param>
    public bool Matches(SyncEvent syncEvent) =>
        (Areas.Count == 0 || Areas.Contains(syncEvent.Area))
        && (Stages.Count == 0 || Stages.Contains(syncEvent.Stage))
        && (Outcomes.Count == 0 || Outcomes.Contains(syncEvent.Outcome))
        && (TrackingId is not { } trackingId || syncEvent.TrackingId == trackingId)
        && (Account.Length == 0 || MatchesAccount(syncEvent.WindowsAccount, Account) || MatchesAccount(syncEvent.ExternalAccount, Account));

    /// <summary>Whether an account name is the requested one.</summary>
    /// <param name="name">The name in the event, for example <c>FABRIKAM\jane</c>.</param>
    /// <param name="wanted">The requested name, for example <c>fabrikam\jane</c>, <c>jane</c> or <c>FABRIKAM\j*</c>.</param>
    public static bool MatchesAccount(string name, string wanted)
    {
        if (name.Length == 0)
        {
            return false;
        }

        if (WildcardText.IsMatch(name, wanted))
        {
            return true;
        }

        int backslash = name.IndexOf('\\');
        return backslash >= 0 && wanted.IndexOf('\\') < 0 && WildcardText.IsMatch(name.Substring(backslash + 1), wanted);
    }
}
