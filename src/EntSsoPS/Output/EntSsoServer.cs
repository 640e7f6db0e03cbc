using EntSso.Deployment;

namespace EntSsoPS.Output;

/// <summary>An ENTSSO server. Null is unknown.</summary>
public sealed class EntSsoServer : EntSsoObject
{
    /// <summary>Makes plain values of the facts.</summary>
    /// <param name="facts">The server as it was read.</param>
    public EntSsoServer(SsoServer facts)
    {
        Facts = facts ?? throw new ArgumentNullException(nameof(facts));
        ServiceAccount = Reference(facts.ServiceAccount, nameof(ServiceAccount));
        ServiceState = Value(facts.Service.State, nameof(ServiceState));
        ServiceStartMode = Value(facts.Service.StartMode, nameof(ServiceStartMode));
        Version = Reference(facts.Version, nameof(Version));
        IsOnline = Value(facts.IsOnline, nameof(IsOnline));
        AllowMiis = Value(facts.AllowMiis, nameof(AllowMiis));
        AllowPcns = Value(facts.AllowPcns, nameof(AllowPcns));
        IsPasswordSyncLoaded = Value(facts.IsPasswordSyncLoaded, nameof(IsPasswordSyncLoaded));
        IsMiisListenerRunning = Value(facts.IsMiisListenerRunning, nameof(IsMiisListenerRunning));
        IsPcnsListenerRunning = Value(facts.IsPcnsListenerRunning, nameof(IsPcnsListenerRunning));
        IsAdapterListenerRunning = Value(facts.IsAdapterListenerRunning, nameof(IsAdapterListenerRunning));
        PasswordSyncAgeHours = Value(facts.PasswordSyncAgeHours, nameof(PasswordSyncAgeHours));
        PositiveAuditLevel = Value(facts.PositiveAuditLevel, nameof(PositiveAuditLevel));
        NegativeAuditLevel = Value(facts.NegativeAuditLevel, nameof(NegativeAuditLevel));
        ReplayDirectory = Reference(facts.ReplayDirectory, nameof(ReplayDirectory));
        IsSecretServerRunning = Value(facts.IsSecretServerRunning, nameof(IsSecretServerRunning));
        IsDiscovered = Value(facts.IsDiscovered, nameof(IsDiscovered));
        IsClustered = Value(facts.IsClustered, nameof(IsClustered));
        Is64Bit = Value(facts.Is64Bit, nameof(Is64Bit));
        AllowRemoteLookup = Value(facts.AllowRemoteLookup, nameof(AllowRemoteLookup));
        DatabaseServer = Reference(facts.DatabaseServer, nameof(DatabaseServer));
        DatabaseName = Reference(facts.DatabaseName, nameof(DatabaseName));
        IsDatabaseConnectionEncrypted = Value(facts.IsDatabaseConnectionEncrypted, nameof(IsDatabaseConnectionEncrypted));
    }

    /// <summary>The server's host name as it was given or discovered, short or fully qualified.</summary>
    public string Name => Facts.Name;

    /// <summary>The name again: what -Server takes from the pipeline.</summary>
    public string Server => Name;

    /// <summary>The account that the ENTSSO service runs under.</summary>
    public string? ServiceAccount { get; }

    /// <summary>The state of the ENTSSO service.</summary>
    public ServiceState? ServiceState { get; }

    /// <summary>How the ENTSSO service is started.</summary>
    public ServiceStartMode? ServiceStartMode { get; }

    /// <summary>The product version.</summary>
    public string? Version { get; }

    /// <summary>Whether the server is online.</summary>
    public bool? IsOnline { get; }

    /// <summary>The server gate: this server allows password sync from MIIS.</summary>
    public bool? AllowMiis { get; }

    /// <summary>The server gate for PCNS: this server allows password sync from PCNS.</summary>
    public bool? AllowPcns { get; }

    /// <summary>Whether the password synchronisation feature is loaded.</summary>
    public bool? IsPasswordSyncLoaded { get; }

    /// <summary>Whether the listener for the sync engine runs.</summary>
    public bool? IsMiisListenerRunning { get; }

    /// <summary>Whether the listener for PCNS runs.</summary>
    public bool? IsPcnsListenerRunning { get; }

    /// <summary>Whether the listener for adapters runs.</summary>
    public bool? IsAdapterListenerRunning { get; }

    /// <summary>The password sync age in hours: older changes are refused.</summary>
    public int? PasswordSyncAgeHours { get; }

    /// <summary>The audit level for successes: 0 none, 1 low, 2 medium, 3 high.</summary>
    public int? PositiveAuditLevel { get; }

    /// <summary>The audit level for failures: 0 none, 1 low, 2 medium, 3 high.</summary>
    public int? NegativeAuditLevel { get; }

    /// <summary>The folder for replay files; empty for the product's default.</summary>
    public string? ReplayDirectory { get; }

    /// <summary>Whether the secret server part runs here.</summary>
    public bool? IsSecretServerRunning { get; }

    /// <summary>Whether the directory's service connection points list this server.</summary>
    public bool? IsDiscovered { get; }

    /// <summary>Whether the server is part of a cluster.</summary>
    public bool? IsClustered { get; }

    /// <summary>Whether the service is a 64-bit process.</summary>
    public bool? Is64Bit { get; }

    /// <summary>Whether remote lookup is allowed.</summary>
    public bool? AllowRemoteLookup { get; }

    /// <summary>The SQL Server that this server uses.</summary>
    public string? DatabaseServer { get; }

    /// <summary>The credential database that this server uses.</summary>
    public string? DatabaseName { get; }

    /// <summary>Whether the connection to SQL Server is encrypted.</summary>
    public bool? IsDatabaseConnectionEncrypted { get; }

    /// <summary>The facts as they were read, each with its origin or the reason why it is unknown.</summary>
    internal SsoServer Facts { get; }

    internal override object AllFacts => Facts;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
