namespace EntSso.Deployment;

/// <summary>What the directory said of accounts and service principal names.</summary>
public sealed record DirectoryFacts
{
    /// <summary>The names that were looked up, each with the account found or the reason why none was.</summary>
    public IReadOnlyList<AccountLookup> Accounts { get; init; } = [];

    /// <summary>The SPNs that were searched for in the whole forest, each with every holder.</summary>
    public IReadOnlyList<SpnLookup> ServicePrincipalNames { get; init; } = [];

    /// <summary>The questions whether an account is in a group, with their answers.</summary>
    public IReadOnlyList<GroupMembership> Memberships { get; init; } = [];

    /// <summary>The trusts of the domains that were asked.</summary>
    public IReadOnlyList<DomainTrust> Trusts { get; init; } = [];
}
