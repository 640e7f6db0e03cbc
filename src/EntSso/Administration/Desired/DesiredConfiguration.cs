namespace EntSso.Administration.Desired;

/// <summary>
/// How an SSO system is wanted: the settings that a desired state file states. What it does not state is nobody's business and stays as it
/// is. Immutable.
/// </summary>
internal sealed record DesiredConfiguration
{
    /// <summary>The password sync mode of the system.</summary>
    public DesiredMode PasswordSyncMode { get; init; } = new();

    /// <summary>The ENTSSO servers.</summary>
    public IReadOnlyList<DesiredServer> Servers { get; init; } = [];

    /// <summary>The password sync adapters. They have to exist: adapters are created from a file of the product, with ssops -create.</summary>
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
