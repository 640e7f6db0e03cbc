using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>Makes the facts of the SSO system of what the components returned.</summary>
internal static class SystemFacts
{
    /// <summary>Why a fact is unknown that a server left out of its answer.</summary>
    internal const string NotReported = "the server did not report it";

    /// <summary>Decodes.</summary>
    public static SsoSystem Of(
        Fact<string> readThrough, Fact<GlobalInfo> settings, Fact<ServerStatus> status, Fact<DatabaseInfo> database) =>
        new()
    {
        ReadThrough = readThrough,
        Flags = settings.Select(s => (int)s.Flags),
        IsEnabled = Flag(settings, SsoGlobalFlags.Enabled),
        AllowWindowsInitiated = Flag(settings, SsoGlobalFlags.WindowsInitiated),
        AllowHostInitiated = Flag(settings, SsoGlobalFlags.HostInitiated),
        VerifyExternalCredentials = Flag(settings, SsoGlobalFlags.VerifyExternalCredentials),
        AllowTickets = Flag(settings, SsoGlobalFlags.AllowTickets),
        ValidateTickets = Flag(settings, SsoGlobalFlags.ValidateTickets),
        FromWindowsToAdapters = Flag(settings, SsoGlobalFlags.FromWindowsToAdapters),
        FromAdaptersToDatabase = Flag(settings, SsoGlobalFlags.FromAdaptersToDatabase),
        FromAdaptersToWindows = Flag(settings, SsoGlobalFlags.FromAdaptersToWindows),
        VerifyOldPassword = Flag(settings, SsoGlobalFlags.VerifyOldPassword),
        SecretServer = Reported(settings.Select(s => s.SecretServer)),
        SsoAdministrators = Reported(settings.Select(s => s.SsoAdminGroup)),
        SsoAffiliateAdministrators = Reported(settings.Select(s => s.AffiliateAppMgrGroup)),
        DatabaseServer = Reported(status.Select(s => s.SqlServer)),
        DatabaseName = Reported(status.Select(s => s.SqlDatabase)),
        IsDatabaseReachable = database.Select(d => d.Exists),
        DatabaseNeedsUpgrade = database.Select(d => d.NeedsUpgrade),
        AuditDeletedApplications = settings.Select(s => s.AuditAppDeleteMax),
        AuditDeletedMappings = settings.Select(s => s.AuditMappingDeleteMax),

        // Of the two tables of lookups, Xp is likely that of external and Ntp that of Windows passwords; the console shows the first.
        AuditCredentialLookups = settings.Select(s => s.AuditXpLookupMax),
        TicketTimeoutMinutes = settings.Select(s => s.TicketTimeout),
        CredentialCacheTimeoutMinutes = settings.Select(s => s.CredCacheTimeout),
    };

    private static Fact<bool> Flag(Fact<GlobalInfo> settings, SsoGlobalFlags flag) => settings.Select(s => (s.Flags & flag) != 0);

    /// <summary>A text that cannot be empty where it is set: an empty one was not reported.</summary>
    internal static Fact<string> Reported(Fact<string> text) => Fact.NotEmpty(text, NotReported);
}
