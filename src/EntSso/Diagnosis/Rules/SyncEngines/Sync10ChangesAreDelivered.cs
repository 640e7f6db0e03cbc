using System.Globalization;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-10: the last password change for an ENTSSO MA was delivered.</summary>
internal sealed class Sync10ChangesAreDelivered() : EntSsoAgentRule(
    new("SYNC-10", ChainLink.SyncEngine, "The last password change was delivered to the ENTSSO MA.")
    {
        Events = EventIdSet.OfSyncEngine(6908, 6927), RelatedEvents = EventIdSet.OfSyncEngine(6901, 6919),
        ClearedBy = EventIdSet.OfSyncEngine(6902),
    })
{
    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context)
    {
        var history = context.Deployment.SyncEngine.TargetHistory;
        if (!history.IsKnown || agent.Id.Length == 0)
        {
            return Unknown(
                "the results of the last password changes", history.IsKnown ? "the management agent's GUID is not known" : history.Reason);
        }

        var delivered = context.HistoryOf(agent).Delivered;
        if (context.HistoryOf(agent).Newest is not { } newest)
        {
            return NotApplicable("The history holds no password change for the management agent.");
        }

        var failed = delivered.Count(row => !ChangeHistory.IsSuccess(row.ReturnCode));
        var counts = $"{(delivered.Count - failed).ToString("N0", CultureInfo.InvariantCulture)} of "
            + $"{delivered.Count.ToString("N0", CultureInfo.InvariantCulture)} changes in the history were delivered";
        var time = (newest.LastAttemptAt ?? newest.ReceivedAt) is { } at ? $" at {IsoTime.FormatShort(at)}" : "";
        var meaning = ChangeHistory.MeaningOf(newest.ReturnCode);
        return ChangeHistory.IsSuccess(newest.ReturnCode)
            ? Pass(
                failed == 0 ? $"{counts}, the last{time}." : $"The last change was delivered{time}. {counts}; the failed ones are older.")
            : Fail(
                $"The last change, {NameText.Quote(newest.DistinguishedName)}{time}, ended with {NameText.Quote(newest.ReturnCode)}"
                + $"{(newest.ReachedRetryLimit == true ? " after the last retry" : "")}{(meaning.Length > 0 ? $": {meaning}" : "")}. "
                + $"{counts}.",
                [Say("Fix what the return code points to, then change the password again: the engine does not retry this change.")]);
    }

    protected override EventQuestion Question(EntSsoAgent subject, RuleContext context) => LoggedByEngine(
        subject,
        context.Deployment.SyncEngine.TargetHistory,
        "the sync engine gave up a change (6908), or a target refused the password by its policy (6927)",
        [
            Say("Event 6908: fix what the return code of the history points to, then change the password again."),
            Say("Event 6927: align the password policy of the target with that of the domain, then choose another password."),
        ],
        context);
}
