namespace EntSso.Events.Changes;

/// <summary>What a <see cref="PasswordChange"/> stands for.</summary>
public enum PasswordChangeKind
{
    /// <summary>A Windows password change on its way to external systems.</summary>
    FromWindows,

    /// <summary>A password change that an adapter reported from an external system.</summary>
    FromExternalSystem,

    /// <summary>
    /// Calls that ENTSSO refused before it looked at the user (11060, 11070, 10708, 11063 and their like): the log names the caller,
    /// not the account whose password changed.
    /// </summary>
    RefusedCalls,
}
