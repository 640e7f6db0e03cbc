using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis;

/// <summary>
/// One run of rules: the facts, what follows from them by name, what the logs show, the time, and the token. Each part is made once, when
/// the first rule needs it, and its cost grows with the facts and no faster.
/// </summary>
internal sealed class RuleContext
{
    private readonly Lazy<DirectoryIndex> _directory;
    private readonly Lazy<EventWitness> _events;
    private readonly Lazy<ServerIndex> _servers;
    private readonly Lazy<IReadOnlyList<SsoServer>> _allServers;
    private readonly Lazy<ByComputer<HostFacts>> _hosts;
    private readonly Lazy<Dictionary<string, ManagementAgent>> _agentsById;
    private readonly Lazy<ILookup<string, ManagementAgent>> _agentsByName;
    private readonly Lazy<IReadOnlyList<EntSsoAgent>> _agents;
    private readonly Lazy<IReadOnlyList<EntSsoAgent>> _receivingAgents;
    private readonly Lazy<HashSet<EntSsoAgent>> _receiving;
    private readonly Lazy<IReadOnlyList<SourcePartition>> _sourcePartitions;
    private readonly Lazy<string> _onlyTarget;
    private readonly Lazy<Dictionary<string, ChangeHistory>> _histories;
    private readonly Lazy<IReadOnlyList<ConnectTarget>> _targets;
    private readonly Lazy<IReadOnlyList<ReceivingServer>> _receivingServers;
    private readonly Lazy<IReadOnlyList<SpnSubject>> _spns;
    private readonly Lazy<IReadOnlyList<AccountSubject>> _accounts;
    private readonly Lazy<RegisteredSpns> _registeredSpns;
    private readonly Lazy<IReadOnlyList<SyncedApplication>> _applications;
    private readonly Lazy<IReadOnlyList<SyncedAdapter>> _adapters;
    private readonly Lazy<Dictionary<string, List<Mapping>>> _mappings;
    private readonly Lazy<ByComputer<PcnsTarget>> _pcnsTargets;
    private readonly Lazy<IReadOnlyList<DomainController>> _domainControllers;
    private readonly Lazy<HashSet<string>> _adapterGroups;
    private readonly Lazy<Dictionary<string, KerberosProbe>> _probes;
    private readonly Lazy<Dictionary<PasswordExtension, EntSsoAgent>> _agentsByExtension;
    private readonly Lazy<Dictionary<string, string>> _otherWays;
    private readonly Lazy<Dictionary<string, PasswordFilter>> _filters;
    private readonly Lazy<HashSet<string>> _computerDomains;
    private readonly Lazy<((ManagementAgent Agent, double Seconds)? Longest, (string Name, string Reason)? Unread)> _retryWindow;

    /// <summary>Begins a run.</summary>
    /// <param name="deployment">The facts. Nothing is read beside them.</param>
    /// <param name="now">The time in UTC for facts that do not say when they were read; null for the time of the clock.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    internal RuleContext(SyncDeployment deployment, DateTime? now = null, CancellationToken cancellationToken = default)
    {
        Deployment = deployment;
        Cancellation = cancellationToken;
        Now = now ?? DateTime.UtcNow;
        _directory = new(() => new DirectoryIndex(deployment.Directory, cancellationToken));
        _events = new(() => new EventWitness(deployment, cancellationToken));
        _servers = new(() => new ServerIndex(deployment.Servers, cancellationToken));
        _allServers = new(() => WithLogged(
            deployment.Servers, EventSource.EntSso, server => server.LogComputer(), computer => Servers.ForLog(computer) is not null,
            name => new SsoServer { Name = name }));
        _domainControllers = new(() => WithLogged(
            deployment.Pcns.DomainControllers, EventSource.Pcns, controller => controller.Name, _ => false,
            name => new DomainController { Name = name }));
        _hosts = new(() => new ByComputer<HostFacts>(deployment.Hosts, host => host.Name));
        _agentsById = new(() => FirstByName(deployment.SyncEngine.ManagementAgents, agent => agent.Id));
        _agentsByName = new(() => deployment.SyncEngine.ManagementAgents.ToLookup(agent => agent.Name, StringComparer.OrdinalIgnoreCase));
        _agents = new(() => EntSsoAgent.In(deployment, cancellationToken));
        _receivingAgents = new(() => EntSsoAgent.Receiving(this));
        _receiving = new(() => new HashSet<EntSsoAgent>(ReceivingAgents));
        _sourcePartitions = new(() => SourcePartition.In(deployment));
        _onlyTarget = new(() => SourcePartitions.All(source => source.Partition.Targets.IsKnown)
            && SourcePartitions.SelectMany(source => source.TargetIds).Distinct(StringComparer.OrdinalIgnoreCase).Take(2)
                .ToList() is { Count: 1 } ids
                ? ids[0]
                : "");
        _histories = new(() => ChangeHistory.ByAgent(deployment.SyncEngine));
        _targets = new(() => [.. ConnectTarget.In(this)]);
        _receivingServers = new(() => ReceivingServer.In(this));
        _spns = new(() => SpnSubject.In(this));
        _accounts = new(() => AccountSubject.In(this));
        _registeredSpns = new(() => new RegisteredSpns(this));
        _applications = new(() => SyncedApplication.In(this));
        _adapters = new(() => SyncedAdapter.In(this));
        _mappings = new(() => deployment.Mappings.GroupBy(mapping => mapping.Application, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.OrdinalIgnoreCase));
        _pcnsTargets = new(() => new ByComputer<PcnsTarget>(
            deployment.Pcns.Targets.Where(target => !target.IsDisabled.Or(false) && target.Server.IsKnown), target => target.Server.Value));
        _adapterGroups = new(
            () => new HashSet<string>(deployment.AdapterGroups.Select(group => group.Name), StringComparer.OrdinalIgnoreCase));
        _otherWays = new(() => OtherWays(deployment));
        _probes = new(() => FirstByName(deployment.KerberosProbes, probe => probe.ServicePrincipalName));
        _agentsByExtension = new(() => Agents.Where(agent => agent.Extension is not null)
            .ToDictionary(agent => agent.Extension!, ByReference<PasswordExtension>.Instance));
        _filters = new(() => FirstByName(deployment.PasswordFilters, filter => filter.Name));
        _computerDomains = new(() => new HashSet<string>(
            deployment.Servers.Select(server => server.Host()).OfType<HostName>().Where(host => !host.IsAddress)
                .SelectMany(host => new[] { host.NetBiosName, host.ShortName, host.ToString() }), StringComparer.OrdinalIgnoreCase));
        _retryWindow = new(() => RetryWindowIn(deployment.SyncEngine));
    }

    internal SyncDeployment Deployment { get; }

    internal CancellationToken Cancellation { get; }

    /// <summary>The time of the run in UTC.</summary>
    internal DateTime Now { get; }

    internal DirectoryIndex Directory => _directory.Value;

    /// <summary>What the logs show.</summary>
    internal EventWitness Events => _events.Value;

    internal ServerIndex Servers => _servers.Value;

    /// <summary>The ENTSSO servers: those of the facts, and those that only a log names.</summary>
    internal IReadOnlyList<SsoServer> AllServers => _allServers.Value;

    /// <summary>Computers as the network shows them.</summary>
    internal ByComputer<HostFacts> Hosts => _hosts.Value;

    /// <summary>The ENTSSO MAs.</summary>
    internal IReadOnlyList<EntSsoAgent> Agents => _agents.Value;

    /// <summary>The ENTSSO MAs that receive password changes.</summary>
    internal IReadOnlyList<EntSsoAgent> ReceivingAgents => _receivingAgents.Value;

    /// <summary>Whether an ENTSSO MA receives password changes.</summary>
    internal bool IsReceiving(EntSsoAgent agent) => _receiving.Value.Contains(agent);

    internal IReadOnlyList<SourcePartition> SourcePartitions => _sourcePartitions.Value;

    /// <summary>
    /// Whether an agent is the one target of all source partitions, so that what the engine logs about a target is about it.
    /// </summary>
    internal bool IsOnlyTarget(EntSsoAgent agent) =>
        agent.Id.Length > 0 && string.Equals(_onlyTarget.Value, agent.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>The password extensions of the agents that receive password changes.</summary>
    internal IReadOnlyList<ConnectTarget> ConnectTargets => _targets.Value;

    internal IReadOnlyList<ReceivingServer> ReceivingServers => _receivingServers.Value;

    internal IReadOnlyList<SpnSubject> Spns => _spns.Value;

    /// <summary>The accounts that take part in the call to the ENTSSO server.</summary>
    internal IReadOnlyList<AccountSubject> CallAccounts => _accounts.Value;

    internal RegisteredSpns RegisteredSpns => _registeredSpns.Value;

    /// <summary>The applications that take part.</summary>
    internal IReadOnlyList<SyncedApplication> Applications => _applications.Value;

    /// <summary>The adapters that take part.</summary>
    internal IReadOnlyList<SyncedAdapter> Adapters => _adapters.Value;

    /// <summary>The management agent of a GUID; null when the deployment has none.</summary>
    internal ManagementAgent? AgentOf(string id) => id.Length > 0 && _agentsById.Value.TryGetValue(id, out var agent) ? agent : null;

    /// <summary>The management agents of a name without case.</summary>
    internal IReadOnlyList<ManagementAgent> AgentsNamed(string name) => [.. _agentsByName.Value[name]];

    /// <summary>What queue and history hold for an agent.</summary>
    internal ChangeHistory HistoryOf(EntSsoAgent agent) =>
        agent.Id.Length > 0 && _histories.Value.TryGetValue(agent.Id, out var history) ? history : ChangeHistory.None;

    /// <summary>The mappings of an application.</summary>
    internal IReadOnlyList<Mapping> MappingsOf(string application) =>
        _mappings.Value.TryGetValue(application, out var mappings) ? mappings : [];

    /// <summary>The domain controllers: those of the facts, and those that only a log of PCNS names.</summary>
    internal IReadOnlyList<DomainController> DomainControllers => _domainControllers.Value;

    /// <summary>The enabled PCNS target that sends to a server; null when none is known.</summary>
    internal PcnsTarget? PcnsTargetAt(SsoServer server) => _pcnsTargets.Value.Of(server.Name).FirstOrDefault();

    /// <summary>
    /// The ENTSSO MA for which the sync engine tries longest, with the time in seconds; and one whose setting could not be read.
    /// </summary>
    internal ((ManagementAgent Agent, double Seconds)? Longest, (string Name, string Reason)? Unread) RetryWindow => _retryWindow.Value;

    /// <summary>The password filter of a name; null when the deployment has none.</summary>
    internal PasswordFilter? FilterNamed(string name) => _filters.Value.TryGetValue(name, out var filter) ? filter : null;

    /// <summary>Whether an account is of one computer or of Windows itself, so that no directory has it.</summary>
    internal bool IsLocalAccount(AccountName name) => name.IsNeverDomainAccount || name.Form == AccountNameForm.Local
        || (name.Form is AccountNameForm.NetBiosDomain or AccountNameForm.DnsDomain && _computerDomains.Value.Contains(name.Domain));

    /// <summary>
    /// The management agent that ENTSSO.xml names for an application, when the sync engine sends passwords to it too; else null.
    /// </summary>
    internal string? OtherWayTo(string application) => _otherWays.Value.TryGetValue(application, out var agent) ? agent : null;

    /// <summary>The try to obtain a ticket for an SPN; null when there was none.</summary>
    internal KerberosProbe? ProbeOf(ServicePrincipalName spn) => _probes.Value.TryGetValue(spn.ToString(), out var probe) ? probe : null;

    /// <summary>The ENTSSO MA of a password extension.</summary>
    internal EntSsoAgent? AgentOf(PasswordExtension extension) =>
        _agentsByExtension.Value.TryGetValue(extension, out var agent) ? agent : null;

    /// <summary>The host of the first stated SPN of ENTSSO; null when none was stated.</summary>
    internal string? StatedHost => Deployment.StatedServicePrincipalNames
        .Select(text => ServicePrincipalName.TryParse(text, out var spn, out _) && spn.IsEntSso ? spn.Host.ToString() : null)
        .FirstOrDefault(host => host is not null);

    internal bool IsAdapterGroup(string name) => _adapterGroups.Value.Contains(name);

    /// <summary>Whether a log has one of the events.</summary>
    internal bool HasLogged(IReadOnlyList<EventId> ids, string computer = "", string subject = "") =>
        Events.Newest(ids, computer, subject) is not null;

    /// <summary>An account as it was spelled, with what the directory has under that name.</summary>
    internal NamedAccount Account(Fact<string> given) => NamedAccount.From(given, Directory);

    /// <summary>Computers of the facts, and those on which a source logged; a short and a long name may mean one computer.</summary>
    private IReadOnlyList<T> WithLogged<T>(
        IReadOnlyList<T> known, string source, Func<T, string> computerOf, Func<string, bool> isKnown, Func<string, T> onlyNamed)
    {
        var byName = new ByComputer<string>(known.Select(computerOf), name => name);
        var logged = Events.ComputersOf(source).Where(computer => computer.Length > 0 && !isKnown(computer) && !byName.Of(computer).Any())
            .ToList();
        var longNames = new ByComputer<string>(logged.Where(name => name.IndexOf('.') > 0), name => name);
        return [.. known, .. logged.Where(name => name.IndexOf('.') > 0 || !longNames.Of(name).Any()).Select(onlyNamed)];
    }

    private static ((ManagementAgent Agent, double Seconds)? Longest, (string Name, string Reason)? Unread) RetryWindowIn(SyncEngine engine)
    {
        (ManagementAgent Agent, double Seconds)? longest = null;
        foreach (var agent in engine.ManagementAgents.Where(agent => agent.IsEntSso.Or(false)))
        {
            var (count, interval) = (agent.MaximumRetryCount, agent.RetryIntervalSeconds);
            if (!count.IsKnown || !interval.IsKnown)
            {
                return (null, (agent.Name, count.IsKnown ? interval.Reason : count.Reason));
            }

            var seconds = (double)count.Value * interval.Value;
            longest = longest is { } other && other.Seconds >= seconds ? other : (agent, seconds);
        }

        return (longest, null);
    }

    private static Dictionary<string, string> OtherWays(SyncDeployment deployment)
    {
        var targets = new HashSet<string>(
            deployment.SyncEngine.ManagementAgents.SelectMany(agent => agent.Partitions.Or([]))
                .SelectMany(partition => partition.Targets.Or([])),
            StringComparer.OrdinalIgnoreCase);
        var receiving = new HashSet<string>(
            deployment.SyncEngine.ManagementAgents.Where(agent => agent.IsPasswordSyncAllowed.Or(false) && targets.Contains(agent.Id))
                .Select(agent => agent.Name),
            StringComparer.Ordinal);
        return FirstByName(
                deployment.EntSsoXml.Or(null)?.Agents.SelectMany(agent => agent.Applications)
                    .Where(application => receiving.Contains(application.SourceMa))
                    ?? [],
                application => application.Name)
            .ToDictionary(pair => pair.Key, pair => pair.Value.SourceMa, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Things by their names without case, the first of each name.</summary>
    internal static Dictionary<string, T> FirstByName<T>(IEnumerable<T> things, Func<T, string> name)
    {
        var index = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var thing in things)
        {
            if (!index.TryGetValue(name(thing), out _))
            {
                index.Add(name(thing), thing);
            }
        }

        return index;
    }
}
