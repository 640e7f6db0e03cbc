using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Pcns;

/// <summary>PCNS-01: the service PCNSSVC runs on every writable domain controller.</summary>
internal sealed class Pcns01ServiceRuns : DomainControllerRule
{
    public override string Id => "PCNS-01";

    public override string Title => "PCNS runs on every writable domain controller.";

    public override IReadOnlyList<int> EventIds => [2002];

    protected override IReadOnlyList<int> ClearedBy => [2001];

    protected override FactAge AgeOf(DomainController controller) => FactAge.Of(controller.PcnsService.State);

    protected override string RemedyByEvent(DomainController controller) => Start(controller);

    protected override Finding Judge(DomainController controller)
    {
        var state = controller.PcnsService.State;
        return !state.IsKnown ? FindUnknown(controller.Name, "Whether PCNS runs", state.Reason, CommandLine.For(@"sc.exe \\{dc|DC} query PCNSSVC", controller.Name))
            : state.Value switch
            {
                ServiceState.Running => Find(FindingStatus.Pass, controller.Name, "The service PCNSSVC runs."),
                ServiceState.NotInstalled => Find(
                    FindingStatus.Fail,
                    controller.Name,
                    "PCNS is not installed: password changes that this domain controller takes are not sent on.",
                    $"Install Password Change Notification Service on {controller.Name} and restart the computer."),
                _ => Find(
                    FindingStatus.Fail,
                    controller.Name,
                    $"The service PCNSSVC is not running (state {state.Value}): password changes that this domain controller takes are not sent on.",
                    Start(controller)),
            };
    }

    private static string Start(DomainController controller) => CommandLine.For(@"sc.exe \\{dc|DC} start PCNSSVC", controller.Name);
}
