namespace EntSso.Deployment;

/// <summary>
/// The stored properties of an adapter (<c>ssops -setprops</c>). The documentation contradicts itself on the defaults, so a value
/// that was not read stays unknown.
/// </summary>
public sealed record AdapterProperties
{
    /// <summary>How often a notification is tried again.</summary>
    public Fact<int> RetryCount { get; init; }

    /// <summary>How long to wait between tries, in minutes.</summary>
    public Fact<int> RetryDelayMinutes { get; init; }

    /// <summary>How many notifications may be under way at once.</summary>
    public Fact<int> MaximumPendingNotifications { get; init; }

    /// <summary>Whether notifications are kept while the adapter is offline.</summary>
    public Fact<bool> StoreWhenOffline { get; init; }

    /// <summary>The server of the external system.</summary>
    public Fact<string> ServerName { get; init; }

    /// <summary>The port of the external system.</summary>
    public Fact<int> Port { get; init; }
}
