namespace EntSso.Deployment;

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
