namespace EntSso.Deployment;

/// <summary>
/// The sync engine (MIIS, ILM, FIM, MIM). Sources: the metaverse export <c>saved-mv-configuration</c>, management agent exports, WMI
/// (queue, history, connectors) and the service control manager.
/// </summary>
public sealed record SyncEngine
{
    /// <summary>The computer that the engine runs on.</summary>
    public Fact<string> Server { get; init; }

    /// <summary>The product generation.</summary>
    public Fact<SyncEngineEra> Era { get; init; }

    /// <summary>The product version with dots.</summary>
    public Fact<string> Version { get; init; }

    /// <summary>The engine's service: <c>FIMSynchronizationService</c> or <c>miiserver</c>.</summary>
    public WindowsService Service { get; init; } = new();

    /// <summary>The account that the engine runs under.</summary>
    public Fact<string> ServiceAccount { get; init; }

    /// <summary>The folder for extensions, where ENTSSO.xml belongs.</summary>
    public Fact<string> ExtensionsFolder { get; init; }

    /// <summary>Tools, Options, Enable Password Synchronization.</summary>
    public Fact<bool> IsPasswordSyncEnabled { get; init; }

    /// <summary>The file name of the metaverse rules extension, empty when there is none.</summary>
    public Fact<string> MetaverseExtension { get; init; }

    /// <summary>The provisioning type as exported: <c>scripted</c>, <c>sync-rule</c>, <c>both</c>; another word means none.</summary>
    public Fact<string> ProvisioningType { get; init; }

    /// <summary>How many changes each object's password history keeps.</summary>
    public Fact<int> PasswordChangeHistorySize { get; init; }

    /// <summary>
    /// How much the engine logs about password synchronisation (registry value FeaturePwdSyncLogLevel): 0 minimal, 1 normal, 2 high,
    /// 3 verbose. Known and null when the value is not set, which means normal.
    /// </summary>
    public Fact<int?> PasswordSyncLogLevel { get; init; }

    /// <summary>
    /// The GUIDs of the management agents that the metaverse lists (<c>import-attribute-flow/per-ma-options</c>), in lower case without
    /// braces.
    /// </summary>
    public Fact<IReadOnlyList<string>> ListedAgents { get; init; }

    /// <summary>When the metaverse was exported; the export names no time zone, so this is the engine's local time as written.</summary>
    public Fact<string> MetaverseExportDate { get; init; }

    /// <summary>The management agents.</summary>
    public IReadOnlyList<ManagementAgent> ManagementAgents { get; init; } = [];

    /// <summary>The waiting password changes (WMI MIIS_PasswordChangeQueue).</summary>
    public Fact<IReadOnlyList<PasswordQueueRow>> Queue { get; init; }

    /// <summary>The received password changes (WMI MIIS_PasswordChangeHistorySource).</summary>
    public Fact<IReadOnlyList<PasswordSourceRow>> SourceHistory { get; init; }

    /// <summary>The delivered or abandoned password changes (WMI MIIS_PasswordChangeHistoryTarget).</summary>
    public Fact<IReadOnlyList<PasswordTargetRow>> TargetHistory { get; init; }

    /// <summary>Accounts that were looked for in the connector space.</summary>
    public IReadOnlyList<ConnectorLookup> Connectors { get; init; } = [];
}

/// <summary>The product generation of a sync engine.</summary>
public enum SyncEngineEra : long
{
    /// <summary>Microsoft Identity Integration Server 2003 (version 3.1 and 3.2).</summary>
    Miis,

    /// <summary>Identity Lifecycle Manager 2007 (version 3.3).</summary>
    Ilm,

    /// <summary>Forefront Identity Manager 2010 and 2010 R2 (version 4.0 and 4.1).</summary>
    Fim,

    /// <summary>Microsoft Identity Manager 2016 (version 4.3 and later).</summary>
    Mim,
}
