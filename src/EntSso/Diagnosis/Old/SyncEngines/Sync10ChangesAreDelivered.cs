using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.SyncEngines;

/// <summary>SYNC-10: the last password change for an ENTSSO MA was delivered.</summary>
internal sealed class Sync10ChangesAreDelivered : EntSsoAgentRule
{
    public override string Id => "SYNC-10";

    public override ChainLink Link => ChainLink.SyncEngine;

    public override string Title => "The last password change was delivered to the ENTSSO MA.";

    public override Basis Basis => Basis.Documented;

    protected override Finding Judge(EntSsoAgent agent, SyncDeployment deployment)
    {
        var history = deployment.SyncEngine.TargetHistory;
        if (!history.IsKnown || agent.Id.Length == 0)
        {
            return FindUnknown(agent.Subject, "How the last password changes ended", history.IsKnown ? "the management agent's GUID is not known" : history.Reason);
        }

        var changes = ChangeHistory.Of(agent, deployment.SyncEngine);
        if (changes.Newest is not { } newest)
        {
            return Find(FindingStatus.NotApplicable, agent.Subject, "The history holds no password change for the management agent.");
        }

        var failed = changes.Delivered.Count(row => !ChangeHistory.IsSuccess(row.ReturnCode));
        var counts = $"{(changes.Delivered.Count - failed).ToString("N0", CultureInfo.InvariantCulture)} of {changes.Delivered.Count.ToString("N0", CultureInfo.InvariantCulture)} changes in the history were delivered";
        var time = (newest.LastAttemptAt ?? newest.ReceivedAt) is { } at ? $" at {EventWitness.Time(at)}" : "";
        if (ChangeHistory.IsSuccess(newest.ReturnCode))
        {
            return failed == 0
                ? Find(FindingStatus.Pass, agent.Subject, $"{counts}, the last{time}.")
                : Find(FindingStatus.Pass, agent.Subject, $"The last change was delivered{time}. {counts}; the failed ones are older.");
        }

        var meaning = ChangeHistory.MeaningOf(newest.ReturnCode);
        return Find(
            FindingStatus.Fail,
            agent.Subject,
            $"The last change, {NameText.Quote(newest.DistinguishedName)}{time}, ended with {NameText.Quote(newest.ReturnCode)}{(newest.ReachedRetryLimit == true ? " after the last retry" : "")}{(meaning.Length > 0 ? $": {meaning}" : "")}. {counts}.",
            "Mend what the return code points to, then change the password again: the engine has given this change up.");
    }
}
