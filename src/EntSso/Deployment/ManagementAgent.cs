namespace EntSso.Deployment;

/// <summary>
/// A management agent of the sync engine. Source: an export of <c>maexport</c> or <c>svrexport</c> (root
/// <c>saved-ma-configuration</c>). Encrypted credentials are never read.
/// </summary>
public sealed record ManagementAgent
{
    /// <summary>The GUID in lower case without braces; empty when the source does not show it.</summary>
    public required string Id { get; init; }

    /// <summary>The name, unique in the engine.</summary>
    public required string Name { get; init; }

    /// <summary>The category: <c>AD</c>, <c>Extensible</c>, <c>Extensible2</c>, <c>FIM</c> and others.</summary>
    public Fact<string> Category { get; init; }

    /// <summary>The subtype; empty for built-in agents.</summary>
    public Fact<string> Subtype { get; init; }

    /// <summary>The name in the list of agent types; empty for built-in agents.</summary>
    public Fact<string> ListName { get; init; }

    /// <summary>The agent's maker; empty for built-in agents.</summary>
    public Fact<string> CompanyName { get; init; }

    /// <summary>
    /// What shows that this is an ENTSSO MA; known and <see cref="MaRecognition.None"/> when the sources were read and nothing shows.
    /// </summary>
    public Fact<MaRecognition> Recognition { get; init; }

    /// <summary>The engine's server as the export's root names it.</summary>
    public Fact<string> ExportServer { get; init; }

    /// <summary>When it was exported, as written; the export names no time zone.</summary>
    public Fact<string> ExportDate { get; init; }

    /// <summary>When it was created, as written; the export names no time zone.</summary>
    public Fact<string> CreationTime { get; init; }

    /// <summary>When it was last changed, as written; the export names no time zone.</summary>
    public Fact<string> LastModificationTime { get; init; }

    /// <summary>Whether password management is allowed on the agent (<c>password-sync-allowed</c>).</summary>
    public Fact<bool> IsPasswordSyncAllowed { get; init; }

    /// <summary>How often a password change is tried again (<c>ma-data/password-sync/maximum-retry-count</c>).</summary>
    public Fact<int> MaximumRetryCount { get; init; }

    /// <summary>How long to wait between tries, in seconds (<c>retry-interval</c>).</summary>
    public Fact<int> RetryIntervalSeconds { get; init; }

    /// <summary>Whether passwords may go over a connection that is not secure (<c>allow-low-security</c>).</summary>
    public Fact<bool> AllowLowSecurity { get; init; }

    /// <summary>Whether a locked account is unlocked with the change (<c>unlock-account</c>).</summary>
    public Fact<bool> UnlockAccount { get; init; }

    /// <summary>The server, forest or other place of the agent's main connection, as entered.</summary>
    public Fact<string> ConnectTo { get; init; }

    /// <summary>The account of the agent's main connection, with its domain as <c>DOMAIN\user</c> where that is stored apart.</summary>
    public Fact<string> User { get; init; }

    /// <summary>The database of the agent's main connection (<c>databasename</c>: SQL, FIM and other agents).</summary>
    public Fact<string> Database { get; init; }

    /// <summary>
    /// The address of the service of the agent's main connection (<c>serviceHost</c>: FIM), for example <c>http://fim1:5725</c>.
    /// </summary>
    public Fact<string> ServiceAddress { get; init; }

    /// <summary>The file name of the agent's own connector extension; empty when there is none.</summary>
    public Fact<string> Extension { get; init; }

    /// <summary>The partitions.</summary>
    public Fact<IReadOnlyList<MaPartition>> Partitions { get; init; }

    /// <summary>Whether the agent is for Active Directory, by its category; unknown with the category.</summary>
    public Fact<bool> IsActiveDirectory => Category.Select(category => string.Equals(category, "AD", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the agent is an ENTSSO MA; unknown when nothing that could show was read.</summary>
    public Fact<bool> IsEntSso => Recognition.Select(recognition => recognition != MaRecognition.None);
}

/// <summary>A partition of a management agent.</summary>
public sealed record MaPartition
{
    /// <summary>The partition's GUID in lower case without braces; empty when the export has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name; for Active Directory the distinguished name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the partition is selected.</summary>
    public Fact<bool> IsSelected { get; init; }

    /// <summary>
    /// Whether the partition is a domain. The configuration and schema partitions of an AD agent are selected as well and cannot be
    /// a password source. Unknown for agents that do not show it.
    /// </summary>
    public Fact<bool> IsDomain { get; init; }

    /// <summary>Whether the partition is a password synchronisation source; off when the export has no such element.</summary>
    public Fact<bool> IsPasswordSource { get; init; }

    /// <summary>
    /// Whether the password changes that the partition takes within 24 hours are limited (<c>max-changes-allowed-enabled</c>). Unknown
    /// where the partition was never a source.
    /// </summary>
    public Fact<bool> IsChangeCountLimited { get; init; }

    /// <summary>
    /// The limit, 1 to 9999 in 24 hours (<c>max-changes-allowed</c>); it counts while <see cref="IsChangeCountLimited"/> is true.
    /// </summary>
    public Fact<int> MaximumChanges { get; init; }

    /// <summary>The GUIDs of the management agents that receive the passwords, in lower case without braces.</summary>
    public Fact<IReadOnlyList<string>> Targets { get; init; }
}

/// <summary>What shows that a management agent is an ENTSSO MA; the category of that agent is not documented.</summary>
public enum MaRecognition : long
{
    /// <summary>Nothing shows that it is one.</summary>
    None,

    /// <summary>Its list name is that of the ENTSSO management agent (documented).</summary>
    ListName,

    /// <summary>Its extension or password extension is an Enterprise Single Sign-On assembly (likely).</summary>
    Extension,

    /// <summary>ENTSSO.xml has an ENTSSOMA element of its name (documented).</summary>
    ConfigurationFile,

    /// <summary>An administrator named it.</summary>
    Stated,
}

/// <summary>
/// The connection that the ENTSSO management agent uses for password changes (Configure Extensions, Settings). Source:
/// <c>password-extension-config/connection-info</c> of the management agent's export, or what an administrator states.
/// </summary>
public sealed record PasswordExtension
{
    /// <summary>The name of the ENTSSO management agent, or empty when only the connection was stated.</summary>
    public required string ManagementAgent { get; init; }

    /// <summary>The management agent's GUID in lower case without braces, or empty when it is not known.</summary>
    public string ManagementAgentId { get; init; } = "";

    /// <summary>The computer that receives the password changes, exactly as entered.</summary>
    public Fact<string> ConnectTo { get; init; }

    /// <summary>The account that the extension calls with, exactly as entered: DOMAIN\user, user@domain or a bare name.</summary>
    public Fact<string> User { get; init; }

    /// <summary>Whether the extension is enabled.</summary>
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>The extension's file name, empty when none is entered.</summary>
    public Fact<string> Dll { get; init; }

    /// <summary>Whether the operation "set" is enabled.</summary>
    public Fact<bool> IsSetEnabled { get; init; }

    /// <summary>Whether the operation "change" is enabled.</summary>
    public Fact<bool> IsChangeEnabled { get; init; }

    /// <summary>The time limit of a call in seconds; 0 means none.</summary>
    public Fact<int> TimeoutSeconds { get; init; }
}
