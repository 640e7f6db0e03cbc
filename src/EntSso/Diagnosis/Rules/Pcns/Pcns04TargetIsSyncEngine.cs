using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Naming;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-04: the target is the active sync engine, by its fully qualified name.</summary>
internal sealed class Pcns04TargetIsSyncEngine() : TargetRule(
    new("PCNS-04", ChainLink.DomainController, "The PCNS target is the fully qualified name of the active sync engine.")
    {
        Events = PcnsSubjects.Events(4003, 4004, 4100, 6027), ClearedBy = PcnsSubjects.Events(2100),
    })
{
    protected override Answer CheckFacts(PcnsTarget subject, RuleContext context) =>
        !subject.Server.IsKnown ? Unknown("the target's server", subject.Server, Run($"pcnscfg list"))
            : PcnsSubjects.DirectServer(subject, context) is { } server ? PcnsSubjects.Direct(server)
            : Check(subject.Name, subject.Server.Value, context);

    protected override EventQuestion LoggedLater(PcnsTarget subject, RuleContext context) => new()
    {
        Age = FactAge.Of(subject.Server),
        Meaning = "the service reported the problem later",
        Remedy =
        [
            Say("Check on the sync engine's computer that the service runs and that RPC from the domain controller is not blocked."),
            Say(
                "Event 6027: correct the target's server and SPN, then enable the target, which PCNS disabled. Event 4100: change the "
                    + "password again, because the change was dropped."),
        ],
    };

    private static Answer Check(string name, string text, RuleContext context)
    {
        var engine = context.Deployment.SyncEngine.Server;
        RemedyStep[] change =
            [Run($"pcnscfg modifytarget /N:{name:TARGET} /A:{engine.Or(""):network FULLY-QUALIFIED-NAME-OF-SYNC-ENGINE}")];
        if (!HostName.TryParse(text, suggest: false, out var host, out var error))
        {
            return Fail($"The target's server is not a host name. {error.Reason}", change);
        }

        if (!host.IsFullyQualified)
        {
            return Fail(
                $"The target's server is {host}, {(host.IsAddress ? "an IP address" : "a short name")}; it must be fully qualified.",
                change);
        }

        var (dns, state) = (context.Hosts.Of(text).FirstOrDefault(), context.Deployment.SyncEngine.Service.State);
        return dns is { Addresses: { IsKnown: true, Value.Count: 0 } }
            ? Fail($"{host} does not resolve in DNS.", [Run($"Resolve-DnsName {host:computer HOST}"), .. change])
            : !engine.IsKnown ? Unknown($"{host} is well-formed; whether it is the active sync engine", engine)
            : !ComputerName.IsSame(engine.Value, text)
                ? Fail($"The target's server is {host}, the active sync engine is {engine.Value}.", change)
            : state.IsKnown && state.Value != ServiceState.Running ? Fail(
                $"{host} is the sync engine, but its service does not run (state {state.Value}).",
                [Run($@"sc.exe \\{text:computer SERVER} start FIMSynchronizationService")])
            : Pass($"{host} is the active sync engine{(state.IsKnown ? ", and its service runs" : "")}.");
    }
}
