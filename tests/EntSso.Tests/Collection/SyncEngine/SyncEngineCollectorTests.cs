using EntSso.Collection.SyncEngine;
using EntSso.Collection.Windows;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Tests.Collection.Windows;
using Xunit;

namespace EntSso.Tests.Collection.SyncEngine;

public class SyncEngineCollectorTests
{
    private static readonly ThisComputer _here = new("MIMSYNC1", "fabrikam.com");

    [Theory]
    [InlineData(null, null, "MIMSYNC1")]
    [InlineData(" ", null, "MIMSYNC1")]
    [InlineData(".", null, "MIMSYNC1")]
    [InlineData("mimsync1.fabrikam.com", null, "MIMSYNC1")]
    [InlineData("MIMSYNC2", "MIMSYNC2", "MIMSYNC2")]
    [InlineData(" MIMSYNC2 ", "MIMSYNC2", "MIMSYNC2")]
    public void Only_another_computer_is_asked_through_the_network(string? computer, string? asked, string server)
    {
        string? wmiHost = "none yet";
        var services = new RecordedServices { ["FIMSynchronizationService"] = ServiceState.Running };

        EntSso.Deployment.SyncEngine engine = new SyncEngineCollector(
            computer,
            _here,
            host =>
            {
                wmiHost = host;
                return new RecordedWmi();
            },
            services,
            _ => new RecordedRegistry()).Collect(CancellationToken.None).SyncEngine;

        Assert.Equal((asked, asked), (wmiHost, services.Asked.Single().Computer));
        Assert.Equal(server, engine.Server.Value);
    }

    [Fact]
    public void The_older_service_is_looked_for_only_where_the_newer_is_known_not_to_exist()
    {
        var newer = new RecordedServices { ["FIMSynchronizationService"] = ServiceState.Stopped, ["miiserver"] = ServiceState.Running };
        var older = new RecordedServices { ["FIMSynchronizationService"] = ServiceState.NotInstalled, ["miiserver"] = ServiceState.Running };
        var hidden = new RecordedServices { ["miiserver"] = ServiceState.Running };

        Assert.Equal(ServiceState.Stopped, Collect(newer).Service.State.Value);
        Assert.Equal(["FIMSynchronizationService"], newer.Asked.Select(a => a.Service));
        Assert.Equal(ServiceState.Running, Collect(older).Service.State.Value);
        Assert.Equal(@"FABRIKAM\runs-miiserver", Collect(older).ServiceAccount.Value);
        Assert.Equal("FIMSynchronizationService may not be read", Collect(hidden).Service.State.Reason);
    }

    [Fact]
    public void A_service_that_stands_still_and_a_queue_that_cannot_be_read_are_judged_as_what_they_are()
    {
        var services = new RecordedServices { ["FIMSynchronizationService"] = ServiceState.Stopped };

        SyncDeployment deployment = new SyncEngineCollector("MIMSYNC1", _here, _ => new RecordedWmi(), services, _ => new RecordedRegistry()).Collect(CancellationToken.None);
        List<Finding> findings =
            [.. DiagnosisEngine.Run(deployment, RuleCatalogue.All, TestContext.Current.CancellationToken).Where(f => f.RuleId is "SYNC-09" or "SYNC-10")];

        Assert.Contains(findings, f => f.Status == FindingStatus.Fail && f.Evidence.Contains("Stopped"));
        Assert.DoesNotContain(findings, f => f.Status == FindingStatus.Pass);
    }

    private static EntSso.Deployment.SyncEngine Collect(IServiceControl services) =>
        new SyncEngineCollector(null, _here, _ => new RecordedWmi(), services, _ => new RecordedRegistry()).Collect(CancellationToken.None).SyncEngine;
}
