using EntSso.Deployment;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-06: failures are written to the event log.</summary>
internal sealed class Gate06AuditLevelShowsFailures : ReceivingServerRule
{
    public override string Id => "GATE-06";

    public override ChainLink Link => ChainLink.None;

    public override string Title => "The audit level lets failures be seen in the event log.";

    public override IReadOnlyList<int> EventIds => [11009, 11010, 11011, 11012, 11013];

    // These events are written because the level is high: they do not speak against it.
    protected override IReadOnlyList<int> AskedIds => [];

    protected override Finding Judge(ReceivingServer subject, RuleInput input)
    {
        var server = subject.Server;
        if (!server.NegativeAuditLevel.IsKnown)
        {
            return FindUnknown(server.Name, $"what the audit level of {server.Name} is", server.NegativeAuditLevel);
        }

        var level = server.NegativeAuditLevel.Value;
        var positive = Level(server.PositiveAuditLevel);
        return level > 0
            ? Find(FindingStatus.Pass, server.Name, $"The audit level of {server.Name} is {level} for failures and {positive} for successes; to trace a change, 3 and 3 show most.")
            : Find(
                FindingStatus.Warning,
                server.Name,
                $"The audit level of {server.Name} for failures is {level}: the log does not show them.",
                $"{RunOn(subject, $"ssoconfig -auditLevel {(server.PositiveAuditLevel.IsKnown ? positive : "0")} 1")}\nTo trace a change: ssoconfig -auditLevel 3 3");
    }

    private static string Level(Fact<int> level) =>
        level.IsKnown ? level.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : "an unknown one";
}
