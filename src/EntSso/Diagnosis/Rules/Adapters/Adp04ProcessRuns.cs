using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Adapters;

/// <summary>ADP-04: the adapter's computer is there, ENTSSO runs on it, and the adapter was online last.</summary>
internal sealed class Adp04ProcessRuns() : SubjectRule<SyncedAdapter>(
    new("ADP-04", ChainLink.Adapter, "The adapter is online.") { Events = [10745, 10747, 10748, 10749], ClearedBy = [10736, 10744] },
    SubjectSets.Adapters)
{
    protected override Answer Check(SyncedAdapter subject, RuleContext context)
    {
        var (name, computer) = (subject.Name, subject.Of(adapter => adapter.Computer));
        if (computer.IsKnown && WhyUnreachable(computer.Value, context) is { Length: > 0 } reason)
        {
            return Fail($"{name} runs on {computer.Value}. {reason}", Start(subject, computer), computer.Origin);
        }

        var offline = context.Events.Newest(Description.Events, subject: name);
        var online = context.Events.Newest(Description.ClearedBy, subject: name);
        return offline is not null && !(online?.Last > offline.Last)
                ? Fail(
                    $"The last event of {name} in the log is that it did not answer or went offline: {EventWitness.Describe(offline)}.",
                    Start(subject, computer)) with { Events = [offline] }
            : online is not null
                ? Pass($"The last event of {name} in the log is that it was online: {EventWitness.Describe(online)}.")
                    with { Events = [online] }
            : Unknown(
                $"whether {name} is online, which only the event log shows,",
                context.Events.HasRead(EventSource.EntSso)
                    ? "the log has neither event 10744 nor an event that it is offline"
                    : context.Events.WhyNotRead(EventSource.EntSso));
    }

    private static string WhyUnreachable(string computer, RuleContext context)
    {
        if (ComputerName.Host(computer) is not { } host)
        {
            return $"{NameText.Quote(computer)} is not a host name.";
        }

        if (context.Servers.For(host)?.Service.State is { IsKnown: true } state && state.Value != ServiceState.Running)
        {
            return state.Value == ServiceState.NotInstalled
                ? "ENTSSO is not installed there, which the adapter needs."
                : "The ENTSSO service there does not run, which the adapter needs.";
        }

        var facts = context.Hosts.Of(computer)
            .FirstOrDefault(candidate => string.Equals(candidate.Name, computer, StringComparison.OrdinalIgnoreCase));
        return facts?.Addresses is { IsKnown: true, Value.Count: 0 } ? "That name does not resolve in DNS."
            : facts?.Ports.FirstOrDefault(probe => probe.Port == 135 && probe.IsOpen is { IsKnown: true, Value: false }) is { } closed
                ? $"From {closed.From} its TCP port 135 cannot be reached."
                : "";
    }

    private static RemedyStep[] Start(SyncedAdapter subject, Fact<string> computer) =>
    [
        Run($"Start-Service ENTSSO").On(computer.Or(""), "the adapter's computer").Elevated,
        RemedyStep.Cmdlet("Get-EntSsoAdapter", ("Adapter", subject.Name))
            .For("Then start the adapter's process, read its log, and check its computer and state"),
        Run($"ssops -display {subject.Name:ADAPTER}").Or,
        Say("Event 10744 shows that it is online again."),
    ];
}
