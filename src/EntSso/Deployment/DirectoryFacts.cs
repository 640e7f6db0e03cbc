using System.Collections.Generic;

namespace EntSso.Deployment;

/// <summary>What the directory said of accounts and service principal names.</summary>
public sealed record DirectoryFacts
{
    /// <summary>The names that were looked up, each with the account found or the reason why none was.</summary>
    public IReadOnlyList<AccountLookup> Accounts { get; init; } = [];

    /// <summary>The SPNs that were searched for in the whole forest, each with every holder.</summary>
    public IReadOnlyList<SpnLookup> ServicePrincipalNames { get; init; } = [];
}
