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
                end.Last = change.Ended;
                end.Account = change.WindowsAccount.Length > 0 ? change.WindowsAccount : change.ClientUser;
            }
        }

        return ends.OrderByDescending(e => e.Outcome).ThenByDescending(e => e.Count).ToList();
    }
}
