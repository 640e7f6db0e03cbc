using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-01: the service PCNSSVC runs on every writable domain controller.</summary>
internal sealed class Pcns01ServiceRuns() : DomainControllerRule(
    new("PCNS-01", ChainLink.DomainController, "PCNS runs on every writable domain controller.")
    {
        Events = PcnsSubjects.Events(2002), ClearedBy = PcnsSubjects.Events(2001),
    },
    age: controller => FactAge.Of(controller.PcnsService.State),
    remedyByEvent: Start)
{
    protected override Answer Check(DomainController controller)
    {
        var state = controller.PcnsService.State;
        return !state.IsKnown
            ? Unknown("whether PCNS runs", state, Run($@"sc.exe \\{controller.Name:computer DC} query PCNSSVC"))
            : state.Value switch
        {
            ServiceState.Running => Pass("The service PCNSSVC runs."),
            ServiceState.NotInstalled => Fail(
                "PCNS is not installed: password changes that this domain controller receives are not sent.",
                [Say($"Install Password Change Notification Service on {controller.Name} and restart the computer.")]),
            _ => Fail(
                $"The service PCNSSVC is not running (state {state.Value}): password changes that this domain controller receives are "
                    + "not sent.",
                Start(controller)),
        };
    }

    private static RemedyStep[] Start(DomainController controller) => [Run($@"sc.exe \\{controller.Name:computer DC} start PCNSSVC")];
}
