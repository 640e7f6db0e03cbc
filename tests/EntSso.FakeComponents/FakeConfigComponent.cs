using System.Runtime.InteropServices.Marshalling;
using EntSso.FakeComponents.Contract;

namespace EntSso.FakeComponents;

/// <summary>The class SSOConfigOM.</summary>
[GeneratedComClass]
internal sealed partial class FakeConfigComponent(FakeSsoSystem system) : FakeComponent(system), ISSOConfigOM, ISSOConfigDB
{
    private const short True = -1;

    public void DiscoverServers(out nint servers)
    {
        Enter("DiscoverServers");
        servers = ComApi.StringArray([.. System.Servers.Where(s => s.IsDiscovered).Select(s => s.Name)]);
    }

    public void GetServerStatus(
        int flags,
        out string? ssoServerName,
        out string? sqlServer,
        out string? sqlDatabase,
        out string? serviceAccount,
        out string? computerNameCluster,
        out string? computerNameNode,
        out int eventCountInformational,
        out int eventCountWarning,
        out int eventCountError,
        out int versionInfoM,
        out int versionInfoL,
        out int auditLevelN,
        out int auditLevelP,
        out int passwordSyncAge,
        out int statusFlags)
    {
        FakeServer server = Enter("GetServerStatus", flags);
        ssoServerName = server.Name;
        sqlServer = server.SqlServer;
        sqlDatabase = server.SqlDatabase;
        serviceAccount = server.ServiceAccount;
        computerNameCluster = server.ClusterName;
        computerNameNode = server.NodeName;
        eventCountInformational = server.InformationCount;
        eventCountWarning = server.WarningCount;
        eventCountError = server.ErrorCount;
        versionInfoM = server.VersionM;
        versionInfoL = server.VersionL;
        auditLevelN = server.NegativeAuditLevel;
        auditLevelP = server.PositiveAuditLevel;
        passwordSyncAge = server.PasswordSyncAge;
        statusFlags = server.StatusFlags;
    }

    public void GetDBInfo(
        string? sqlServer,
        string? sqlDatabase,
        out short exists,
        out short isConfigured,
        out short needsUpgrade,
        out string? secretServer,
        out string? ssoAdminAccount,
        out string? ssoAffilateAdminAccount)
    {
        FakeServer server = Enter("GetDBInfo", sqlServer, sqlDatabase);
        exists = server.SqlServer == sqlServer && server.SqlDatabase == sqlDatabase ? True : (short)0;
        isConfigured = exists;
        needsUpgrade = System.DatabaseNeedsUpgrade ? True : (short)0;
        secretServer = System.SecretServer;
        ssoAdminAccount = System.SsoAdministrators;
        ssoAffilateAdminAccount = System.AffiliateAdministrators;
    }

    public void CreateDatabase(
        string? sqlServer, string? sqlDatabase, short configureOnly, string? secretServer, string? ssoAdminAccount, string? ssoAffilateAdminAccount) =>
        Enter("CreateDatabase", sqlServer, sqlDatabase, configureOnly, secretServer, ssoAdminAccount, ssoAffilateAdminAccount);

    public void UpgradeDatabase(string? sqlServer, string? sqlDatabase) => Enter("UpgradeDatabase", sqlServer, sqlDatabase);
}
