namespace EntSso.Deployment;

/// <summary>
/// Everything known about one password sync deployment. Collectors fill it, rules check it, renderers show it. Immutable; every
/// part may be missing.
/// </summary>
public sealed record SyncDeployment
{
    /// <summary>A name for the deployment, for people; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The runs of collectors that went into this.</summary>
    public IReadOnlyList<CollectionRun> Collections { get; init; } = [];

    /// <summary>Which of the lists below are complete.</summary>
    public Inventory Inventory { get; init; } = new();

    /// <summary>The settings of the SSO system.</summary>
    public SsoSystem System { get; init; } = new();

    /// <summary>The ENTSSO servers.</summary>
    public IReadOnlyList<SsoServer> Servers { get; init; } = [];

    /// <summary>The password sync adapters.</summary>
    public IReadOnlyList<SyncAdapter> Adapters { get; init; } = [];

    /// <summary>The adapter groups.</summary>
    public IReadOnlyList<AdapterGroup> AdapterGroups { get; init; } = [];

    /// <summary>The affiliate applications.</summary>
    public IReadOnlyList<AffiliateApplication> Applications { get; init; } = [];

    /// <summary>The password filters.</summary>
    public IReadOnlyList<PasswordFilter> PasswordFilters { get; init; } = [];

    /// <summary>The questions for mappings that were queried, with their outcome.</summary>
    public IReadOnlyList<MappingSurvey> MappingSurveys { get; init; } = [];

    /// <summary>The mappings that were read.</summary>
    public IReadOnlyList<Mapping> Mappings { get; init; } = [];

    /// <summary>The sync engine.</summary>
    public SyncEngine SyncEngine { get; init; } = new();

    /// <summary>The password extension settings of the ENTSSO management agents.</summary>
    public IReadOnlyList<PasswordExtension> PasswordExtensions { get; init; } = [];

    /// <summary>ENTSSO.xml; known and null when the place where it belongs was checked and there is none.</summary>
    public Fact<EntSsoXmlFile?> EntSsoXml { get; init; }

    /// <summary>Whether ENTSSO.xml is in the Extensions folder of the running engine.</summary>
    public Fact<bool> IsEntSsoXmlInPlace { get; init; }

    /// <summary>PCNS: its targets and the domain controllers.</summary>
    public PcnsFacts Pcns { get; init; } = new();

    /// <summary>Accounts and SPNs as the directory has them.</summary>
    public DirectoryFacts Directory { get; init; } = new();

    /// <summary>
    /// Service principal names that an administrator says are registered, exactly as given and possibly malformed. Rules use them
    /// where no directory was queried; what a directory says outranks them.
    /// </summary>
    public IReadOnlyList<string> StatedServicePrincipalNames { get; init; } = [];

    /// <summary>Tries to obtain a Kerberos ticket.</summary>
    public IReadOnlyList<KerberosProbe> KerberosProbes { get; init; } = [];

    /// <summary>Computers as the network shows them.</summary>
    public IReadOnlyList<HostFacts> Hosts { get; init; } = [];

    /// <summary>Which event logs were examined.</summary>
    public IReadOnlyList<EventLogCoverage> EventLogCoverage { get; init; } = [];

    /// <summary>What the event logs say.</summary>
    public IReadOnlyList<EventEvidence> Events { get; init; } = [];
}

/// <summary>
/// Which lists of the deployment are complete. A known number says that the list was enumerated and had so many entries, so what is
/// not in it does not exist; while it is unknown, a missing entry means nothing.
/// </summary>
public sealed record Inventory
{
    /// <summary>The ENTSSO servers that the directory lists.</summary>
    public Fact<int> Servers { get; init; }

    /// <summary>The affiliate applications.</summary>
    public Fact<int> Applications { get; init; }

    /// <summary>The adapters.</summary>
    public Fact<int> Adapters { get; init; }

    /// <summary>The adapter groups.</summary>
    public Fact<int> AdapterGroups { get; init; }

    /// <summary>The password filters.</summary>
    public Fact<int> PasswordFilters { get; init; }

    /// <summary>The management agents of the sync engine.</summary>
    public Fact<int> ManagementAgents { get; init; }

    /// <summary>The writable domain controllers of the source domains.</summary>
    public Fact<int> DomainControllers { get; init; }

    /// <summary>The PCNS targets.</summary>
    public Fact<int> PcnsTargets { get; init; }
}
