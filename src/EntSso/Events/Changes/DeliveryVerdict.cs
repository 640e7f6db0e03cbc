namespace EntSso.Events.Changes;

/// <summary>
/// Decides how a run of events ended. An external system's refusal counts whatever follows, because older versions update the
/// database in spite of it (support article 904771); an update of the database ends a delivery well even after failed tries; before
/// that the last failed or skipped step counts, and a change that was queued waits as long as retries go on.
/// </summary>
internal static class DeliveryVerdict
{
    public static (PasswordChangeOutcome Outcome, ChainLink Link, SyncEvent? DecidedBy) Decide(IReadOnlyList<SyncEvent> events, bool isExternal)
    {
        SyncEvent? refusal = null, success = null, trouble = null, queued = null;
        ChainLink reached = ChainLink.None;
        foreach (SyncEvent syncEvent in events)
        {
            reached = syncEvent.Link > reached ? syncEvent.Link : reached;
            switch (syncEvent.Outcome)
            {
                case EventOutcome.Failed when syncEvent.Stage == EventStage.ExternalChange:
                    refusal = syncEvent;
                    break;
                case EventOutcome.Failed or EventOutcome.Skipped:
                    trouble = syncEvent;
                    break;
                case EventOutcome.Ok when syncEvent.Stage is EventStage.DatabaseUpdate or EventStage.DirectSync
                    || (isExternal && syncEvent.Stage == EventStage.WindowsChange):
                    success = syncEvent;
                    break;
                case EventOutcome.Ok when syncEvent.Stage == EventStage.AdapterDispatch:
                    queued = syncEvent;
                    break;
            }
        }

        if (refusal is not null)
        {
            return (PasswordChangeOutcome.Failed, refusal.Link, refusal);
        }

        if (success is not null)
        {
            return (PasswordChangeOutcome.Delivered, success.Link, success);
        }

        if (trouble is null)
        {
            return queued is not null
                ? (PasswordChangeOutcome.Pending, queued.Link, queued)
                : (PasswordChangeOutcome.Unexplained, reached, null);
        }

        bool retriesGoOn = queued is not null && trouble.Definition?.Cause?.Key is "adapter-not-running" or "adapter-server-unreachable";
        PasswordChangeOutcome outcome = retriesGoOn ? PasswordChangeOutcome.Pending
            : trouble.Outcome == EventOutcome.Skipped ? PasswordChangeOutcome.Skipped
            : PasswordChangeOutcome.Failed;
        return (outcome, trouble.Link, trouble);
    }
}
