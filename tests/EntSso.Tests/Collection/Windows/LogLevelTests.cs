using EntSso.Collection.Pcns;
using EntSso.Collection.SyncEngine;
using EntSso.Collection.Windows;
using EntSso.Deployment;
using EntSso.Tests.Collection.SyncEngine;
using Xunit;

namespace EntSso.Tests.Collection.Windows;

public class LogLevelTests
{
    private const string Services = @"SYSTEM\CurrentControlSet\Services\";
    private static readonly ThisComputer _here = new("DC1", "fabrikam.com");

    [Theory]
    [InlineData("FIMSynchronizationService", 3)]
    [InlineData("FIMSynchronizationServices", 2)]
    [InlineData("miiserver", 0)]
    public void The_log_level_of_the_engine_is_read_under_each_name_of_its_service(string service, int level)
    {
        RecordedRegistry registry = new() { [(Services + service + @"\Logging", "FeaturePwdSyncLogLevel")] = level };

        Assert.Equal(level, Engine(registry).PasswordSyncLogLevel.Value);
    }

    [Fact]
    public void A_level_that_is_not_set_is_known_and_one_that_may_not_be_read_is_not()
    {
        Assert.True(Engine([]).PasswordSyncLogLevel is { IsKnown: true, Value: null });
        RecordedRegistry locked = new() { [(Services + @"FIMSynchronizationService\Logging", "FeaturePwdSyncLogLevel")] = new UnauthorizedAccessException() };
        Assert.Contains("access to ", Engine(locked).PasswordSyncLogLevel.Reason);
        RecordedRegistry far = new() { [(Services + @"FIMSynchronizationService\Logging", "FeaturePwdSyncLogLevel")] = new IOException() };
        Assert.Contains("Remote Registry", Engine(far).PasswordSyncLogLevel.Reason);
    }

    [Theory]
    [InlineData("scecli PCNSFLT", true)]
    [InlineData("scecli pcnsflt", true)]
    [InlineData("scecli", false)]
    public void A_domain_controller_shows_its_service_its_filter_and_its_log_level(string packages, bool isRegistered)
    {
        RecordedRegistry registry = new()
        {
            [(DomainControllerCollector.LsaKey, "Notification Packages")] = packages.Split(' '),
            [(DomainControllerCollector.ServiceKey, "EventLogLevel")] = 3,
        };

        DomainController controller = Controller(registry);

        Assert.Equal(("DC1", ServiceState.Running), (controller.Name, controller.PcnsService.State.Value));
        Assert.Equal((isRegistered, (int?)3), (controller.IsFilterRegistered.Value, controller.PcnsLogLevel.Value));
    }

    [Fact]
    public void A_registry_that_is_out_of_reach_leaves_the_service_known()
    {
        DomainController controller = Controller(new() { [(DomainControllerCollector.LsaKey, "Notification Packages")] = new IOException() });

        Assert.Equal(ServiceState.Running, controller.PcnsService.State.Value);
        Assert.Contains("Remote Registry", controller.IsFilterRegistered.Reason);
        Assert.Contains("Remote Registry", controller.PcnsLogLevel.Reason);
    }

    private static DomainController Controller(RecordedRegistry registry) => Assert.Single(
        new DomainControllerCollector(_here, _ => registry, new RecordedServices { ["PCNSSVC"] = ServiceState.Running })
            .Collect(["."], CancellationToken.None).Pcns.DomainControllers);

    private static EntSso.Deployment.SyncEngine Engine(RecordedRegistry registry) => new SyncEngineCollector(
        null, _here, _ => new RecordedWmi(), new RecordedServices { ["FIMSynchronizationService"] = ServiceState.Running }, _ => registry)
            .Collect(CancellationToken.None).SyncEngine;
}
