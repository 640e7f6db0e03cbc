using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;
using EntSso.Events;

namespace EntSso.Diagnosis.Rules.Pcns;

/// <summary>PCNS-02: the password filter is registered and the computer was restarted since.</summary>
internal sealed class Pcns02FilterIsRegistered() : DomainControllerRule(
    new("PCNS-02", ChainLink.DomainController, "The PCNS password filter is registered and loaded.", Basis.Likely)
    {
        // The filter logs under its own source; some versions log the event under the service's.
        Events = [new(EventSource.PcnsFilter, 6004), new(EventSource.Pcns, 6002)],
    },
    age: controller => FactAge.Of(controller.IsFilterRegistered),
    remedyByEvent: controller =>
    [
        Say($"Install the current version of PCNS on {controller.Name} and restart the computer."),
        Say(
            "Event 6004: the signature of the service program was not accepted (KB 899760). Event 6002: filter and service do not "
                + "connect, likely because their versions differ."),
    ])
{
    protected override Answer Check(DomainController controller)
    {
        var (registered, installed, started) = (controller.IsFilterRegistered, controller.FilterInstalledAt, controller.StartedAt);
        var query = Run($@"reg query ""\\{controller.Name:computer DC}\HKLM\SYSTEM\CurrentControlSet\Control\Lsa"" /v ""Notification Packages""");
        return !registered.IsKnown ? Unknown("whether the password filter is registered", registered, query)
            : !registered.Value ? Fail(
                "The value Notification Packages does not contain the password filter (likely PCNSFLT): no password change is captured.",
                [query, Say("Then repair the installation of PCNS and restart the computer.")])
            : !installed.IsKnown || !started.IsKnown
                ? Unknown("the password filter is registered; whether the computer was restarted since", installed.IsKnown ? started.Reason : installed.Reason)
            : started.Value < installed.Value ? Fail(
                $"The password filter was installed at {IsoTime.FormatShort(installed.Value)}, the computer was last started at {IsoTime.FormatShort(started.Value)}: the filter is not loaded.",
                [Run($@"shutdown /r /m \\{controller.Name:computer DC}")])
            : Pass($"The password filter is registered, and the computer was started after that, at {IsoTime.FormatShort(started.Value)}.");
    }
}
