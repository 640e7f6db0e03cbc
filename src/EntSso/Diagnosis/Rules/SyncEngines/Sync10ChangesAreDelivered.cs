using System.Globalization;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.SyncEngines;

/// <summary>SYNC-10: the last password change for an ENTSSO MA was delivered.</summary>
internal sealed class Sync10ChangesAreDelivered() : EntSsoAgentRule(
    new("SYNC-10", ChainLink.SyncEngine, "The last password change was delivered to the ENTSSO MA."))
{
    protected override Answer CheckReceiving(EntSsoAgent agent, RuleContext context)
    {
        var history = context.Deployment.SyncEngine.TargetHistory;
        if (!history.IsKnown || agent.Id.Length == 0)
        {
            return Unknown("how the last password changes ended", history.IsKnown ? "the management agent's GUID is not known" : history.Reason);
        }

        var delivered = context.HistoryOf(agent).Delivered;
        if (context.HistoryOf(agent).Newest is not { } newest)
        {
            return NotApplicable("The history holds no password change for the management agent.");
        }

        var failed = delivered.Count(row => !ChangeHistory.IsSuccess(row.ReturnCode));
        var counts = $"{(delivered.Count - failed).ToString("N0", CultureInfo.InvariantCulture)} of {delivered.Count.ToString("N0", CultureInfo.InvariantCulture)} changes in the history were delivered";
        var time = (newest.LastAttemptAt ?? newest.ReceivedAt) is { } at ? $" at {EventWitness.Time(at)}" : "";
        var meaning = ChangeHistory.MeaningOf(newest.ReturnCode);
        return ChangeHistory.IsSuccess(newest.ReturnCode)
            ? Pass(failed == 0 ? $"{counts}, the last{time}." : $"The last change was delivered{time}. {counts}; the failed ones are older.")
            : Fail(
                $"The last change, {NameText.Quote(newest.DistinguishedName)}{time}, ended with {NameText.Quote(newest.ReturnCode)}"
                + $"{(newest.ReachedRetryLimit == true ? " after the last retry" : "")}{(meaning.Length > 0 ? $": {meaning}" : "")}. {counts}.",
                [Say("Fix what the return code points to, then change the password again: the engine no longer tries this change.")]);
    }
}
