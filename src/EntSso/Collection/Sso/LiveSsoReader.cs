using System.Runtime.Versioning;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Collection.Sso;

/// <summary>Reads facts from a live SSO system. A failed call makes its facts unknown with the reason, unless a method throws.</summary>
[SupportedOSPlatform("windows")]
internal sealed class LiveSsoReader(SsoComponents components)
{
    /// <summary>The types that are affiliate applications; adapters and group adapters are the other two.</summary>
    private static readonly ApplicationType[] _applicationTypes =
        [ApplicationType.Individual, ApplicationType.Group, ApplicationType.HostGroup, ApplicationType.ConfigStore];

    /// <summary>Reads the settings of the SSO system.</summary>
    public SsoSystem ReadSystem(Fact<GlobalInfo> settings, CancellationToken cancellationToken)
    {
        Fact<ServerStatus> status = ReadStatus(components, cancellationToken);
        Fact<DatabaseInfo> database = !status.IsKnown ? Fact.Unknown<DatabaseInfo>(status.Reason, status.Origin)
            : status.Value.SqlServer.Length == 0 || status.Value.SqlDatabase.Length == 0
                ? Fact.Unknown<DatabaseInfo>("the server did not report its database", status.Origin)
                : Attempt(
                    "SSOConfigOM", () => components.ReadDatabaseInfo(status.Value.SqlServer, status.Value.SqlDatabase, cancellationToken));
        Fact<string> readThrough = components.ServerName is { } name ? Fact.Known(name, settings.Origin) : NameOf(status);
        return SystemFacts.Of(readThrough, settings, status, database);
    }

    /// <summary>Reads GetServerStatus of any server.</summary>
    public static Fact<ServerStatus> ReadStatus(SsoComponents server, CancellationToken cancellationToken) =>
        Attempt(server.Origin("SSOConfigOM"), () => server.ReadServerStatus(cancellationToken));

    /// <summary>Lists the servers of the directory.</summary>
    public Fact<IReadOnlyList<string>> Discover(CancellationToken cancellationToken) =>
        Attempt("SSOConfigOM", () => components.DiscoverServers(cancellationToken));

    /// <summary>Reads the servers that the directory lists, and the one that is queried where it is not among them.</summary>
    public IReadOnlyList<SsoServer> ReadServers(Fact<IReadOnlyList<string>> discovered, CancellationToken cancellationToken)
    {
        List<SsoServer> servers = [.. discovered.Or([]).Select(
            name => ServerFacts.Of(name, Fact.Known(true, discovered.Origin), ReadStatus(SsoComponents.On(name), cancellationToken)))];

        // The selected server is not known by name until it answers.
        Fact<ServerStatus>? selected = components.ServerName is null ? ReadStatus(components, cancellationToken) : null;
        string? asked = components.ServerName
            ?? (selected is { } status && NameOf(status) is { IsKnown: true, Value: var answered } ? answered : null);
        if (asked is not null && !servers.Any(s => ComputerName.IsSame(s.Name, asked)))
        {
            servers.Insert(0, ServerFacts.Of(asked, IsListed(asked, discovered), selected ?? ReadStatus(components, cancellationToken)));
        }

        return servers;
    }

    /// <summary>Reads one server.</summary>
    /// <exception cref="SsoCallException">The server did not answer.</exception>
    public SsoServer ReadServer(string server, CancellationToken cancellationToken)
    {
        SsoComponents its = SsoComponents.On(server);
        FactOrigin origin = its.Origin("SSOConfigOM");
        Fact<ServerStatus> status = Fact.Known(its.ReadServerStatus(cancellationToken), origin);
        Fact<IReadOnlyList<string>> discovered = Discover(cancellationToken);

        // One server has one name in all lists: that of the directory, else the one that the server has for itself.
        string name = discovered.Or([]).Append(status.Value.SsoServerName).FirstOrDefault(n => ComputerName.IsSame(n, server)) ?? server;
        return ServerFacts.Of(name, IsListed(server, discovered), status);
    }

    /// <summary>Lists the affiliate applications.</summary>
    public Listing ListApplications(CancellationToken cancellationToken) => List(_applicationTypes, cancellationToken);

    public Listing ListAdapters(CancellationToken cancellationToken) => List([ApplicationType.Adapter], cancellationToken);

    public Listing ListGroupAdapters(CancellationToken cancellationToken) => List([ApplicationType.GroupAdapter], cancellationToken);

    /// <summary>Reads who belongs to whom: the applications of each adapter, or the adapters of each group.</summary>
    public Membership ReadMembership(Listing owners, Func<string, IReadOnlyList<string>> read)
    {
        var members = new Dictionary<string, Fact<IReadOnlyList<string>>>(StringComparer.OrdinalIgnoreCase);
        foreach (ListedApplication owner in owners.Applications)
        {
            members[owner.Name] = Attempt("SSOPSAdmin", () => read(owner.Name));
        }

        return new Membership(members, owners.Count);
    }

    /// <summary>The applications of each adapter.</summary>
    public Membership ReadAssignments(Listing adapters, CancellationToken cancellationToken) =>
        ReadMembership(adapters, adapter => components.ReadApplicationsOf(adapter, cancellationToken));

    /// <summary>The adapters of each group.</summary>
    public Membership ReadGroups(Listing groups, CancellationToken cancellationToken) =>
        ReadMembership(groups, group => components.ReadAdaptersOf(group, cancellationToken));

    public AffiliateApplication ReadApplication(
        ListedApplication application, Membership assignments, CancellationToken cancellationToken) =>
        ApplicationFacts.Of(
            application, Attempt("SSOMapper", () => components.ReadFields(application.Name, cancellationToken)),
            assignments.OwnerOf(application.Name), components.Origin("SSOMapper"));

    public SyncAdapter ReadAdapter(
        ListedApplication adapter, Membership assignments, Membership groups, CancellationToken cancellationToken) =>
        AdapterFacts.Of(
            adapter, ReadComputer(adapter, cancellationToken), assignments.MembersOf(adapter.Name), groups.OwnerOf(adapter.Name),
            components.Origin("SSOMapper"));

    public AdapterGroup ReadGroup(ListedApplication group, Membership groups, CancellationToken cancellationToken) =>
        AdapterFacts.OfGroup(group, ReadComputer(group, cancellationToken), groups.MembersOf(group.Name), components.Origin("SSOMapper"));

    /// <summary>Whether the directory lists a server, by its short or full name.</summary>
    public static Fact<bool> IsListed(string server, Fact<IReadOnlyList<string>> discovered) =>
        discovered.Select(names => names.Any(n => ComputerName.IsSame(n, server)));

    /// <summary>Makes an unknown fact of a failed call.</summary>
    public static Fact<T> Attempt<T>(FactOrigin origin, Func<T> read)
    {
        try
        {
            return Fact.Known(read(), origin);
        }
        catch (SsoCallException exception)
        {
            return Fact.Unknown<T>(exception.Message, origin);
        }
    }

    private static Fact<string> NameOf(Fact<ServerStatus> status) =>
        status.IsKnown && status.Value.SsoServerName.Length == 0
            ? Fact.Unknown<string>("the server did not report its name", status.Origin)
            : status.Select(s => s.SsoServerName);

    private Fact<T> Attempt<T>(string className, Func<T> read) => Attempt(components.Origin(className), read);

    private Fact<string> ReadComputer(ListedApplication adapter, CancellationToken cancellationToken) =>
        Attempt("SSOAdmin", () => components.ReadComputer(adapter.Name, cancellationToken));

    private Listing List(ApplicationType[] types, CancellationToken cancellationToken)
    {
        FactOrigin origin = components.Origin("SSOMapper");
        var applications = new List<ListedApplication>();
        SsoCallException? failure = null;
        foreach (ApplicationType type in types)
        {
            try
            {
                applications.AddRange(components.ListApplications(type, cancellationToken));
            }
            catch (SsoCallException exception)
            {
                failure ??= exception;
            }
        }

        Fact<int> count = failure is null ? Fact.Known(applications.Count, origin) : Fact.Unknown<int>(failure.Message, origin);
        return new Listing(applications, count, failure);
    }
}
