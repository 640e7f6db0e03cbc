using System.Globalization;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Gates;

/// <summary>GATE-05: the password sync age is above zero and not shorter than the time in which the sync engine tries again.</summary>
internal sealed class Gate05SyncAgeIsSensible : ReceivingServerRule
{
    private const double SecondsOfHour = 3600;

    public override string Id => "GATE-05";

    public override ChainLink Link => ChainLink.Acceptance;

    public override string Title => "The password sync age leaves the sync engine time to try again.";

    public override IReadOnlyList<int> EventIds => [10803, 10712];

    // 10803 is an error code that other events carry.
    protected override IReadOnlyList<int> AskedIds => [10712];

    protected override Finding Judge(ReceivingServer subject, RuleInput input)
    {
        var server = subject.Server;
        if (!server.PasswordSyncAgeHours.IsKnown)
        {
            return FindUnknown(server.Name, $"what the password sync age of {server.Name} is", server.PasswordSyncAgeHours);
        }

        var hours = server.PasswordSyncAgeHours.Value;
        if (hours <= 0)
        {
            return Find(
                FindingStatus.Fail, server.Name, $"The password sync age of {server.Name} is {Hours(hours)}: likely every change counts as too old.", Raise(subject, 24));
        }

        var agents = input.Deployment.SyncEngine.ManagementAgents.Where(agent => agent.IsEntSso.Or(false)).ToList();
        foreach (var agent in agents)
        {
            if (!agent.MaximumRetryCount.IsKnown || !agent.RetryIntervalSeconds.IsKnown)
            {
                var reason = agent.MaximumRetryCount.IsKnown ? agent.RetryIntervalSeconds.Reason : agent.MaximumRetryCount.Reason;
                return Find(
                    FindingStatus.Unknown,
                    server.Name,
                    $"The password sync age of {server.Name} is {Hours(hours)}; how long the sync engine tries again for {agent.Name} is unknown: {reason.TrimEnd('.')}.");
            }

            var window = (double)agent.MaximumRetryCount.Value * agent.RetryIntervalSeconds.Value / SecondsOfHour;
            if (window > hours)
            {
                return Find(
                    FindingStatus.Warning,
                    server.Name,
                    $"The password sync age of {server.Name} is {Hours(hours)}, but for {agent.Name} the sync engine tries for {window.ToString("0.#", CultureInfo.InvariantCulture)} hours ({agent.MaximumRetryCount.Value} times every {agent.RetryIntervalSeconds.Value} seconds): likely the last tries come too late.",
                    Raise(subject, (int)Math.Min(Math.Floor(window) + 1, int.MaxValue)));
            }
        }

        return Find(
            FindingStatus.Pass,
            server.Name,
            agents.Count == 0
                ? $"The password sync age of {server.Name} is {Hours(hours)}. No ENTSSO management agent is known to compare it with."
                : $"The password sync age of {server.Name} is {Hours(hours)}, longer than the sync engine tries.");
    }

    protected override EventQuestion Ask(ReceivingServer subject, RuleInput input) => About(subject, subject.Server.PasswordSyncAgeHours) with
    {
        Against = FindingStatus.Warning,
        Meaning = "a change was too old all the same",
        Remedy = "Find out why the change was late, compare the clocks (w32tm /query /status), and change the password again.",
    };

    private static string Hours(int hours) => hours == 1 ? "1 hour" : $"{hours.ToString(CultureInfo.InvariantCulture)} hours";

    private static string Raise(ReceivingServer subject, int hours) =>
        RunOn(subject, $"ssoconfig -syncAge {hours.ToString(CultureInfo.InvariantCulture)}");
}
