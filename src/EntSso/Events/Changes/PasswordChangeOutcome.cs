namespace EntSso.Events.Changes;

/// <summary>How a password change, or its delivery through one mapping, ended. Ordered from good to bad.</summary>
public enum PasswordChangeOutcome
{
    /// <summary>The external password or the stored credential was updated.</summary>
    Delivered,

    /// <summary>PCNS, the sync engine or ENTSSO decided not to carry the change further; mostly an Information event.</summary>
    Skipped,

    /// <summary>On its way: queued or tried again, but no end in the evidence.</summary>
    Pending,

    /// <summary>Seen up to a point, and then nothing, while what would show the next step is missing: the cause names what is missing.</summary>
    Unexplained,

    /// <summary>Changed on the domain controller, and PCNS did not capture it.</summary>
    NotCaptured,

    /// <summary>Captured by PCNS, and not sent to the sync engine.</summary>
    NotSent,

    /// <summary>Sent by PCNS, and not received by the sync engine.</summary>
    NotReceived,

    /// <summary>Received by the sync engine, and not staged for a target management agent.</summary>
    NotStaged,

    /// <summary>Staged by the sync engine, and no ENTSSO server whose log was read was called.</summary>
    NotCalled,

    /// <summary>An error ended the change, or the call was refused.</summary>
    Failed,
}
