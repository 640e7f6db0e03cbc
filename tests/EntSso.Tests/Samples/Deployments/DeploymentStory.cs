namespace EntSso.Tests.Samples.Deployments;

/// <summary>
/// A folder below docs/samples: Fabrikam's password sync with at most one mistake. Whatever a story does not state is right.
/// </summary>
public sealed record DeploymentStory
{
    /// <summary>The folder below docs/samples.</summary>
    public required string Folder { get; init; }

    /// <summary>What happened, in one or two sentences.</summary>
    public required string Story { get; init; }

    /// <summary>The first broken link; null in the healthy sample.</summary>
    public ChainLink? BrokenLink { get; init; }

    /// <summary>The rule of the headline.</summary>
    public string RuleId { get; init; } = "";

    /// <summary>The command or the step that the headline's remedy has to name.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>What the log of INTSVR1 tells of the day's changes, after the start of the service.</summary>
    public required Action<SampleLog> Day { get; init; }

    /// <summary>How the changes went as the sync engine sees it.</summary>
    public ChangeFate Changes { get; init; } = ChangeFate.HandedOver;

    /// <summary>Connect To of ENTSSOMA2's password extension.</summary>
    public string ConnectTo { get; init; } = Fabrikam.Server1;

    /// <summary>User of ENTSSOMA2's password extension.</summary>
    public string ExtensionUser { get; init; } = @"fabrikam\ssosvcact";

    /// <summary>Allow password sync from MIIS on INTSVR1.</summary>
    public bool AllowMiis { get; init; } = true;

    /// <summary>From Windows to adapters in the SSO system.</summary>
    public bool FromWindowsToAdapters { get; init; } = true;

    /// <summary>The SPNs of ssosvcact.</summary>
    public IReadOnlyList<string> Spns { get; init; } = [Fabrikam.LongSpn, Fabrikam.ShortSpn];

    /// <summary>The SPNs of ssosvcold, the service account of former times.</summary>
    public IReadOnlyList<string> FormerSpns { get; init; } = [];

    /// <summary>Whether Ana is in the group Mainframe Users.</summary>
    public bool IsAnaMainframeUser { get; init; } = true;

    /// <summary>Whether the application MAINFRAME is assigned to the adapter RACFADAPTER.</summary>
    public bool IsMainframeAssigned { get; init; } = true;

    /// <summary>Whether the adapter RACFADAPTER takes Windows changes.</summary>
    public bool SyncToAdapter { get; init; } = true;

    /// <summary>Enable Password Synchronization in the sync engine's options.</summary>
    public bool IsPasswordSyncEnabled { get; init; } = true;

    /// <summary>Enable this partition as a password synchronization source.</summary>
    public bool IsPartitionSource { get; init; } = true;

    /// <summary>The management agents that are selected as targets of the partition.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [FabrikamAgent.Sso2.Id];

    /// <summary>ENTSSO.xml.</summary>
    public string EntSsoXml { get; init; } = FabrikamExports.EntSsoXml;
}
