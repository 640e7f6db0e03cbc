using EntSso.Collection.Directory;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Administration.Files;

/// <summary>
/// An SSO system in the facts of a deployment. It keeps the rules that the service keeps, so that a change that works here is worth
/// trying on a live system.
/// </summary>
internal abstract class DeploymentAdministration : ISsoAdministration
{
    private const int MappingIsEnabled = 0x2;

    private IndexedList<SsoServer>? _servers;
    private IndexedList<AffiliateApplication>? _applications;
    private IndexedList<SyncAdapter>? _adapters;
    private IndexedList<Mapping>? _mappings;

    public abstract string Target { get; }

    public virtual TargetParameter? CmdletTarget => null;

    public TimeSpan SettlingTime => TimeSpan.Zero;

    public virtual IDirectory? Directory => new RecordedDirectory(this);

    public abstract IDisposable Lock(CancellationToken cancellationToken);

    public virtual IChangeBatch BeginBatch() => WrittenAtOnce.Instance;

    public SsoSystem ReadSystem(CancellationToken cancellationToken) => Load(cancellationToken).System;

    public IReadOnlyList<SsoServer> ReadServers(CancellationToken cancellationToken) => Load(cancellationToken).Servers;

    public SsoServer ReadServer(string server, CancellationToken cancellationToken) =>
        Server(Load(cancellationToken), server);

    public IReadOnlyList<AffiliateApplication> ReadApplications(CancellationToken cancellationToken) =>
        Load(cancellationToken).Applications;

    public AffiliateApplication ReadApplication(string application, CancellationToken cancellationToken) =>
        Application(Load(cancellationToken), application);

    public IReadOnlyList<SyncAdapter> ReadAdapters(CancellationToken cancellationToken) => Load(cancellationToken).Adapters;

    public SyncAdapter ReadAdapter(string adapter, CancellationToken cancellationToken) => Adapter(Load(cancellationToken), adapter);

    public IReadOnlyList<Mapping> ReadMappings(MappingFilter filter, CancellationToken cancellationToken)
    {
        _ = filter ?? throw new ArgumentNullException(nameof(filter));
        SyncDeployment deployment = Load(cancellationToken);
        int slash = filter.WindowsAccount.IndexOf('\\');
        return filter.WindowsAccount.Length == 0
            ? [.. deployment.Mappings.Where(filter.Matches)]
            : [.. Mappings(deployment).Find(filter.WindowsAccount.Substring(slash + 1)).Where(filter.Matches)];
    }

    public Fact<bool> IsMemberOfAny(string account, IReadOnlyList<string> accounts, CancellationToken cancellationToken) =>
        RecordedMembership.IsMemberOfAny(Load(cancellationToken).Directory, account, accounts);

    /// <summary>The connections of the ENTSSO management agents that the deployment has recorded.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IReadOnlyList<PasswordExtension> ReadPasswordExtensions(CancellationToken cancellationToken) =>
        Load(cancellationToken).PasswordExtensions;

    /// <summary>What the deployment has recorded of the directory.</summary>
    internal DirectoryFacts ReadDirectory(CancellationToken cancellationToken) => Load(cancellationToken).Directory;

    /// <summary>Changes what the deployment has recorded of the directory.</summary>
    internal void WriteDirectory(Func<DirectoryFacts, FactOrigin, DirectoryFacts> change, CancellationToken cancellationToken) =>
        Update(deployment => deployment with { Directory = change(deployment.Directory, Origin()) }, cancellationToken);

    public void WritePasswordSyncMode(PasswordSyncMode mode, PasswordSyncMode mask, CancellationToken cancellationToken) => Update(
        deployment =>
        {
            Refuse(SsoRules.Mode(deployment.System, mode & mask, mask & ~mode));
            SsoSystem system = deployment.System;
            return deployment with
            {
                System = system with
                {
                    FromWindowsToAdapters = Bit(system.FromWindowsToAdapters, PasswordSyncMode.WindowsToAdapters, mode, mask),
                    FromAdaptersToDatabase = Bit(system.FromAdaptersToDatabase, PasswordSyncMode.AdaptersToDatabase, mode, mask),
                    FromAdaptersToWindows = Bit(system.FromAdaptersToWindows, PasswordSyncMode.AdaptersToWindows, mode, mask),
                    Flags = Bits(system.Flags, (int)mode, (int)mask),
                },
            };
        },
        cancellationToken);

    public void WriteServerGate(string server, ServerGate gate, bool isAllowed, CancellationToken cancellationToken)
    {
        int bit = gate == ServerGate.Miis ? 0x800 : 0x400;
        UpdateServer(
            server,
            item => (gate == ServerGate.Miis ? item with { AllowMiis = Known(isAllowed) } : item with { AllowPcns = Known(isAllowed) }) with
            {
                StatusFlags = Bits(item.StatusFlags, isAllowed ? bit : 0, bit),
            },
            cancellationToken);
    }

    public void WritePasswordSyncAge(string server, int hours, CancellationToken cancellationToken) =>
        UpdateServer(server, item => item with { PasswordSyncAgeHours = Known(hours) }, cancellationToken);

    public void WriteAuditLevels(string server, AuditLevels levels, CancellationToken cancellationToken) => UpdateServer(
        server,
        item => item with { PositiveAuditLevel = Known(levels.Positive), NegativeAuditLevel = Known(levels.Negative) },
        cancellationToken);

    public void WriteReplayDirectory(string server, string directory, CancellationToken cancellationToken) => UpdateServer(
        server,
        item => item with
        {
            ReplayDirectory = Known(directory),
            ReplayDirectoryExists = Fact.Unknown<bool>("the folder was set in this file and its existence was not checked", Origin()),
        },
        cancellationToken);

    public void WriteApplicationEnabled(string application, bool isEnabled, CancellationToken cancellationToken) => UpdateApplication(
        application,
        item => item with { IsEnabled = Known(isEnabled), Flags = Bits(item.Flags, isEnabled ? 0x2 : 0, 0x2) },
        cancellationToken);

    public void WriteDirectPasswordSync(string application, bool isEnabled, CancellationToken cancellationToken) => UpdateApplication(
        application,
        item =>
        {
            Refuse(isEnabled ? SsoRules.DirectPasswordSync(item) : null);
            return item with { DirectPasswordSync = Known(isEnabled), Flags = Bits(item.Flags, isEnabled ? 0x2000000 : 0, 0x2000000) };
        },
        cancellationToken);

    public void WriteApplicationAdapter(string application, string? adapter, CancellationToken cancellationToken) => Update(
        deployment =>
        {
            AffiliateApplication item = Application(deployment, application);
            string? name = adapter is null ? null : Adapter(deployment, adapter).Name;
            Refuse(name is null ? null : SsoRules.Assignment(item, name));
            return deployment with
            {
                Applications = Applications(deployment).Replace(item, item with { Adapter = Known(name) }),
                Adapters = [.. deployment.Adapters.Select(candidate => WithApplication(candidate, item.Name, name))],
            };
        },
        cancellationToken);

    public void WriteAdapterEnabled(string adapter, bool isEnabled, CancellationToken cancellationToken) => UpdateAdapter(
        adapter,
        item => item with { IsEnabled = Known(isEnabled), Flags = Bits(item.Flags, isEnabled ? 0x2 : 0, 0x2) },
        cancellationToken);

    public void WriteAdapterOptions(string adapter, AdapterOptions options, AdapterOptions mask, CancellationToken cancellationToken) => UpdateAdapter(
        adapter,
        item =>
        {
            Refuse(SsoRules.Options(item, options & mask, mask & ~options));
            return item with
            {
                SyncToAdapter = Bit(item.SyncToAdapter, AdapterOptions.SyncToAdapter, options, mask),
                SyncFromAdapter = Bit(item.SyncFromAdapter, AdapterOptions.SyncFromAdapter, options, mask),
                ChangeWindowsPassword = Bit(item.ChangeWindowsPassword, AdapterOptions.ChangeWindowsPassword, options, mask),
                VerifyOldPassword = Bit(item.VerifyOldPassword, AdapterOptions.VerifyOldPassword, options, mask),
                SendOldPassword = Bit(item.SendOldPassword, AdapterOptions.SendOldPassword, options, mask),
                AllowMappingConflicts = Bit(item.AllowMappingConflicts, AdapterOptions.AllowMappingConflicts, options, mask),
                Flags = Bits(item.Flags, (int)options, (int)mask),
            };
        },
        cancellationToken);

    public void WriteMappingEnabled(Mapping mapping, bool isEnabled, CancellationToken cancellationToken) => Update(
        deployment =>
        {
            Mapping item = Existing(deployment, mapping);
            return deployment with
            {
                Mappings = Mappings(deployment).Replace(item, item with
                {
                    State = isEnabled ? MappingState.Enabled : MappingState.Disabled,
                    Flags = item.Flags is int flags ? (flags & ~MappingIsEnabled) | (isEnabled ? MappingIsEnabled : 0) : null,
                    Origin = Origin(),
                }),
            };
        },
        cancellationToken);

    public void CreateMapping(Mapping mapping, CancellationToken cancellationToken) => Update(
        deployment =>
        {
            AffiliateApplication application = Application(deployment, mapping.Application);
            Refuse(SsoRules.Creation(mapping, application, deployment.Mappings.Where(new MappingFilter(application.Name).Matches)));
            Mapping created = mapping with
            {
                Application = application.Name,
                State = MappingState.Disabled,
                Credentials = MappingCredentials.Missing,
                Flags = mapping.Flags & ~MappingIsEnabled,
                Origin = Origin(),
            };
            return Counted(deployment, created, 1) with { Mappings = [.. deployment.Mappings, created] };
        },
        cancellationToken);

    public void DeleteMapping(Mapping mapping, CancellationToken cancellationToken) => Update(
        deployment =>
        {
            Mapping item = Existing(deployment, mapping);
            Refuse(SsoRules.Deletion(item));
            return Counted(deployment, item, -1)
                with { Mappings = [.. deployment.Mappings.Where(candidate => !ReferenceEquals(candidate, item))] };
        },
        cancellationToken);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what is held.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>The facts as they are now.</summary>
    protected abstract SyncDeployment Load(CancellationToken cancellationToken);

    /// <summary>Takes changed facts over.</summary>
    protected abstract void Store(SyncDeployment deployment, CancellationToken cancellationToken);

    /// <summary>Where a fact that is written comes from.</summary>
    protected abstract FactOrigin Origin();

    private Fact<T> Known<T>(T value) => Fact.Known(value, Origin());

    private Fact<bool> Bit(Fact<bool> fact, PasswordSyncMode bit, PasswordSyncMode value, PasswordSyncMode mask) =>
        (mask & bit) == 0 ? fact : Known((value & bit) != 0);

    private Fact<bool> Bit(Fact<bool> fact, AdapterOptions bit, AdapterOptions value, AdapterOptions mask) =>
        (mask & bit) == 0 ? fact : Known((value & bit) != 0);

    private Fact<int> Bits(Fact<int> flags, int value, int mask) => flags.IsKnown ? Known((flags.Value & ~mask) | (value & mask)) : flags;

    private void Refuse(RuleViolation? violation)
    {
        if (violation is not null)
        {
            throw new AdministrationException(
                violation.IsUnknown ? AdministrationFailure.PreconditionUnknown : AdministrationFailure.Refused,
                $"{Target}: {violation} Nothing was changed.");
        }
    }

    private void UpdateServer(string server, Func<SsoServer, SsoServer> change, CancellationToken cancellationToken) => Update(
        deployment =>
        {
            SsoServer item = Server(deployment, server);
            return deployment with { Servers = Servers(deployment).Replace(item, change(item)) };
        },
        cancellationToken);

    private void UpdateApplication(string application, Func<AffiliateApplication, AffiliateApplication> change, CancellationToken cancellationToken) => Update(
        deployment =>
        {
            AffiliateApplication item = Application(deployment, application);
            return deployment with { Applications = Applications(deployment).Replace(item, change(item)) };
        },
        cancellationToken);

    private void UpdateAdapter(string adapter, Func<SyncAdapter, SyncAdapter> change, CancellationToken cancellationToken) => Update(
        deployment =>
        {
            SyncAdapter item = Adapter(deployment, adapter);
            return deployment with { Adapters = Adapters(deployment).Replace(item, change(item)) };
        },
        cancellationToken);

    private void Update(Func<SyncDeployment, SyncDeployment> change, CancellationToken cancellationToken)
    {
        using IDisposable locked = Lock(cancellationToken);
        Store(change(Load(cancellationToken)), cancellationToken);
    }

    private SyncAdapter WithApplication(SyncAdapter adapter, string application, string? owner)
    {
        if (!adapter.Applications.IsKnown)
        {
            return adapter;
        }

        bool has = adapter.Applications.Value.Contains(application, StringComparer.OrdinalIgnoreCase);
        bool belongs = owner is not null && NameText.Same(adapter.Name, owner);
        IReadOnlyList<string> others = [.. adapter.Applications.Value.Where(name => !NameText.Same(name, application))];
        return has == belongs
            ? adapter
            : adapter with { Applications = Known<IReadOnlyList<string>>(belongs ? [.. others, application] : others) };
    }

    // A survey says how many mappings its question has: one more or less now.
    private SyncDeployment Counted(SyncDeployment deployment, Mapping mapping, int difference) => deployment with
    {
        MappingSurveys =
        [
            .. deployment.MappingSurveys.Select(survey =>
                survey.Count.IsKnown && new MappingFilter(survey.Application, survey.WindowsAccount).Matches(mapping)
                    ? survey with { Count = Known(survey.Count.Value + difference) }
                    : survey),
        ],
    };

    // Names with a domain and without one share their first label.
    private SsoServer Server(SyncDeployment deployment, string name) =>
        Find("server", name, ComputerName.Label(name), Servers(deployment), item => item.Name, ComputerName.IsSame);

    private AffiliateApplication Application(SyncDeployment deployment, string name) =>
        Find("application", name, name, Applications(deployment), item => item.Name, NameText.Same);

    private SyncAdapter Adapter(SyncDeployment deployment, string name) =>
        deployment.AdapterGroups.Any(group => NameText.Same(group.Name, name))
        ? throw new AdministrationException(
            AdministrationFailure.RuleViolated,
            $"{Target}: {name} is a group adapter, which never receives password changes. Specify an adapter of the group.")
        : Find("adapter", name, name, Adapters(deployment), item => item.Name, NameText.Same);

    private Mapping Existing(SyncDeployment deployment, Mapping mapping) =>
        Mappings(deployment).Find(mapping.WindowsUser).FirstOrDefault(mapping.IsSameAs)
        ?? throw new AdministrationException(AdministrationFailure.NotFound, $"{Target}: there is no mapping {mapping}.");

    private IndexedList<SsoServer> Servers(SyncDeployment deployment) =>
        Indexed(ref _servers, deployment.Servers, item => ComputerName.Label(item.Name));

    private IndexedList<AffiliateApplication> Applications(SyncDeployment deployment) =>
        Indexed(ref _applications, deployment.Applications, item => item.Name);

    private IndexedList<SyncAdapter> Adapters(SyncDeployment deployment) => Indexed(ref _adapters, deployment.Adapters, item => item.Name);

    private IndexedList<Mapping> Mappings(SyncDeployment deployment) =>
        Indexed(ref _mappings, deployment.Mappings, item => item.WindowsUser);

    // A list that a change made is indexed already; for one that was read, the index is kept.
    private static IndexedList<T> Indexed<T>(ref IndexedList<T>? known, IReadOnlyList<T> items, Func<T, string> keyOf)
        where T : class
    {
        if (items is IndexedList<T> indexed)
        {
            return indexed;
        }

        if (known is null || !ReferenceEquals(known.Source, items))
        {
            known = new IndexedList<T>(items, keyOf);
        }

        return known;
    }

    private T Find<T>(
        string kind, string name, string key, IndexedList<T> items, Func<T, string> nameOf, Func<string, string, bool> isSame)
        where T : class
    {
        List<T> found = [.. items.Find(key).Where(item => isSame(nameOf(item), name))];
        if (found.Count == 0)
        {
            // An internationalised name or an address may be written in another form.
            found = [.. items.Where(item => isSame(nameOf(item), name))];
        }

        List<T> exact = [.. found.Where(item => NameText.Same(nameOf(item), name))];
        return exact.Count == 1 ? exact[0]
            : found.Count == 1 ? found[0]
            : found.Count == 0
                ? throw new AdministrationException(
                    AdministrationFailure.NotFound,
                    $"{Target}: there is no {kind} {name}. {DeploymentNames.Known(kind, items.Select(nameOf))}")
                : throw new AdministrationException(
                    AdministrationFailure.Ambiguous,
                    $"{Target}: {name} may be {string.Join(" or ", found.Select(nameOf))}. Specify the full name.");
    }
}
