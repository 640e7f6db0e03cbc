namespace EntSso.Deployment;

/// <summary>
/// One ENTSSO server. Sources: ISSOConfigOM.GetServerStatus (bits as SSOStatusFlag of the interop assembly names them), the service
/// control manager, <c>ssoconfig</c> on that server.
/// </summary>
/// <remarks>
/// Servers of the 2006 era report status bits up to 0x100 only. A collector that meets such a version leaves the facts of the
/// higher bits unknown with that reason: not reported is not off.
/// </remarks>
public sealed record SsoServer
{
    /// <summary>The server's host name as it was given or discovered, short or fully qualified.</summary>
    public required string Name { get; init; }

    /// <summary>The account that the ENTSSO service runs under, as GetServerStatus or the service control manager spells it.</summary>
    public Fact<string> ServiceAccount { get; init; }

    /// <summary>Whether the directory's service connection points list this server (DiscoverServers).</summary>
    public Fact<bool> IsDiscovered { get; init; }

    /// <summary>The ENTSSO service.</summary>
    public WindowsService Service { get; init; } = new();

    /// <summary>The product version, major and minor or longer, with dots.</summary>
    public Fact<string> Version { get; init; }

    /// <summary>The status bits as one number.</summary>
    public Fact<int> StatusFlags { get; init; }

    /// <summary>Whether the server is online (0x1).</summary>
    public Fact<bool> IsOnline { get; init; }

    /// <summary>Whether the secret server part runs here (0x2).</summary>
    public Fact<bool> IsSecretServerRunning { get; init; }

    /// <summary>Whether the password synchronisation feature is loaded (0x4).</summary>
    public Fact<bool> IsPasswordSyncLoaded { get; init; }

    /// <summary>Whether the listener for PCNS runs (0x8).</summary>
    public Fact<bool> IsPcnsListenerRunning { get; init; }

    /// <summary>Whether the listener for adapters runs (0x10).</summary>
    public Fact<bool> IsAdapterListenerRunning { get; init; }

    /// <summary>Whether the server is part of a cluster (0x20).</summary>
    public Fact<bool> IsClustered { get; init; }

    /// <summary>Whether the service is a 64-bit process (0x40).</summary>
    public Fact<bool> Is64Bit { get; init; }

    /// <summary>Whether the connection to SQL Server is encrypted (0x80).</summary>
    public Fact<bool> IsDatabaseConnectionEncrypted { get; init; }

    /// <summary>Whether the SQL Server compares names with case (0x100).</summary>
    public Fact<bool> IsCaseSensitive { get; init; }

    /// <summary>Whether the listener for the sync engine runs (0x200).</summary>
    public Fact<bool> IsMiisListenerRunning { get; init; }

    /// <summary>The server gate for PCNS: this server allows password sync from PCNS (0x400).</summary>
    public Fact<bool> AllowPcns { get; init; }

    /// <summary>The server gate: this server allows password sync from MIIS (0x800).</summary>
    public Fact<bool> AllowMiis { get; init; }

    /// <summary>Whether remote lookup is allowed (0x1000).</summary>
    public Fact<bool> AllowRemoteLookup { get; init; }

    /// <summary>Status bit 0x2000, whose meaning is not documented; likely the service account is a local administrator.</summary>
    public Fact<bool> HasAdministratorBit { get; init; }

    /// <summary>The password sync age in hours: older changes are refused. Measured by the clock of the SQL Server.</summary>
    public Fact<int> PasswordSyncAgeHours { get; init; }

    /// <summary>The audit level for successes: 0 none, 1 low, 2 medium, 3 high.</summary>
    public Fact<int> PositiveAuditLevel { get; init; }

    /// <summary>The audit level for failures: 0 none, 1 low, 2 medium, 3 high.</summary>
    public Fact<int> NegativeAuditLevel { get; init; }

    /// <summary>The cluster's network name as the server reports it.</summary>
    public Fact<string> ClusterName { get; init; }

    /// <summary>The node's name as the server reports it.</summary>
    public Fact<string> NodeName { get; init; }

    /// <summary>The SQL Server that this server uses.</summary>
    public Fact<string> DatabaseServer { get; init; }

    /// <summary>The credential database that this server uses.</summary>
    public Fact<string> DatabaseName { get; init; }

    /// <summary>How many information events the server has written since its start.</summary>
    public Fact<int> InformationCount { get; init; }

    /// <summary>How many warnings the server has written since its start.</summary>
    public Fact<int> WarningCount { get; init; }

    /// <summary>How many errors the server has written since its start.</summary>
    public Fact<int> ErrorCount { get; init; }

    /// <summary>The folder for replay files.</summary>
    public Fact<string> ReplayDirectory { get; init; }

    /// <summary>Whether the folder for replay files exists.</summary>
    public Fact<bool> ReplayDirectoryExists { get; init; }
}
