namespace EntSso.Events;

/// <summary>What an event says of the password change (or the part of ENTSSO) that it speaks of.</summary>
public enum EventOutcome
{
    /// <summary>The event is not about the outcome of anything in the password synchronisation chain, or is not documented.</summary>
    None,

    /// <summary>A step was taken; written <c>ok</c> on the command line.</summary>
    Ok,

    /// <summary>ENTSSO decided not to carry the change further; written <c>skipped</c>.</summary>
    Skipped,

    /// <summary>A step failed; written <c>failed</c>.</summary>
    Failed,

    /// <summary>Additional information on a change; written <c>info</c>.</summary>
    Info,

    /// <summary>A step failed and is tried again; written <c>pending</c>.</summary>
    Pending,
}
