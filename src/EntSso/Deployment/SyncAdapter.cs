namespace EntSso.Deployment;

/// <summary>
/// A password sync adapter. Its switches carry the names of the property bag of ISSOAdmin2.GetApplicationInfo2; bits are the
/// application flags of the same calls.
/// </summary>
public sealed record SyncAdapter
{
    /// <summary>The adapter's name; compared without case.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public Fact<string> Description { get; init; }

    /// <summary>The contact.</summary>
    public Fact<string> Contact { get; init; }

    /// <summary>The flags as one number.</summary>
    public Fact<int> Flags { get; init; }

    /// <summary>Whether the adapter is enabled (0x2). Adapters are created disabled.</summary>
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>Whether the adapter takes Windows password changes (0x400).</summary>
    public Fact<bool> SyncToAdapter { get; init; }

    /// <summary>Whether ENTSSO takes changes from the adapter (0x200).</summary>
    public Fact<bool> SyncFromAdapter { get; init; }

    /// <summary>Whether a change from the adapter also changes the Windows password, full sync (0x800).</summary>
    public Fact<bool> ChangeWindowsPassword { get; init; }

    /// <summary>Whether the old password is verified (0x1000).</summary>
    public Fact<bool> VerifyOldPassword { get; init; }

    /// <summary>Whether the old password goes to the adapter as well (0x2000).</summary>
    public Fact<bool> SendOldPassword { get; init; }

    /// <summary>Whether conflicting mappings are allowed (0x4000).</summary>
    public Fact<bool> AllowMappingConflicts { get; init; }

    /// <summary>Whether local accounts are allowed (0x40000).</summary>
    public Fact<bool> AllowLocalAccounts { get; init; }

    /// <summary>The computer that the adapter's process runs on, fully qualified.</summary>
    public Fact<string> Computer { get; init; }

    /// <summary>The access accounts (Application Users), as stored.</summary>
    public Fact<IReadOnlyList<string>> Users { get; init; }

    /// <summary>The Application Administrators accounts, as stored.</summary>
    public Fact<IReadOnlyList<string>> Administrators { get; init; }

    /// <summary>The stored notification properties; known and null when the adapter has none.</summary>
    public Fact<AdapterProperties?> Properties { get; init; }

    /// <summary>The affiliate applications assigned to the adapter.</summary>
    public Fact<IReadOnlyList<string>> Applications { get; init; }

    /// <summary>The adapter group; known and null when the adapter is in none.</summary>
    public Fact<string?> Group { get; init; }
}

/// <summary>A group of adapters with the group adapter of the same name. A group adapter never receives password changes.</summary>
public sealed record AdapterGroup
{
    /// <summary>The group's name; compared without case.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public Fact<string> Description { get; init; }

    /// <summary>Whether the group adapter is enabled.</summary>
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>The computer of the group adapter, fully qualified; its members must run there as well (event 10830).</summary>
    public Fact<string> Computer { get; init; }

    /// <summary>The adapters in the group.</summary>
    public Fact<IReadOnlyList<string>> Adapters { get; init; }
}

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
