namespace EntSso.Events.Changes;

/// <summary>How a password change, or its delivery through one mapping, ended. Ordered from good to bad.</summary>
public enum PasswordChangeOutcome
{
    /// <summary>The external password or the stored credential was updated.</summary>
    Delivered,

    /// <summary>ENTSSO decided not to carry the change further; mostly an Information event.</summary>
    Skipped,

    /// <summary>Waiting for an adapter: queued, but no end in the log.</summary>
    Pending,

    /// <summary>Received, and then nothing: the log does not tell why.</summary>
    Unexplained,

    /// <summary>An error ended the change, or the call was refused.</summary>
    Failed,
}
