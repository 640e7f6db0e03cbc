using EntSso.Events.Changes;

namespace EntSso.Reporting;

/// <summary>Password changes that were not delivered and ended at the same link for the same reason.</summary>
internal sealed class ChangeEnd(PasswordChangeOutcome outcome, ChainLink link, string cause)
{
    public PasswordChangeOutcome Outcome { get; } = outcome;

    public ChainLink Link { get; } = link;

    public string Cause { get; } = cause;

    /// <summary>The remedy of the first of them.</summary>
    public string Remedy { get; set; } = "";

    public long Count { get; set; }

    /// <summary>When the last of them was logged; null when the log has no times.</summary>
    public DateTime? Last { get; set; }

    /// <summary>The account of the last of them: the Windows account, or the caller of refused calls; may be empty.</summary>
    public string Account { get; set; } = "";
}
