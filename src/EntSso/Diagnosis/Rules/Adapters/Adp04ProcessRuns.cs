using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-04: the adapter's computer is there, ENTSSO runs on it, and the adapter was online last.</summary>
internal sealed class Adp04ProcessRuns : AdapterRule
{
    public override string Id => "ADP-04";

    public override string Title => "The adapter is online.";

    public override IReadOnlyList<int> EventIds => [10745, 10747, 10748, 10749];

    protected override IReadOnlyList<int> ClearingIds => [10736, 10744];

    protected override Finding Judge(SyncedAdapter subject, RuleInput input)
    {
        var computer = Of(subject, adapter => adapter.Computer);
        if (computer.IsKnown && WhyUnreachable(computer.Value, input.Deployment) is { Length: > 0 } reason)
        {
            return Find(FindingStatus.Fail, subject.Name, $"{subject.Name} runs on {computer.Value}. {reason}", Start(subject, computer), PlaceOf(computer));
        }

        var offline = input.Witness.Newest(EventIds, subject: subject.Name);
        var online = input.Witness.Newest(ClearingIds, subject: subject.Name);
        if (offline is not null && !(online?.Last > offline.Last))
        {
            return Find(
                FindingStatus.Fail,
                subject.Name,
                $"The last that the log tells of {subject.Name} is that it did not answer or went offline: {EventWitness.Tell(offline)}.",
                Start(subject, computer));
        }

        return online is not null
            ? Find(FindingStatus.Pass, subject.Name, $"The last that the log tells of {subject.Name} is that it was online: {EventWitness.Tell(online)}.")
            : Find(
                FindingStatus.Unknown,
                subject.Name,
                $"Only the event log tells whether {subject.Name} is online: {(input.Witness.HasRead("") ? "it has neither event 10744 nor one that it is offline" : input.Witness.WhyNotRead(""))}.");
    }

    private static string WhyUnreachable(string computer, SyncDeployment deployment)
    {
        if (!HostName.TryParse(computer, mend: false, out var host, out _))
        {
            return $"{NameText.Quote(computer)} is no host name.";
        }

        var server = deployment.ServerFor(host);
        if (server?.Service.State is { IsKnown: true } state && state.Value != ServiceState.Running)
        {
            return state.Value == ServiceState.NotInstalled
                ? "ENTSSO is not installed there, which the adapter talks to."
                : "The ENTSSO service there does not run, which the adapter talks to.";
        }

        var facts = deployment.Hosts.FirstOrDefault(candidate => string.Equals(candidate.Name, computer, StringComparison.OrdinalIgnoreCase));
        return facts?.Addresses is { IsKnown: true, Value.Count: 0 } ? "That name does not resolve in DNS."
            : facts?.Ports.FirstOrDefault(probe => probe.Port == 135 && probe.IsOpen is { IsKnown: true, Value: false }) is { } closed
                ? $"From {closed.From} its TCP port 135 cannot be reached."
                : "";
    }

    private static string Start(SyncedAdapter subject, Fact<string> computer) =>
        $"On {CommandWord.Of(computer.Or(""), "the adapter's computer")}, elevated: Start-Service ENTSSO\n"
        + $"Then start the process of {subject.Name}, read its own log, and look at its computer and state: ssops -display {Word(subject)}\n"
        + "Event 10744 tells that it is back.";
}
