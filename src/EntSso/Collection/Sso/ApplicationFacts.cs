using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>Makes the facts of an affiliate application of what the components returned.</summary>
internal static class ApplicationFacts
{
    private const string FilterUntold = "no API of ENTSSO exposes it";

    /// <summary>Decodes.</summary>
    /// <param name="application">The entry of the list.</param>
    /// <param name="fields">GetFieldInfo.</param>
    /// <param name="adapter">The adapter that lists the application; null for none.</param>
    /// <param name="origin">Where the list comes from.</param>
    public static AffiliateApplication Of(
        ListedApplication application, Fact<IReadOnlyList<ApplicationField>> fields, Fact<string?> adapter, FactOrigin origin) => new()
        {
            Name = application.Name,
            Description = Fact.Known(application.Description, origin),
            Contact = Fact.Known(application.Contact, origin),
            Type = Fact.Known(application.Type, origin),
            Flags = application.Flags,
            IsEnabled = Flag(application, SsoApplicationFlags.Enabled),
            DirectPasswordSync = Flag(application, SsoApplicationFlags.DirectPasswordSync),
            AllowLocalAccounts = Flag(application, SsoApplicationFlags.AllowLocalAccounts),
            Fields = fields,
            Users = Accounts(application, application.Users),
            Administrators = Accounts(application, application.Administrators),
            Adapter = adapter,
            PasswordFilter = Fact.Unknown<string?>(FilterUntold, origin),
            FilterString = Fact.Unknown<string?>(FilterUntold, origin),
        };

    /// <summary>The accounts, which ENTSSO keeps from callers without an administrator role.</summary>
    internal static Fact<IReadOnlyList<string>> Accounts(ListedApplication application, Fact<string> stored) =>
        application.Flags.IsKnown && ((SsoApplicationFlags)application.Flags.Value & SsoApplicationFlags.SensitiveInformationRemoved) != 0
            ? Fact.Unknown<IReadOnlyList<string>>("ENTSSO shows the accounts to administrators of the application only", stored.Origin)
            : stored.Select(AccountList.Split);

    private static Fact<bool> Flag(ListedApplication application, SsoApplicationFlags flag) =>
        application.Flags.Select(f => ((SsoApplicationFlags)f & flag) != 0);
}
