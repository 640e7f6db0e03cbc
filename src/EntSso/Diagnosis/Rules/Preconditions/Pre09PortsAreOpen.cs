using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Preconditions;

/// <summary>PRE-09: the sync engine reaches the ports of the ENTSSO servers that it calls.</summary>
internal sealed class Pre09PortsAreOpen() : Rule(
    // 10767 is an error code.
    new(
        "PRE-09",
        ChainLink.Service,
        "The sync engine reaches the RPC ports of the ENTSSO server.") { Events = [10602], RelatedEvents = [10767] })
{
    internal override IEnumerable<Finding> Evaluate(RuleContext context)
    {
        var called = context.ConnectTargets.Select(context.Servers.For).OfType<SsoServer>().Distinct(ByReference<SsoServer>.Instance)
            .ToList();
        var servers = called.Count > 0 ? called : context.AllServers;
        return servers.Count == 0
            ? [Find("ports", NotApplicable("The deployment names no ENTSSO server."))]
            : Limit(servers.SelectMany(server => Check(server, context)), "port", null, context);
    }

    private IEnumerable<Finding> Check(SsoServer server, RuleContext context)
    {
        var probes = context.Hosts.Of(server.Name).SelectMany(host => host.Ports).ToList();
        if (!probes.Any(probe => probe.Port == 135))
        {
            var answer = Unknown(
                $"whether TCP 135 of {server.Name} can be reached from the sync engine", "it was not checked",
                Run($"Test-NetConnection -ComputerName {server.Name:computer SERVER} -Port 135"));
            yield return Find(
                FindingSubject.ServerNamed(server.Name), probes.Count == 0 ? Weigh(answer, server, default, context) : answer);
        }

        foreach (var probe in probes)
        {
            var text = $"{server.Name}:{probe.Port.ToString(CultureInfo.InvariantCulture)} from {probe.From}";
            yield return Find(
                new FindingSubject(SubjectKind.Computer, text) { Server = server.Name },
                Weigh(Check(server, probe, context.Deployment.SyncEngine.Server), server, FactAge.Of(probe.IsOpen), context));
        }
    }

    private Answer Weigh(Answer answer, SsoServer server, FactAge age, RuleContext context) => context.Events.Weigh(answer, new EventQuestion
    {
        Ids = Description.Events,
        Computer = server.LogComputer(),
        Age = age,
        Against = FindingStatus.Warning,
        AgainstUnknown = FindingStatus.Warning,
        Meaning = "a call failed later",
        Remedy = [Say("Look up the error code of the event; 0x6BA and 0x6D9 point to a firewall between the two computers.")],
    });

    private static Answer Check(SsoServer server, PortProbe probe, Fact<string> engine)
    {
        if (!probe.IsOpen.IsKnown)
        {
            return Unknown("whether the port is open", probe.IsOpen.Reason);
        }

        var isElsewhere = engine.IsKnown && !ComputerName.IsSame(engine.Value, probe.From);
        RemedyStep[] remedy =
            [
                Say(
                    "Open TCP 135 and the dynamic RPC range (49152-65535, or the range set by netsh int ipv4 set dynamicport) from "
                        + $"{engine.Or("the sync engine")} to {server.Name}."),
            ];
        return probe.IsOpen.Value
            ? isElsewhere
                ? Unknown(
                    $"whether the sync engine {engine.Value} reaches the port", $"it was checked only from {probe.From}, where it is open")
                : Pass($"{probe.From} reaches the port.")
            : isElsewhere ? Warn($"{probe.From} does not reach the port; from the sync engine {engine.Value} it was not checked.", remedy)
            : Fail($"{probe.From} does not reach the port.", remedy);
    }
}
