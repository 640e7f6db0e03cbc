using System.Runtime.Versioning;
using EntSso.Collection.Sso.Com;
using EntSso.Deployment;

namespace EntSso.Collection.Sso;

/// <summary>The reading calls on the ENTSSO components. Every method throws <see cref="SsoCallException"/>. None reads passwords.</summary>
[SupportedOSPlatform("windows")]
internal sealed class SsoComponents(SsoComSession session)
{
    private const int FilterByType = 0x1;

    /// <summary>ENTSSO_E_NO_MAPPING: that there is none is an answer.</summary>
    private const int NoMapping = unchecked((int)0xC0002A05);

    /// <summary>ENTSSO_E_NO_MAPPING2.</summary>
    private const int NoMapping2 = unchecked((int)0xC0002A53);

    /// <summary>The name of the SSO server; null when the selected one is queried.</summary>
    public string? ServerName => session.IsServerNamed ? session.Server : null;

    /// <summary>Whence facts come: <c>COM SSOConfigOM on INTSVR1</c>.</summary>
    public FactOrigin Origin(string className) => new($"COM {className} on {session.Server}", DateTime.UtcNow);

    /// <summary>The calls on a server.</summary>
    public static SsoComponents On(string server) => new(new SsoComSession(server));

    /// <summary>Reads the settings of the SSO system.</summary>
    public GlobalInfo ReadGlobalInfo(CancellationToken cancellationToken) => session.Call<ISSOAdmin, GlobalInfo>(
        SsoClassId.Admin, new SsoCall("ISSOAdmin.GetGlobalInfo", "read the settings of the SSO system", SsoRole.SsoAdministrators),
        GlobalInfoOf, cancellationToken);

    /// <summary>Reads the state of the server.</summary>
    public ServerStatus ReadServerStatus(CancellationToken cancellationToken) => session.Call<ISSOConfigOM, ServerStatus>(
        SsoClassId.ConfigOM, new SsoCall("ISSOConfigOM.GetServerStatus", "read its state", SsoRole.Undocumented), StatusOf,
        cancellationToken);

    /// <summary>Lists the servers that have a service connection point in the directory.</summary>
    public IReadOnlyList<string> DiscoverServers(CancellationToken cancellationToken) => session.Call<ISSOConfigOM, IReadOnlyList<string>>(
        SsoClassId.ConfigOM,
        new SsoCall("ISSOConfigOM.DiscoverServers", "list the SSO servers", SsoRole.Undocumented),
        config =>
        {
            config.DiscoverServers(out string[]? servers);
            return servers ?? [];
        },
        cancellationToken);

    /// <summary>Checks the credential database.</summary>
    public DatabaseInfo ReadDatabaseInfo(string sqlServer, string sqlDatabase, CancellationToken cancellationToken) =>
        session.Call<ISSOConfigDB, DatabaseInfo>(
            SsoClassId.ConfigOM,
            new SsoCall("ISSOConfigDB.GetDBInfo", $"read the database {sqlDatabase} on {sqlServer}", SsoRole.SsoAdministrators),
            config =>
            {
                config.GetDBInfo(sqlServer, sqlDatabase, out bool exists, out _, out bool needsUpgrade, out _, out _, out _);
                return new DatabaseInfo(exists, needsUpgrade);
            },
            cancellationToken);

    /// <summary>Lists the applications of one type that the caller may see: flags do not show the type clearly.</summary>
    public IReadOnlyList<ListedApplication> ListApplications(ApplicationType type, CancellationToken cancellationToken)
    {
        FactOrigin origin = Origin("SSOMapper");
        return session.Call<ISSOMapper, IReadOnlyList<ListedApplication>>(
            SsoClassId.Mapper,
            new SsoCall("ISSOMapper2.GetApplications2", $"list the {Words(type)}", SsoRole.ApplicationUsers),
            mapper =>
            {
                SsoComSession.SetProperty(mapper, "AppFilterFlags", (int)type);
                SsoComSession.SetProperty(mapper, "AppFilterFlagsMask", FilterByType);
                return mapper is ISSOMapper2 newer ? List(newer, type, origin) : List(mapper, type, origin);
            },
            cancellationToken);
    }

    /// <summary>Reads the fields of an application, field 0 first.</summary>
    public IReadOnlyList<ApplicationField> ReadFields(string application, CancellationToken cancellationToken) =>
        session.Call<ISSOMapper, IReadOnlyList<ApplicationField>>(
            SsoClassId.Mapper,
            new SsoCall("ISSOMapper.GetFieldInfo", $"read the fields of {application}", SsoRole.ApplicationUsers),
            mapper =>
            {
                mapper.GetFieldInfo(application, out string[]? labels, out int[]? flags);
                return [.. (labels ?? []).Select(
                    (label, i) => new ApplicationField(label ?? "", flags is not null && i < flags.Length ? flags[i] : 0))];
            },
            cancellationToken);

    /// <summary>Reads the computer of an adapter; empty where none is set.</summary>
    public string ReadComputer(string adapter, CancellationToken cancellationToken) => session.Call<ISSOAdmin2, string>(
        SsoClassId.Admin,
        new SsoCall("ISSOAdmin2.GetApplicationInfo2", $"read the adapter {adapter}", SsoRole.AdapterAdministrators),
        admin =>
        {
            var properties = new PropertyBag();
            admin.GetApplicationInfo2(adapter, properties);
            return properties["Computer"] as string ?? "";
        },
        cancellationToken);

    /// <summary>Lists the applications that are assigned to an adapter.</summary>
    public IReadOnlyList<string> ReadApplicationsOf(string adapter, CancellationToken cancellationToken) =>
        session.Call<ISSOPSAdmin, IReadOnlyList<string>>(
            SsoClassId.PSAdmin,
            new SsoCall(
                "ISSOPSAdmin.GetApplicationsForAdapter", $"list the applications of the adapter {adapter}", SsoRole.AdapterAdministrators),
            admin =>
            {
                admin.GetApplicationsForAdapter(adapter, out string[]? applications);
                return applications ?? [];
            },
            cancellationToken);

    public IReadOnlyList<string> ReadAdaptersOf(string group, CancellationToken cancellationToken) =>
        session.Call<ISSOPSAdmin, IReadOnlyList<string>>(
            SsoClassId.PSAdmin,
            new SsoCall("ISSOPSAdmin.GetAdaptersForAdapterGroup", $"list the adapters of the group {group}", SsoRole.AdapterAdministrators),
            admin =>
            {
                admin.GetAdaptersForAdapterGroup(group, out string[]? adapters);
                return adapters ?? [];
            },
            cancellationToken);

    /// <summary>Finds the mappings of a Windows account.</summary>
    public IReadOnlyList<Mapping> FindMappings(
        string domain, string user, string? application, CancellationToken cancellationToken) => Mappings(
        new SsoCall("ISSOMapper.GetMappingsForWindowsUser", $"find the mappings of {domain}\\{user}", SsoRole.ApplicationAdministrators),
        mapper => mapper.GetMappingsForWindowsUser(domain, user, application), cancellationToken);

    /// <summary>Finds the mappings of an external account.</summary>
    public IReadOnlyList<Mapping> FindMappings(string application, string externalUser, CancellationToken cancellationToken) => Mappings(
        new SsoCall(
            "ISSOMapper.GetMappingsForExternalUser", $"find the mappings of {externalUser} in {application}",
            SsoRole.ApplicationAdministrators),
        mapper => mapper.GetMappingsForExternalUser(application, externalUser), cancellationToken);

    /// <summary>GetGlobalInfo of an object that is there already, so that a change can follow on the same one.</summary>
    internal static GlobalInfo GlobalInfoOf(ISSOAdmin admin)
    {
        admin.GetGlobalInfo(
            out int flags, out int deletedApplications, out int deletedMappings, out int ntpLookups, out int xpLookups,
            out int ticketTimeout, out int credCacheTimeout, out string? secretServer, out string? ssoAdminGroup,
            out string? affiliateAppMgrGroup);
        return new GlobalInfo(
            (SsoGlobalFlags)flags, deletedApplications, deletedMappings, ntpLookups, xpLookups, ticketTimeout, credCacheTimeout,
            secretServer ?? "", ssoAdminGroup ?? "", affiliateAppMgrGroup ?? "");
    }

    private static ServerStatus StatusOf(ISSOConfigOM config)
    {
        config.GetServerStatus(
            0, out string? ssoServerName, out string? sqlServer, out string? sqlDatabase, out string? serviceAccount,
            out string? computerNameCluster, out string? computerNameNode, out int information, out int warning, out int error,
            out int versionM, out int versionL, out int auditLevelN, out int auditLevelP, out int passwordSyncAge, out int statusFlags);
        return new ServerStatus(
            ssoServerName ?? "", sqlServer ?? "", sqlDatabase ?? "", serviceAccount ?? "", computerNameCluster ?? "",
            computerNameNode ?? "", information, warning, error, auditLevelN, auditLevelP, passwordSyncAge, (SsoStatusFlags)statusFlags)
        {
            Version = new ServerVersion(versionM, versionL),
        };
    }

    private static List<ListedApplication> List(ISSOMapper2 mapper, ApplicationType type, FactOrigin origin)
    {
        mapper.GetApplications2(
            out string[]? names, out string[]? descriptions, out string[]? contacts, out string[]? users, out string[]? administrators,
            out int[]? flags);
        return [.. (names ?? []).Select((name, i) => new ListedApplication(
            name, type, At(descriptions, i), At(contacts, i), Fact.Known(At(users, i), origin), Fact.Known(At(administrators, i), origin),
            flags is not null && i < flags.Length
                ? Fact.Known(flags[i], origin)
                : Fact.Unknown<int>("the list had no flags for it", origin)))];
    }

    /// <summary>The list of components that have no ISSOMapper2 yet: it shows less.</summary>
    private static List<ListedApplication> List(ISSOMapper mapper, ApplicationType type, FactOrigin origin)
    {
        const string NotReported = "the components are of a version whose list does not include it (no ISSOMapper2)";
        mapper.GetApplications(out string[]? names, out string[]? descriptions, out string[]? contacts);
        return [.. (names ?? []).Select((name, i) => new ListedApplication(
            name, type, At(descriptions, i), At(contacts, i), Fact.Unknown<string>(NotReported, origin),
            Fact.Unknown<string>(NotReported, origin), Fact.Unknown<int>(NotReported, origin)))];
    }

    private static string At(string[]? texts, int index) => texts is not null && index < texts.Length ? texts[index] ?? "" : "";

    private static string Words(ApplicationType type) => type switch
    {
        ApplicationType.Adapter => "password sync adapters",
        ApplicationType.GroupAdapter => "group adapters",
        _ => $"affiliate applications of type {type}",
    };

    private IReadOnlyList<Mapping> Mappings(SsoCall call, Func<ISSOMapper, object?[]?> find, CancellationToken cancellationToken)
    {
        FactOrigin origin = Origin("SSOMapper");
        try
        {
            return session.Call<ISSOMapper, IReadOnlyList<Mapping>>(
                SsoClassId.Mapper, call, mapper => MappingsOf(find(mapper) ?? [], origin), cancellationToken);
        }
        catch (SsoCallException exception) when (exception.Code == NoMapping || exception.Code == NoMapping2)
        {
            return [];
        }
    }

    private static Mapping[] MappingsOf(object?[] elements, FactOrigin origin)
    {
        try
        {
            return Array.ConvertAll(elements, element => MappingOf((ISSOMapping)element!, origin));
        }
        finally
        {
            // All of them, also those behind one that fails.
            Array.ForEach(elements, SsoComSession.Release);
        }
    }

    private static Mapping MappingOf(ISSOMapping mapping, FactOrigin origin) => MappingFacts.Of(
        mapping.ApplicationName, mapping.WindowsDomainName, mapping.WindowsUserName, mapping.ExternalUserName, mapping.Flags, origin);
}
