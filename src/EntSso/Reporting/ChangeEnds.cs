using EntSso.Events.Changes;

namespace EntSso.Reporting;

/// <summary>Gathers the password changes that were not delivered by where and why they ended.</summary>
internal static class ChangeEnds
{
    /// <summary>The ends, worst outcome first and within it the most frequent first.</summary>
    public static IReadOnlyList<ChangeEnd> Of(IReadOnlyList<PasswordChange> changes, CancellationToken cancellationToken)
    {
        var ends = new List<ChangeEnd>();
        var byReason = new Dictionary<(PasswordChangeOutcome, ChainLink, string), ChangeEnd>();
        foreach (PasswordChange change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (change.Outcome == PasswordChangeOutcome.Delivered)
            {
                continue;
            }

            (PasswordChangeOutcome, ChainLink, string) reason = (change.Outcome, change.Link, change.Cause);
            if (!byReason.TryGetValue(reason, out ChangeEnd? end))
            {
                byReason.Add(reason, end = new ChangeEnd(change.Outcome, change.Link, change.Cause) { Remedy = change.Remedy });
                ends.Add(end);
            }

            end.Count += change.Count;
            if (end.Last is null || change.Ended >= end.Last)
            {
                (end.Last, end.Example) = (change.Ended, change);
                end.Account = change.WindowsAccount.Length > 0 ? change.WindowsAccount : change.ClientUser;
            }
        }

        return ends.OrderByDescending(e => e.Outcome).ThenByDescending(e => e.Count).ToList();
    }
}

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

    /// <summary>The last of them, whose way represents all.</summary>
    public PasswordChange? Example { get; set; }
}
