namespace EntSso.Events;

/// <summary>Which events a user wants to see, beyond what readers can decide. Immutable; the default takes everything.</summary>
public sealed class SyncEventFilter
{
    /// <summary>Only events of this area.</summary>
    public EventArea? Area { get; init; }

    /// <summary>Only events with this outcome.</summary>
    public EventOutcome? Outcome { get; init; }

    /// <summary>Only events of this password change.</summary>
    public Guid? TrackingId { get; init; }

    /// <summary>
    /// Only events that name this Windows or external account, compared without case; <c>*</c> and <c>?</c> are wildcards. A name
    /// without a backslash is compared with the part after it too.
    /// </summary>
    public string Account { get; init; } = "";

    /// <summary>Whether an event is wanted.</summary>
    /// <param name="syncEvent">The event to look at.</param>
    public bool Matches(SyncEvent syncEvent) =>
        (Area is not { } area || syncEvent.Area == area)
        && (Outcome is not { } outcome || syncEvent.Outcome == outcome)
        && (TrackingId is not { } trackingId || syncEvent.TrackingId == trackingId)
        && (Account.Length == 0 || MatchesAccount(syncEvent.WindowsAccount, Account) || MatchesAccount(syncEvent.ExternalAccount, Account));

    /// <summary>Whether an account name is the wanted one.</summary>
    /// <param name="name">The name in the event, for example <c>FABRIKAM\jane</c>.</param>
    /// <param name="wanted">The wanted name, for example <c>fabrikam\jane</c>, <c>jane</c> or <c>FABRIKAM\j*</c>.</param>
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
