using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>
/// The desired state of an SSO system: the settings that a desired state file states. What it does not state is no one's business and stays
/// as it is. Immutable.
/// </summary>
internal sealed record DesiredConfiguration
{
    /// <summary>The password sync mode of the system.</summary>
    public DesiredMode PasswordSyncMode { get; init; } = new();

    /// <summary>The ENTSSO servers.</summary>
    public IReadOnlyList<DesiredServer> Servers { get; init; } = [];

    /// <summary>
    /// The password sync adapters. They have to exist: adapters are created from a file of the product, with ssops -create.
    /// </summary>
    public IReadOnlyList<DesiredAdapter> Adapters { get; init; } = [];

    /// <summary>The affiliate applications. They have to exist: applications are created with ssomanage -createapps.</summary>
    public IReadOnlyList<DesiredApplication> Applications { get; init; } = [];

    /// <summary>The service principal names and the accounts that they belong to.</summary>
    public IReadOnlyList<DesiredServicePrincipalName> ServicePrincipalNames { get; init; } = [];

    /// <summary>
    /// The connections of the ENTSSO management agents. They are compared and never changed: the sync engine has no documented way for it
    /// but its dialogs.
    /// </summary>
    public IReadOnlyList<DesiredManagementAgent> ManagementAgents { get; init; } = [];
}

/// <summary>The requested settings of an ENTSSO server.</summary>
internal sealed record DesiredServer
{
    /// <summary>The server, by its short or full name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the server lets changes from the sync engine in.</summary>
    public Stated<bool> AllowMiis { get; init; }

    /// <summary>Whether the server lets changes from PCNS in.</summary>
    public Stated<bool> AllowPcns { get; init; }

    /// <summary>The password sync age in hours, above 0.</summary>
    public Stated<int> PasswordSyncAgeHours { get; init; }

    /// <summary>The audit level for successes, 0 to 3.</summary>
    public Stated<int> PositiveAuditLevel { get; init; }

    /// <summary>The audit level for failures, 0 to 3.</summary>
    public Stated<int> NegativeAuditLevel { get; init; }

    /// <summary>
    /// The folder for replay files on the server; empty for the product's default. It cannot be read back from a live server.
    /// </summary>
    public Stated<string> ReplayDirectory { get; init; }
}

/// <summary>The requested directions of the password sync mode.</summary>
internal sealed record DesiredMode
{
    /// <summary>From Windows to adapters, the system gate.</summary>
    public Stated<bool> WindowsToAdapters { get; init; }

    /// <summary>From adapters to SSO database, partial sync.</summary>
    public Stated<bool> AdaptersToDatabase { get; init; }

    /// <summary>From adapters to Windows, full sync; needs partial sync.</summary>
    public Stated<bool> AdaptersToWindows { get; init; }
}

/// <summary>The requested settings of an affiliate application.</summary>
internal sealed record DesiredApplication
{
    /// <summary>The application.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the application is enabled.</summary>
    public Stated<bool> Enabled { get; init; }

    /// <summary>The adapter that the application is assigned to; null for none.</summary>
    public Stated<string?> Adapter { get; init; }

    /// <summary>Whether direct password sync is on; not together with an adapter.</summary>
    public Stated<bool> DirectPasswordSync { get; init; }
}

/// <summary>The requested settings of a password sync adapter; the switches have the product's names.</summary>
internal sealed record DesiredAdapter
{
    /// <summary>The adapter.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the adapter is enabled.</summary>
    public Stated<bool> Enabled { get; init; }

    /// <summary>Whether the adapter takes Windows password changes.</summary>
    public Stated<bool> SyncToAdapter { get; init; }

    /// <summary>Whether ENTSSO takes changes from the adapter.</summary>
    public Stated<bool> SyncFromAdapter { get; init; }

    /// <summary>Whether a change from the adapter changes the Windows password too; needs syncFromAdapter.</summary>
    public Stated<bool> ChangeWindowsPassword { get; init; }

    /// <summary>Whether the old password is verified.</summary>
    public Stated<bool> VerifyOldPassword { get; init; }

    /// <summary>Whether the adapter gets the old password too.</summary>
    public Stated<bool> SendOldPassword { get; init; }

    /// <summary>Whether conflicting mappings are allowed.</summary>
    public Stated<bool> AllowMappingConflicts { get; init; }
}

/// <summary>The requested password extension connection of an ENTSSO management agent (Configure Extensions, Settings).</summary>
internal sealed record DesiredManagementAgent
{
    /// <summary>The management agent.</summary>
    public required string Name { get; init; }

    /// <summary>The computer that receives the password changes, in the form of the SPN.</summary>
    public Stated<string> ConnectTo { get; init; }

    /// <summary>The account of the connection: the ENTSSO service account.</summary>
    public Stated<string> User { get; init; }
}

/// <summary>A service principal name and the one account that is to hold it.</summary>
internal sealed record DesiredServicePrincipalName
{
    /// <summary>The SPN, for example <c>ENTSSO/INTSVR1.fabrikam.com</c>.</summary>
    public required string ServicePrincipalName { get; init; }

    /// <summary>The ENTSSO service account: DOMAIN\user, user@domain or a SID.</summary>
    public required string Account { get; init; }
}
