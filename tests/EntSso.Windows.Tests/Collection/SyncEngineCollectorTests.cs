using EntSso.Collection;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Windows.Tests.Collection;

/// <summary>What WMI says of a computer without a sync engine; Wine has WMI, and no provider of such a thing either.</summary>
public class SyncEngineCollectorTests
{
    [WindowsFact]
    public void A_computer_without_a_sync_engine_has_no_service_and_its_queue_is_unknown()
    {
        SyncDeployment deployment = LiveDeployment.CollectSyncEngine(null, TestContext.Current.CancellationToken);

        Assert.Equal(ServiceState.NotInstalled, deployment.SyncEngine.Service.State.Value);
        Assert.Equal(Environment.MachineName, deployment.SyncEngine.Server.Value);
        Assert.Contains(@"root\MicrosoftIdentityIntegrationServer: no sync engine is installed there", deployment.SyncEngine.Queue.Reason);
        Assert.Contains("MIIS_PasswordChangeHistoryTarget", deployment.SyncEngine.TargetHistory.Origin!.Source);
    }
}
