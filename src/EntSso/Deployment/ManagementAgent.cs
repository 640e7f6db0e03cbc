namespace EntSso.Deployment;

/// <summary>
/// A management agent of the sync engine. Source: an export of <c>maexport</c> or <c>svrexport</c> (root
/// <c>saved-ma-configuration</c>). Encrypted credentials are never read.
/// </summary>
public sealed record ManagementAgent
{
    /// <summary>The GUID in lower case without braces; empty when the source does not tell.</summary>
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

    /// <summary>What tells that this is an ENTSSO MA; known and <see cref="MaRecognition.None"/> when the sources were read and nothing tells.</summary>
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

    /// <summary>The address of the service of the agent's main connection (<c>serviceHost</c>: FIM), for example <c>http://fim1:5725</c>.</summary>
    public Fact<string> ServiceAddress { get; init; }

    /// <summary>The file name of the agent's own connector extension; empty when there is none.</summary>
    public Fact<string> Extension { get; init; }

    /// <summary>The partitions.</summary>
    public Fact<IReadOnlyList<MaPartition>> Partitions { get; init; }

    /// <summary>Whether the agent is for Active Directory, by its category; unknown with the category.</summary>
    public Fact<bool> IsActiveDirectory => Category.Select(category => string.Equals(category, "AD", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the agent is an ENTSSO MA; unknown when nothing that could tell was read.</summary>
    public Fact<bool> IsEntSso => Recognition.Select(recognition => recognition != MaRecognition.None);
}
