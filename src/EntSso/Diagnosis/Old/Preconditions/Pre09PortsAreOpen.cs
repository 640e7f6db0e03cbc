using System.Globalization;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Preconditions;

/// <summary>PRE-09: the sync engine reaches the ports of the ENTSSO servers that it calls.</summary>
internal sealed class Pre09PortsAreOpen : Rule
{
    public override string Id => "PRE-09";

    public override ChainLink Link => ChainLink.Service;

    public override string Title => "The sync engine reaches the RPC ports of the ENTSSO server.";

    public override Basis Basis => Basis.Documented;

    public override IReadOnlyList<int> EventIds => [10602, 10767];

    public override IEnumerable<Finding> Evaluate(SyncDeployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Servers.Count == 0)
        {
            yield return Find(FindingStatus.NotApplicable, "ports", "The deployment names no ENTSSO server.");
        }

        var witness = new EventWitness(deployment, [10602]);
        foreach (var server in Called(deployment))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var probes = deployment.Hosts
                .Where(host => ServerSearch.IsSameComputer(host.Name, server.Name))
                .SelectMany(host => host.Ports)
                .ToList();
            if (!probes.Any(probe => probe.Port == 135))
            {
                yield return FindUnknown(
                    server.Name,
                    $"Whether TCP 135 of {server.Name} can be reached from the sync engine",
                    "nobody tried",
                    CommandLine.For("Test-NetConnection -ComputerName {server|SERVER} -Port 135", server.Name));
            }

            foreach (var probe in probes)
            {
                yield return witness.Weigh(Judge(server, probe, deployment.SyncEngine.Server), new EventQuestion
                {
                    Ids = [10602],
                    Computer = server.LogComputer(),
                    Age = FactAge.Of(probe.IsOpen),
                    Against = FindingStatus.Warning,
                    Meaning = "a call failed later",
                    Remedy = "Look up the error code of the event; 0x6BA and 0x6D9 point to a firewall between the two computers.",
                });
            }
        }
    }

    private static IEnumerable<SsoServer> Called(SyncDeployment deployment)
    {
        var called = ConnectTarget.In(deployment).Select(deployment.ServerFor).OfType<SsoServer>().Distinct().ToList();
        return called.Count > 0 ? called : deployment.Servers;
    }

    private Finding Judge(SsoServer server, PortProbe probe, Fact<string> engine)
    {
        var subject = $"{server.Name}:{probe.Port.ToString(CultureInfo.InvariantCulture)} from {probe.From}";
        if (!probe.IsOpen.IsKnown)
        {
            return FindUnknown(subject, "Whether the port is open", probe.IsOpen.Reason);
        }

        var isElsewhere = engine.IsKnown && !ServerSearch.IsSameComputer(engine.Value, probe.From);
        var remedy = $"Open TCP 135 and the dynamic RPC range (49152-65535, or the range set by netsh int ipv4 set dynamicport) from {engine.Or("the sync engine")} to {server.Name}.";
        return probe.IsOpen.Value
            ? isElsewhere
                ? FindUnknown(subject, $"Whether the sync engine {engine.Value} reaches the port", $"it was tried from {probe.From} only, where it is open")
                : Find(FindingStatus.Pass, subject, $"{probe.From} reaches the port.")
            : isElsewhere
                ? Find(FindingStatus.Warning, subject, $"{probe.From} does not reach the port; the sync engine is {engine.Value}, from which nobody tried.", remedy)
                : Find(FindingStatus.Fail, subject, $"{probe.From} does not reach the port.", remedy);
    }
}
