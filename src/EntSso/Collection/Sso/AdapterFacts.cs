using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>Makes the facts of password sync adapters and adapter groups of what the components returned.</summary>
internal static class AdapterFacts
{
    /// <summary>Decodes an adapter.</summary>
    /// <param name="adapter">The entry of the list.</param>
    /// <param name="computer">GetApplicationInfo2, property Computer.</param>
    /// <param name="applications">GetApplicationsForAdapter.</param>
    /// <param name="group">The adapter group that lists the adapter; null for none.</param>
    /// <param name="origin">Where the list comes from.</param>
    public static SyncAdapter Of(
        ListedApplication adapter, Fact<string> computer, Fact<IReadOnlyList<string>> applications, Fact<string?> group,
        FactOrigin origin) => new()
        {
            Name = adapter.Name,
            Description = Fact.Known(adapter.Description, origin),
            Contact = Fact.Known(adapter.Contact, origin),
            Flags = adapter.Flags,
            IsEnabled = Flag(adapter, SsoAdapterFlags.Enabled),
            SyncToAdapter = Flag(adapter, SsoAdapterFlags.SyncToAdapter),
            SyncFromAdapter = Flag(adapter, SsoAdapterFlags.SyncFromAdapter),
            ChangeWindowsPassword = Flag(adapter, SsoAdapterFlags.ChangeWindowsPassword),
            VerifyOldPassword = Flag(adapter, SsoAdapterFlags.VerifyOldPassword),
            SendOldPassword = Flag(adapter, SsoAdapterFlags.SendOldPassword),
            AllowMappingConflicts = Flag(adapter, SsoAdapterFlags.AllowMappingConflicts),
            AllowLocalAccounts = Flag(adapter, SsoAdapterFlags.AllowLocalAccounts),
            Computer = computer,
            Users = ApplicationFacts.Accounts(adapter, adapter.Users),
            Administrators = ApplicationFacts.Accounts(adapter, adapter.Administrators),
            Properties = Fact.Unknown<AdapterProperties?>("ISSOPSAdmin sets the properties of an adapter and does not read them", origin),
            Applications = applications,
            Group = group,
        };

    /// <summary>Decodes an adapter group.</summary>
    /// <param name="group">The entry of the group adapter.</param>
    /// <param name="computer">GetApplicationInfo2, property Computer.</param>
    /// <param name="adapters">GetAdaptersForAdapterGroup.</param>
    /// <param name="origin">Where the list comes from.</param>
    public static AdapterGroup OfGroup(
        ListedApplication group, Fact<string> computer, Fact<IReadOnlyList<string>> adapters, FactOrigin origin) => new()
        {
            Name = group.Name,
            Description = Fact.Known(group.Description, origin),
            IsEnabled = Flag(group, SsoAdapterFlags.Enabled),
            Computer = computer,
            Adapters = adapters,
        };

    private static Fact<bool> Flag(ListedApplication adapter, SsoAdapterFlags flag) =>
        adapter.Flags.Select(f => ((SsoAdapterFlags)f & flag) != 0);
}
