using EntSso.Collection.Pcns;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.Pcns;

public class PcnsListTextTests
{
    private const string Sample = """
        C:\Program Files\Microsoft Password Change Notification>pcnscfg list
        Service Configuration

        MaxQueueLength........: 0
        MaxQueueAge...........: 259200 seconds
        MaxNotificationRetries: 0
        RetryInterval.........: 60 seconds

        Targets

        Target Name...........: SYNC1
        Target GUID...........: 515F9932-0000-4468-8DDA-975A74E2D337
        Server FQDN or Address: sync1.contoso.test
        Service Principal Name: PCNSCLNT/sync1.contoso.test
        Authentication Service: Kerberos
        Inclusion Group Name..: CONTOSO\Domain Users
        Exclusion Group Name..:
        Keep Alive Interval...: 15 seconds
        User Name Format......: 3
        Queue Warning Level...: 100
        Queue Warning Interval: 30 minutes
        Disabled..............: True

          Target Name...........: SYNC2
          Disabled..............: False

        Total targets: 2
        """;

    private static readonly DateTime _time = new(2026, 4, 5, 6, 7, 8, DateTimeKind.Utc);

    [Fact]
    public void Every_line_of_a_target_is_read_and_a_line_that_is_missing_is_unknown()
    {
        PcnsListText text = PcnsListText.Parse(Sample, "list.txt", _time);

        Assert.Empty(text.Problems);
        Assert.Equal(2, text.Deployment.Inventory.PcnsTargets.Value);
        PcnsTarget target = text.Deployment.Pcns.Targets[0];
        Assert.Equal(("SYNC1", "515f9932-0000-4468-8dda-975a74e2d337"), (target.Name, target.Id));
        Assert.Equal(("sync1.contoso.test", "PCNSCLNT/sync1.contoso.test"), (target.Server.Value, target.ServicePrincipalName.Value));
        Assert.Equal((16, 15, 3, 100, 30), (
            target.AuthenticationService.Value, target.KeepAliveSeconds.Value, target.UserNameFormat.Value, target.QueueWarningLevel.Value,
            target.QueueWarningInterval.Value));
        Assert.True(target.IsDisabled.Value);
        Assert.Equal(@"CONTOSO\Domain Users", target.InclusionGroup.Value!.Name.Value);
        Assert.True(target.ExclusionGroup is { IsKnown: true, Value: null });
        PcnsTarget second = text.Deployment.Pcns.Targets[1];
        Assert.False(second.IsDisabled.Value);
        Assert.Equal("the text has no line \"Service Principal Name\"", second.ServicePrincipalName.Reason);
        PcnsSettings settings = Assert.Single(text.Deployment.Pcns.Settings);
        Assert.Equal((0, 259200, 0, 60), (
            settings.MaximumQueueLength.Value, settings.MaximumQueueAgeSeconds.Value, settings.MaximumRetries.Value, settings.RetryIntervalSeconds.Value));
        Assert.Equal(5, settings.MaximumQueueAgeSeconds.Origin!.Line);
    }

    [Fact]
    public void A_text_that_was_cut_short_does_not_count_its_targets()
    {
        PcnsListText text = PcnsListText.Parse(Sample.Replace("Target Name...........: SYNC2", ""), "list.txt", _time);

        Assert.Contains("2 targets and has 1", text.Deployment.Inventory.PcnsTargets.Reason);
        Assert.Contains(text.Problems, problem => problem.Message.Contains("a part of it is missing"));
    }

    [Theory]
    [InlineData("Disabled..............: Vrai", "True or False")]
    [InlineData("Keep Alive Interval...: soon", "a number")]
    [InlineData("Colour................: red", "is not known")]
    public void A_line_that_is_not_understood_is_a_problem_with_its_line(string line, string words)
    {
        PcnsListText text = PcnsListText.Parse($"Target Name...: A\n{line}\nTotal targets: 1", "list.txt", _time);

        Assert.Contains(words, Assert.Single(text.Problems).Message);
        Assert.Equal(2, text.Problems[0].Line);
    }

    [Fact]
    public void A_value_without_a_target_is_a_problem() =>
        Assert.Contains("not below a line", Assert.Single(PcnsListText.Parse("Disabled: True", "list.txt", _time).Problems).Message);
}
