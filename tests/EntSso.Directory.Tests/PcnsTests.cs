using System.Text;
using EntSso.Collection;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Directory.Tests.Samba;
using Xunit;

namespace EntSso.Directory.Tests;

public sealed class PcnsTests(SharedDomain shared)
{
    [Fact]
    public void Targets_and_settings_of_PCNS_are_read_with_the_names_of_their_groups()
    {
        using var directory = shared.Domain.Connect();

        SyncDeployment read = directory.ReadPcns(CancellationToken.None);

        Assert.Equal(["SYNC1", "SYNC2"], read.Pcns.Targets.Select(target => target.Name));
        Assert.Equal(2, read.Inventory.PcnsTargets.Value);
        PcnsTarget target = read.Pcns.Targets[0];
        Assert.Equal(("515f9932-0000-4468-8dda-975a74e2d337", SambaDomain.DnsName), (target.Id, target.Domain));
        Assert.Equal(("SYNC1.fabrikam.test", "PCNSCLNT/SYNC1.fabrikam.test"), (target.Server.Value, target.ServicePrincipalName.Value));
        Assert.Equal((16, 1, 600, false), (target.AuthenticationService.Value, target.UserNameFormat.Value, target.KeepAliveSeconds.Value, target.IsDisabled.Value));
        Assert.Equal((20, 60), (target.QueueWarningLevel.Value, target.QueueWarningInterval.Value));
        Assert.EndsWith("Sales", target.InclusionGroup.Value!.Name.Value, StringComparison.Ordinal);
        Assert.EndsWith("SSO Administrators", target.ExclusionGroup.Value!.Name.Value, StringComparison.Ordinal);
        PcnsSettings settings = Assert.Single(read.Pcns.Settings);
        Assert.Equal((0, 259200, 0, 60), (settings.MaximumQueueLength.Value, settings.MaximumQueueAgeSeconds.Value, settings.MaximumRetries.Value, settings.RetryIntervalSeconds.Value));
    }

    [Fact]
    public void A_target_whose_group_is_gone_has_a_group_without_a_name_and_values_that_are_missing_are_unknown()
    {
        using var directory = shared.Domain.Connect();

        PcnsTarget target = directory.ReadPcns(CancellationToken.None).Pcns.Targets[1];

        Assert.True(target.IsDisabled.Value);
        Assert.True(target.InclusionGroup.Value!.Name.IsKnown);
        Assert.Null(target.InclusionGroup.Value.Name.Value);
        Assert.EndsWith("-987654", target.InclusionGroup.Value.Sid, StringComparison.Ordinal);
        Assert.True(target.ExclusionGroup.IsKnown);
        Assert.Null(target.ExclusionGroup.Value);
        Assert.Contains("mS-MIIS-PCNS-TargetSPN", target.ServicePrincipalName.Reason, StringComparison.Ordinal);
        Assert.Contains("mS-MIIS-PCNS-TargetQueueWarningLevel", target.QueueWarningLevel.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_domain_controllers_are_listed()
    {
        using var directory = shared.Domain.Connect();

        SyncDeployment read = directory.ReadPcns(CancellationToken.None);

        DomainController controller = Assert.Single(read.Pcns.DomainControllers);
        Assert.Equal("dc1.fabrikam.test", controller.Name, ignoreCase: true);
        Assert.True(controller.IsWritable.Value);
        Assert.Equal(1, read.Inventory.DomainControllers.Value);
    }

    [Fact]
    public void The_encryption_key_is_in_no_fact()
    {
        using var directory = shared.Domain.Connect();
        using var file = new MemoryStream();

        DeploymentFile.Save(DeploymentQuestions.QueryDirectory(new SyncDeployment(), directory, CancellationToken.None), file, CancellationToken.None);

        string text = Encoding.UTF8.GetString(file.ToArray());
        Assert.Contains("PCNSCLNT/SYNC1.fabrikam.test", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret of the test", text, StringComparison.Ordinal);
        Assert.DoesNotContain("EncryptionKey", text, StringComparison.OrdinalIgnoreCase);
    }
}
