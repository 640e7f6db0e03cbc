using System.Runtime.Versioning;
using EntSso.Collection.Directory;
using EntSso.Collection.Sso.Com;
using EntSso.Collection.Sso;
using EntSso.Collection.Windows;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Live;

/// <summary>
/// A live SSO system: through the COM components what they can do, and what is local to a server through its own tool on that server. COM
/// calls run on the calling thread and cannot be stopped; cancellation is honoured before each. The directory is disposed with this.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class LiveAdministration(SsoComSession session, IServerSwitches switches, ThisComputer computer, IDirectory? directory)
    : ISsoAdministration
{
    private readonly SsoComponents _components = new(session);
    private readonly LiveSsoReader _reader = new(new SsoComponents(session));
    private readonly LiveWriter _writer = new(session);

    public string Target => $"the SSO system through {session.Server}";

    public TargetParameter? CmdletTarget => session.IsServerNamed ? TargetParameter.Through(session.Server) : null;

    /// <summary>Servers poll the database for the settings of the system; how often is not documented.</summary>
    public TimeSpan SettlingTime { get; } = TimeSpan.FromSeconds(15);

    public IDirectory? Directory => directory;

    /// <summary>A live system has no lock that others respect: what this product read is compared before it writes.</summary>
    public IDisposable Lock(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return WrittenAtOnce.Instance;
    }

    public IChangeBatch BeginBatch() => WrittenAtOnce.Instance;

    public SsoSystem ReadSystem(CancellationToken cancellationToken) => Guard(() =>
        _reader.ReadSystem(Fact.Known(_components.ReadGlobalInfo(cancellationToken), _components.Origin("SSOAdmin")), cancellationToken));

    public IReadOnlyList<SsoServer> ReadServers(CancellationToken cancellationToken) => Guard(() =>
    {
        IReadOnlyList<SsoServer> servers = _reader.ReadServers(_reader.Discover(cancellationToken), cancellationToken);

        // No name at all came back: whoever asked must learn why.
        return servers.Count > 0
            ? servers
            : [_reader.ReadServer(_components.ReadServerStatus(cancellationToken).SsoServerName, cancellationToken)];
    });

    public SsoServer ReadServer(string server, CancellationToken cancellationToken)
    {
        try
        {
            return _reader.ReadServer(server, cancellationToken);
        }
        catch (SsoCallException exception) when (exception.Failure == SsoCallFailure.ServerUnreachable)
        {
            Fact<IReadOnlyList<string>> listed = _reader.Discover(cancellationToken);
            throw listed.Or([]).Count == 0 || LiveSsoReader.IsListed(server, listed).Or(false)
                ? Failed(exception)
                : new AdministrationException(
                    AdministrationFailure.NotFound,
                    $"There is no SSO server {server}: the directory does not list it (it lists {string.Join(", ", listed.Value)}), and "
                    + $"nothing answers there. {exception.Message}",
                    exception);
        }
        catch (SsoCallException exception)
        {
            throw Failed(exception);
        }
    }

    public IReadOnlyList<AffiliateApplication> ReadApplications(CancellationToken cancellationToken) => Guard(() =>
    {
        Listing listing = Whole(_reader.ListApplications(cancellationToken));
        Membership assignments = ReadAssignments(cancellationToken);
        return listing.Applications.Select(a => _reader.ReadApplication(a, assignments, cancellationToken)).ToList();
    });

    public AffiliateApplication ReadApplication(string application, CancellationToken cancellationToken) => Guard(() =>
    {
        ListedApplication entry = Find(_reader.ListApplications(cancellationToken), application, "affiliate application");
        return _reader.ReadApplication(entry, ReadAssignments(cancellationToken), cancellationToken);
    });

    public IReadOnlyList<SyncAdapter> ReadAdapters(CancellationToken cancellationToken) => Guard<IReadOnlyList<SyncAdapter>>(() =>
    {
        Listing adapters = Whole(_reader.ListAdapters(cancellationToken));
        Membership assignments = _reader.ReadAssignments(adapters, cancellationToken);
        Membership groups = ReadGroups(cancellationToken);
        return [.. adapters.Applications.Select(a => _reader.ReadAdapter(a, assignments, groups, cancellationToken))];
    });

    public SyncAdapter ReadAdapter(string adapter, CancellationToken cancellationToken) => Guard(() =>
    {
        Listing adapters = _reader.ListAdapters(cancellationToken);
        ListedApplication entry = Find(adapters, adapter, "password sync adapter");
        Membership assignments = _reader.ReadAssignments(adapters.Only(entry), cancellationToken);
        return _reader.ReadAdapter(entry, assignments, ReadGroups(cancellationToken), cancellationToken);
    });

    public IReadOnlyList<Mapping> ReadMappings(MappingFilter filter, CancellationToken cancellationToken) => Guard(() =>
    {
        IReadOnlyList<Mapping> found;
        if (filter.WindowsAccount.Length > 0)
        {
            (string domain, string user) = Split(filter.WindowsAccount);
            filter = filter with { WindowsAccount = $"{domain}\\{user}" };
            found = _components.FindMappings(domain, user, filter.Application.Length > 0 ? filter.Application : null, cancellationToken);
        }
        else if (filter.Application.Length > 0 && filter.ExternalUser.Length > 0)
        {
            found = _components.FindMappings(filter.Application, filter.ExternalUser, cancellationToken);
        }
        else
        {
            throw new AdministrationException(
                AdministrationFailure.Ambiguous,
                "ENTSSO lists the mappings of one Windows account, or of one external account of an application. Specify a Windows account "
                + "as DOMAIN\\user, or an application and an external account. To list all mappings of an application, run ssomanage "
                + $"-listmappings {CommandWord.Of(filter.Application, "APPLICATION")}.");
        }

        return found.Where(filter.Matches).ToList();
    });

    public Fact<bool> IsMemberOfAny(string account, IReadOnlyList<string> accounts, CancellationToken cancellationToken) =>
        DirectoryMembership.IsMemberOfAny(account, accounts, directory, cancellationToken);

    public void WritePasswordSyncMode(PasswordSyncMode mode, PasswordSyncMode mask, CancellationToken cancellationToken)
    {
        if (mask != PasswordSyncMode.None)
        {
            Guard(() => _writer.WriteGlobalFlags(
                (SsoGlobalFlags)mode, (SsoGlobalFlags)mask, "change the password sync mode", cancellationToken));
        }
    }

    public void WriteServerGate(string server, ServerGate gate, bool isAllowed, CancellationToken cancellationToken) =>
        SwitchesOf(server, $"The gate for password sync from {(gate == ServerGate.Miis ? "MIIS" : "PCNS")}", cancellationToken)
            .WriteGate(gate, isAllowed, cancellationToken);

    public void WritePasswordSyncAge(string server, int hours, CancellationToken cancellationToken) =>
        SwitchesOf(server, "The password sync age", cancellationToken).WritePasswordSyncAge(hours, cancellationToken);

    public void WriteAuditLevels(string server, AuditLevels levels, CancellationToken cancellationToken) =>
        SwitchesOf(server, "The audit levels", cancellationToken).WriteAuditLevels(levels, cancellationToken);

    public void WriteReplayDirectory(string server, string directory, CancellationToken cancellationToken) =>
        SwitchesOf(server, "The folder for replay files", cancellationToken).WriteReplayDirectory(directory, cancellationToken);

    public void WriteApplicationEnabled(string application, bool isEnabled, CancellationToken cancellationToken) =>
        Guard(() => _writer.WriteApplicationEnabled(application, isEnabled, cancellationToken));

    public void WriteDirectPasswordSync(string application, bool isEnabled, CancellationToken cancellationToken) =>
        Guard(() => _writer.WriteDirectPasswordSync(application, isEnabled, cancellationToken));

    public void WriteApplicationAdapter(string application, string? adapter, CancellationToken cancellationToken) =>
        Guard(() => _writer.WriteApplicationAdapter(application, adapter, cancellationToken));

    public void WriteAdapterEnabled(
        string adapter, bool isEnabled, CancellationToken cancellationToken) => Guard(() => _writer.WriteAdapterFlags(
        adapter, isEnabled ? SsoAdapterFlags.Enabled : SsoAdapterFlags.None, SsoAdapterFlags.Enabled,
        $"{(isEnabled ? "enable" : "disable")} the adapter {adapter}", cancellationToken));

    public void WriteAdapterOptions(string adapter, AdapterOptions options, AdapterOptions mask, CancellationToken cancellationToken)
    {
        if (mask != AdapterOptions.None)
        {
            Guard(() => _writer.WriteAdapterFlags(
                adapter, (SsoAdapterFlags)options, (SsoAdapterFlags)mask, $"change the options of the adapter {adapter}",
                cancellationToken));
        }
    }

    public void WriteMappingEnabled(Mapping mapping, bool isEnabled, CancellationToken cancellationToken) =>
        Guard(() => _writer.WriteMappingEnabled(mapping, isEnabled, cancellationToken));

    public void CreateMapping(Mapping mapping, CancellationToken cancellationToken) =>
        Guard(() => _writer.CreateMapping(mapping, cancellationToken));

    public void DeleteMapping(Mapping mapping, CancellationToken cancellationToken) =>
        Guard(() => _writer.DeleteMapping(mapping, cancellationToken));

    public void Dispose() => directory?.Dispose();

    private static AdministrationException Failed(SsoCallException exception) => new(
        exception.Failure switch
        {
            SsoCallFailure.ComponentsMissing => AdministrationFailure.ComponentsMissing,
            SsoCallFailure.ServerUnreachable => AdministrationFailure.ServerUnreachable,
            SsoCallFailure.AccessDenied => AdministrationFailure.AccessDenied,
            SsoCallFailure.NotFound => AdministrationFailure.NotFound,
            _ => AdministrationFailure.Refused,
        },
        exception.Message, exception);

    private static T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (SsoCallException exception)
        {
            throw Failed(exception);
        }
    }

    private static void Guard(Action call) => Guard(() =>
    {
        call();
        return true;
    });

    /// <summary>A list that the caller takes for complete.</summary>
    private static Listing Whole(Listing listing) => listing.Failure is null ? listing : throw listing.Failure;

    private static ListedApplication Find(Listing listing, string name, string kind)
    {
        string others = string.Join(
            ", ", listing.Applications.Select(a => a.Name).OrderBy(n => n, StringComparer.OrdinalIgnoreCase).Take(20));
        return listing.Find(name) ?? throw listing.Failure as Exception ?? new AdministrationException(
            AdministrationFailure.NotFound,
            $"There is no {kind} {name}, or the caller has no right to see it.{(others.Length > 0 ? $" There are {others}." : "")}");
    }

    /// <summary>The parts of an account; one without a domain is of the caller's own, as Windows takes it.</summary>
    private static (string Domain, string User) Split(string account)
    {
        int at = account.IndexOf('\\');
        return at < 0 && account.IndexOf('@') < 0 ? (Environment.UserDomainName, account)
            : at > 0 && at < account.Length - 1 ? (account.Substring(0, at), account.Substring(at + 1))
            : throw new AdministrationException(
                AdministrationFailure.Ambiguous, $"ENTSSO needs a Windows account with domain and name: write {account} as DOMAIN\\user.");
    }

    private Membership ReadAssignments(CancellationToken cancellationToken) =>
        _reader.ReadAssignments(_reader.ListAdapters(cancellationToken), cancellationToken);

    private Membership ReadGroups(CancellationToken cancellationToken) =>
        _reader.ReadGroups(_reader.ListGroupAdapters(cancellationToken), cancellationToken);

    /// <summary>Settings of a server are written by a tool that has no parameter for another server.</summary>
    private IServerSwitches SwitchesOf(string server, string setting, CancellationToken cancellationToken)
    {
        string? node = computer.Is(server) ? null : NodeOfCluster(server, cancellationToken);
        return computer.Is(node ?? server) ? switches : throw new AdministrationException(
            AdministrationFailure.ServerNotLocal,
            $"{setting} of {server} can be changed only on that server, with its tool ssoconfig, and this is {computer.ShortName}. "
                + (node is null ? "" : $"{server} is the name of a cluster, and its node is {node} now. ")
                + $"Run the same command there: Invoke-Command -ComputerName {CommandWord.Of(node ?? server, "SERVER")} {{ ... }}.");
    }

    /// <summary>The node that ENTSSO runs on, where a name is that of a cluster; null where it is not, or no one can say.</summary>
    private string? NodeOfCluster(string server, CancellationToken cancellationToken)
    {
        try
        {
            SsoServer facts = _reader.ReadServer(server, cancellationToken);
            return facts.ClusterName.Or("") is { Length: > 0 } cluster && ComputerName.IsSame(cluster, server)
                && facts.NodeName.Or("") is { Length: > 0 } node && !ComputerName.IsSame(node, server)
                    ? node
                    : null;
        }
        catch (SsoCallException)
        {
            return null;
        }
    }
}
