using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>What ISSOAdmin.GetGlobalInfo returns, unchanged.</summary>
/// <remarks>The time-outs are in minutes.</remarks>
internal sealed record GlobalInfo(
    SsoGlobalFlags Flags, int AuditAppDeleteMax, int AuditMappingDeleteMax, int AuditNtpLookupMax, int AuditXpLookupMax, int TicketTimeout,
    int CredCacheTimeout, string SecretServer, string SsoAdminGroup, string AffiliateAppMgrGroup);

/// <summary>What ISSOConfigDB.GetDBInfo returns, as far as it says more than GetGlobalInfo.</summary>
internal sealed record DatabaseInfo(bool Exists, bool NeedsUpgrade);

/// <summary>One entry of ISSOMapper2.GetApplications2: an affiliate application, or an adapter, which is an application too.</summary>
internal sealed record ListedApplication(
    string Name, ApplicationType Type, string Description, string Contact, Fact<string> Users, Fact<string> Administrators,
    Fact<int> Flags);

/// <summary>A list of applications or adapters.</summary>
/// <param name="Applications">What was listed.</param>
/// <param name="Count">How many there are; unknown when a part of the list could not be read.</param>
/// <param name="Failure">Why not, for callers that cannot go on without the list.</param>
internal sealed record Listing(IReadOnlyList<ListedApplication> Applications, Fact<int> Count, SsoCallException? Failure)
{
    /// <summary>The entry of a name, compared without case; null when there is none.</summary>
    public ListedApplication? Find(string name) =>
        Applications.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The list as if it had one entry only: enough to read that one.</summary>
    public Listing Only(ListedApplication application) => this with { Applications = [application] };
}

/// <summary>Several accounts in one string. The separator is not documented; semicolon or comma (likely) are in no account name.</summary>
internal static class AccountList
{
    /// <summary>The accounts in their order.</summary>
    public static IReadOnlyList<string> Split(string stored) =>
        [.. stored.Split([';', ','], StringSplitOptions.RemoveEmptyEntries).Select(a => a.Trim()).Where(a => a.Length > 0)];
}

/// <summary>What ISSOConfigOM.GetServerStatus returns, unchanged.</summary>
/// <remarks>The audit levels are those for failures (negative) and successes; the age is in hours.</remarks>
internal sealed record ServerStatus(
    string SsoServerName = "", string SqlServer = "", string SqlDatabase = "", string ServiceAccount = "", string ComputerNameCluster = "",
    string ComputerNameNode = "", int InformationCount = 0, int WarningCount = 0, int ErrorCount = 0, int NegativeAuditLevel = 0,
    int PositiveAuditLevel = 0, int PasswordSyncAge = 0, SsoStatusFlags Flags = SsoStatusFlags.None)
{
    public ServerVersion Version { get; init; } = new(0, 0);
}

/// <summary>
/// The version that GetServerStatus returns as versionInfoM and versionInfoL. Their form is not documented. The names are those of a file
/// version (VS_FIXEDFILEINFO), so likely M holds major and minor number in its halves and L the rest; small numbers are taken as they are.
/// </summary>
internal sealed record ServerVersion(int M, int L)
{
    /// <summary>
    /// The first major version that surely knows the status bits above 0x100, likely: the headers of BizTalk Server 2006 (version 3) lack
    /// them, and which version brought them is not documented. Version 4 (2006 R2) may or may not, so it is asked for proof.
    /// </summary>
    private const int FirstWithLaterBits = 5;

    /// <summary>Whether the server reported a version.</summary>
    public bool IsTold => M != 0 || L != 0;

    public int Major => IsPacked ? High(M) : M;

    /// <summary>Whether a status bit above 0x100 that is not set is off, and not merely unknown to the server.</summary>
    public bool KnowsLaterBits => Major >= FirstWithLaterBits;

    private bool IsPacked => unchecked((uint)M) > 0xFFFF;

    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, IsPacked ? "{0}.{1}.{2}.{3}" : "{4}.{5}", High(M), Low(M), High(L), Low(L), M, L);

    private static int High(int number) => (int)(unchecked((uint)number) >> 16);

    private static int Low(int number) => number & 0xFFFF;
}
