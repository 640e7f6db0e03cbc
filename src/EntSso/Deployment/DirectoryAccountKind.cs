namespace EntSso.Deployment;

/// <summary>What kind of object an account is.</summary>
public enum DirectoryAccountKind
{
    /// <summary>An object of a class that is none of the others.</summary>
    Other,

    /// <summary>A user.</summary>
    User,

    /// <summary>A computer.</summary>
    Computer,

    /// <summary>A group managed service account: its password is known to nobody, so it cannot be typed anywhere.</summary>
    GroupManagedServiceAccount,

    /// <summary>A standalone managed service account.</summary>
    ManagedServiceAccount,

    /// <summary>A group.</summary>
    Group,
}
