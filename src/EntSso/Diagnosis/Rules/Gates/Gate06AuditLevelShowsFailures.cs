using System.Globalization;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-06: failures are written to the event log.</summary>
internal sealed class Gate06AuditLevelShowsFailures() : SubjectRule<ReceivingServer>(
    // These events are written because the level is high: they do not contradict it.
    new(
        "GATE-06",
        ChainLink.None,
        "The audit level is high enough for failures to appear in the event log.") { RelatedEvents = [11009, 11010, 11011, 11012, 11013] },
    SubjectSets.ReceivingServers)
{
    protected override Answer Check(ReceivingServer subject, RuleContext context)
    {
        var (negative, positive) = (subject.Server.NegativeAuditLevel, subject.Server.PositiveAuditLevel);
        var successes = positive.IsKnown ? positive.Value.ToString(CultureInfo.InvariantCulture) : "an unknown one";
        return !negative.IsKnown ? Unknown($"the audit level of {subject.Name}", negative)
            : negative.Value > 0
                ? Pass(
                    $"The audit level of {subject.Name} is {negative.Value} for failures and {successes} for successes; to trace a "
                        + "change, use 3 and 3.")
            : Warn(
                $"The audit level of {subject.Name} for failures is {negative.Value}: the log does not show them.",
                [
                    subject.Here(RemedyStep.Cmdlet("Set-EntSsoServer", ("Server", subject.Name), ("NegativeAuditLevel", "1"))),
                    Run($"ssoconfig -auditLevel {positive.Or(0)} 1").Or,
                    Run($"ssoconfig -auditLevel 3 3", "To trace a change"),
                ]);
    }
}
