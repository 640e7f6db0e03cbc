using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Old.Pcns;

/// <summary>PCNS-04: the target is the active sync engine, by its fully qualified name.</summary>
internal sealed class Pcns04TargetIsSyncEngine : PcnsTargetRule
{
    public override string Id => "PCNS-04";

    public override string Title => "The PCNS target is the fully qualified name of the active sync engine.";

    public override IReadOnlyList<int> EventIds => [4003, 4004];

    protected override Finding Judge(PcnsTarget target, SyncDeployment deployment, EventWitness witness)
    {
        if (!target.Server.IsKnown)
        {
            return FindUnknown(target.Name, "The target's server", target.Server.Reason, "pcnscfg list");
        }

        return DirectServer(target, deployment) is { } server
            ? FindDirect(target, server)
            : Weigh(Judge(target.Name, target.Server.Value, deployment), witness, FactAge.Of(target.Server), "", "Check on the sync engine's computer that the service runs and that RPC from the domain controller gets through.");
    }

    private Finding Judge(string name, string text, SyncDeployment deployment)
    {
        var change = CommandLine.For("pcnscfg modifytarget /N:{target|<target>} /A:", name)
            + CommandWord.Of(deployment.SyncEngine.Server.Or(""), "<fully qualified name of the sync engine>");
        if (!HostName.TryParse(text, mend: false, out var host, out var error))
        {
            return Find(FindingStatus.Fail, name, $"The target's server is no host name. {error.Reason.TrimEnd('.')}.", change);
        }

        if (!host.IsFullyQualified)
        {
            return Find(
                FindingStatus.Fail, name, $"The target's server is {host}, {(host.IsAddress ? "an IP address" : "a short name")}; it has to be fully qualified.", change);
        }

        var dns = deployment.Hosts.FirstOrDefault(facts => ServerSearch.IsSameComputer(facts.Name, text));
        if (dns is not null && dns.Addresses is { IsKnown: true, Value.Count: 0 })
        {
            return Find(FindingStatus.Fail, name, $"{host} does not resolve in DNS.", $"Resolve-DnsName {host}\n{change}");
        }

        var engine = deployment.SyncEngine.Server;
        if (!engine.IsKnown)
        {
            return FindUnknown(name, $"{host} is well-formed; whether it is the active sync engine", engine.Reason);
        }

        if (!ServerSearch.IsSameComputer(engine.Value, text))
        {
            return Find(FindingStatus.Fail, name, $"The target's server is {host}, the active sync engine is {engine.Value}.", change);
        }

        var state = deployment.SyncEngine.Service.State;
        return state.IsKnown && state.Value != ServiceState.Running
            ? Find(FindingStatus.Fail, name, $"{host} is the sync engine, but its service does not run (state {state.Value}).", CommandLine.For(@"sc.exe \\{server|SERVER} start FIMSynchronizationService", text))
            : Find(FindingStatus.Pass, name, $"{host} is the active sync engine{(state.IsKnown ? ", and its service runs" : "")}.");
    }
}
