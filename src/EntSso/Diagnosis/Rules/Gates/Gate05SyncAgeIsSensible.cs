using System.Globalization;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-05: the password sync age is above zero and not shorter than the time in which the sync engine tries again.</summary>
internal sealed class Gate05SyncAgeIsSensible() : SubjectRule<ReceivingServer>(
    // 10803 is an error code that other events carry.
    new(
        "GATE-05",
        ChainLink.Acceptance,
        "The password sync age leaves the sync engine time to try again.") { Events = [10712], RelatedEvents = [10803] },
    SubjectSets.ReceivingServers)
{
    private const double SecondsOfHour = 3600;

    protected override Answer Check(ReceivingServer subject, RuleContext context)
    {
        if (subject.Server.PasswordSyncAgeHours is { IsKnown: false } unread)
        {
            return Unknown($"the password sync age of {subject.Name}", unread);
        }

        var hours = subject.Server.PasswordSyncAgeHours.Value;
        var age = $"The password sync age of {subject.Name} is {Number(hours, "hour")}";
        if (hours <= 0)
        {
            return Fail($"{age}: likely every change counts as too old.", Raise(subject, 24));
        }

        var (longest, unreadAgent) = context.RetryWindow;
        return unreadAgent is { } agent ? Unknown($"{age}; how long the sync engine retries for {agent.Name}", agent.Reason)
            : longest is not { } window ? Pass($"{age}. No ENTSSO management agent is known to compare it with.")
            : window.Seconds / SecondsOfHour is var needed && needed <= hours ? Pass($"{age}, longer than the retries of the sync engine.")
            : Warn(
                $"{age}, but for {window.Agent.Name} the sync engine retries for "
                    + $"{needed.ToString("0.#", CultureInfo.InvariantCulture)} hours ({window.Agent.MaximumRetryCount.Value} times "
                    + $"every {window.Agent.RetryIntervalSeconds.Value} seconds): likely the last retries come too late.",
                Raise(subject, (int)Math.Min(Math.Floor(needed) + 1, int.MaxValue)));
    }

    protected override EventQuestion Question(ReceivingServer subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Server.PasswordSyncAgeHours),
        Against = FindingStatus.Warning,
        AgainstUnknown = FindingStatus.Warning,
        Meaning = "a change was too old anyway",
        Remedy = [Run($"w32tm /query /status", "Find out why the change was late, compare the clocks, and change the password again")],
    };

    private static RemedyStep[] Raise(ReceivingServer subject, int hours) =>
    [
        subject.Here(
            RemedyStep.Cmdlet(
                "Set-EntSsoServer", ("Server", subject.Name), ("PasswordSyncAge", hours.ToString(CultureInfo.InvariantCulture)))),
        Run($"ssoconfig -syncAge {hours}").Or,
    ];
}
