namespace EntSso.Tests.Samples.Deployments;

/// <summary>
/// The names of the fictitious company: INTSVR1 and INTSVR2 run ENTSSO under FABRIKAM\ssosvcact, MIMSYNC1 is the sync engine.
/// </summary>
internal static class Fabrikam
{
    public const string Server1 = "INTSVR1.fabrikam.com";
    public const string Server2 = "INTSVR2.fabrikam.com";
    public const string SyncEngine = "MIMSYNC1.fabrikam.com";
    public const string DomainController1 = "DC1.fabrikam.com";
    public const string DomainController2 = "DC2.fabrikam.com";
    public const string SqlServer = "SQL1.fabrikam.com";
    public const string LongSpn = "ENTSSO/INTSVR1.fabrikam.com";
    public const string ShortSpn = "ENTSSO/INTSVR1";
    public const string PcnsSpn = "PCNSCLNT/MIMSYNC1.fabrikam.com";
    public const string ServiceAccount = @"FABRIKAM\ssosvcact";
    public const string FormerAccount = @"FABRIKAM\ssosvcold";
    public const string EngineAccount = @"FABRIKAM\mimsync";
    public const string SsoAdministrators = @"FABRIKAM\SSO Administrators";
    public const string SsoAffiliateAdministrators = @"FABRIKAM\SSO Affiliate Administrators";
    public const string Adapter = "RACFADAPTER";
    public const string Mainframe = "MAINFRAME";
    public const string Payroll = "PAYROLL";

    /// <summary>When the facts were collected: after the events of the day.</summary>
    public static readonly DateTime Collected = new(2026, 3, 16, 9, 30, 0, DateTimeKind.Utc);

    /// <summary>When the first change of the day came.</summary>
    public static readonly DateTime FirstChange = new(2026, 3, 16, 8, 12, 30, DateTimeKind.Utc);

    /// <summary>The people whose passwords are synchronised.</summary>
    public static readonly string[] People = ["jane.doe", "omar.haddad", "ana.costa"];

    /// <summary>The mainframe's name for one of them.</summary>
    public static string MainframeName(string user) => $"{user[0]}{user.Substring(user.IndexOf('.') + 1)}".ToUpperInvariant();
}
