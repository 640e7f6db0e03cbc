using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Old.Pcns;

/// <summary>PCNS-02: the password filter is registered and the computer was restarted since.</summary>
internal sealed class Pcns02FilterIsRegistered : DomainControllerRule
{
    public override string Id => "PCNS-02";

    public override string Title => "The PCNS password filter is registered and loaded.";

    public override Basis Basis => Basis.Likely;

    public override IReadOnlyList<int> EventIds => [6004];

    protected override FactAge AgeOf(DomainController controller) => FactAge.Of(controller.IsFilterRegistered);

    protected override string RemedyByEvent(DomainController controller) =>
        $"The signature of the filter was not accepted (KB 899760): install the current version of PCNS on {controller.Name} and restart the computer.";

    protected override Finding Judge(DomainController controller)
    {
        var (registered, installed, started) = (controller.IsFilterRegistered, controller.FilterInstalledAt, controller.StartedAt);
        var query = CommandLine.For(@"reg query ""\\{dc|DC}\HKLM\SYSTEM\CurrentControlSet\Control\Lsa"" /v ""Notification Packages""", controller.Name);
        return !registered.IsKnown ? FindUnknown(controller.Name, "Whether the password filter is registered", registered.Reason, query)
            : !registered.Value
                ? Find(
                    FindingStatus.Fail,
                    controller.Name,
                    "The value Notification Packages does not hold the password filter (likely PCNSFLT): no password change is captured.",
                    $"{query}\n# then repair the installation of PCNS and restart the computer")
            : !installed.IsKnown || !started.IsKnown
                ? FindUnknown(
                    controller.Name,
                    "The password filter is registered; whether the computer was restarted since",
                    (installed.IsKnown ? started.Reason : installed.Reason).TrimEnd('.'))
            : started.Value < installed.Value
                ? Find(
                    FindingStatus.Fail,
                    controller.Name,
                    $"The password filter was installed at {EventWitness.Time(installed.Value)}, the computer was last started at {EventWitness.Time(started.Value)}: the filter is not loaded.",
                    CommandLine.For(@"shutdown /r /m \\{dc|DC}", controller.Name))
            : Find(FindingStatus.Pass, controller.Name, $"The password filter is registered, and the computer was started after that, at {EventWitness.Time(started.Value)}.");
    }
}
