using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-09: PCNS logs enough to follow a change.</summary>
internal sealed class Pcns09LogLevelShowsChanges() : DomainControllerRule(
    new("PCNS-09", ChainLink.DomainController, "PCNS logs at least at the normal level.", Basis.Likely),
    age: controller => FactAge.Of(controller.PcnsLogLevel),
    remedyByEvent: Raise)
{
    protected override Answer Check(DomainController controller) =>
        LogLevel.Check(controller.PcnsLogLevel, "PCNS", "2201, 2302 and 2303", Raise(controller));

    private static RemedyStep[] Raise(DomainController controller) => LogLevel.Raise(
        Run($@"reg add ""\\{controller.Name:computer DC}\HKLM\SYSTEM\CurrentControlSet\Services\PCNSSVC\Parameters"" /v EventLogLevel /t REG_DWORD /d 1 /f", LogLevel.Meaning),
        "PCNSSVC",
        controller.Name);
}
