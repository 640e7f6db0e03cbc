using EntSso.Deployment;

namespace EntSso.Administration.Desired;

/// <summary>The wanted settings of a password sync adapter; the switches have the product's names.</summary>
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
