using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Tests.Diagnosis.Fabrikam;
using static EntSso.Tests.Diagnosis.FabrikamSso;

namespace EntSso.Tests.Diagnosis.Adapters;

public class AdapterRuleTests
{
    private static readonly SyncDeployment _good = FabrikamSso.Healthy;

    [Theory]
    [InlineData("ADP-01")]
    [InlineData("ADP-02")]
    [InlineData("ADP-03")]
    [InlineData("ADP-04")]
    [InlineData("ADP-05")]
    [InlineData("ADP-06")]
    public void An_adapter_in_order_passes_and_one_of_which_nothing_was_read_is_Unknown(string rule)
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne(rule, _good).Status);

        var unread = _good.EachAdapter(adapter => new SyncAdapter
        {
            Name = adapter.Name, IsEnabled = Unread<bool>(), SyncToAdapter = Unread<bool>(), Properties = Unread<AdapterProperties?>(),
        }) with
        {
            Events = [],
            EventLogCoverage = [new EventLogCoverage { Computer = "INTSVR1", Provider = "ENTSSO", Count = Unread<long>() }],
        };
        var finding = JudgeOne(rule, unread);
        Assert.Equal(FindingStatus.Unknown, finding.Status);
        Assert.Contains("access was denied", finding.Evidence, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.NotApplicable, JudgeOne(rule, new SyncDeployment()).Status);
    }

    [Theory]
    [InlineData("ADP-01")]
    [InlineData("ADP-02")]
    [InlineData("ADP-03")]
    [InlineData("ADP-04")]
    [InlineData("ADP-05")]
    [InlineData("ADP-06")]
    public void Adapters_that_could_not_be_listed_are_unknown_and_not_none(string rule)
    {
        var finding = JudgeOne(rule, new SyncDeployment { Inventory = new Inventory { Adapters = Unread<int>() } });

        Assert.Equal(FindingStatus.Unknown, finding.Status);
        Assert.Contains("access was denied", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void ADP01_fails_for_a_disabled_adapter()
    {
        var finding = JudgeOne("ADP-01", _good.EachAdapter(adapter => adapter with { IsEnabled = Known(false) }));

        Assert.Equal((FindingStatus.Fail, "Enable-EntSsoAdapter -Adapter HostAdapter\n# or:\nssops -enable HostAdapter"), (finding.Status, finding.Remedy));
    }

    [Fact]
    public void ADP01_fails_for_an_adapter_that_does_not_exist_or_is_of_a_group()
    {
        var missing = _good with { Adapters = [] };
        Assert.Equal(FindingStatus.Fail, JudgeOne("ADP-01", missing).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("ADP-01", missing with { Inventory = new Inventory() }).Status);

        var group = JudgeOne("ADP-01", missing with { Inventory = new Inventory(), AdapterGroups = [new AdapterGroup { Name = "hostadapter" }] });
        Assert.Equal(FindingStatus.Fail, group.Status);
        Assert.Contains("group adapters never receive password changes", group.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void ADP02_fails_for_an_adapter_that_takes_no_changes_from_Windows()
    {
        var finding = JudgeOne("ADP-02", _good.EachAdapter(adapter => adapter with { SyncToAdapter = Known(false) }));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains("ssops -update FILE", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void ADP03_fails_for_an_adapter_without_properties()
    {
        var finding = JudgeOne("ADP-03", _good.EachAdapter(adapter => adapter with { Properties = Known<AdapterProperties?>(null) }));

        Assert.Equal((FindingStatus.Fail, "ssops -setprops HostAdapter"), (finding.Status, finding.Remedy));
    }

    [Theory]
    [InlineData("ADP-01", 10705)]
    [InlineData("ADP-02", 11036)]
    [InlineData("ADP-02", 10707)]
    [InlineData("ADP-03", 10665)]
    [InlineData("ADP-04", 10745)]
    [InlineData("ADP-04", 10748)]
    [InlineData("ADP-04", 10749)]
    [InlineData("ADP-05", 10714)]
    [InlineData("ADP-05", 10712)]
    [InlineData("ADP-06", 11043)]
    public void An_event_after_the_facts_speaks_against_them_until_a_delivery_follows(string rule, int id)
    {
        var told = JudgeOne(rule, _good.WithEvents(Logged(id, Adapter)));
        Assert.Equal(FindingStatus.Fail, told.Status);
        Assert.Contains($"event {id}", told.Evidence, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(told.Remedy);

        var over = JudgeOne(rule, _good.WithEvents(Logged(id, Adapter), Logged(10736, Adapter, Collected.AddHours(2))));
        Assert.NotEqual(FindingStatus.Fail, over.Status);

        Assert.Equal(FindingStatus.Pass, JudgeOne(rule, _good.WithEvents(Logged(id, "OtherAdapter"))).Status);

        var onlyLog = JudgeOne(rule, new SyncDeployment().WithEvents(Logged(id, Adapter)));
        Assert.Equal((FindingStatus.Fail, Adapter), (onlyLog.Status, onlyLog.Subject));
    }

    [Fact]
    public void ADP04_fails_where_the_adapters_computer_has_no_running_service_or_no_address()
    {
        var stopped = _good.EachServer(server => server with { Service = new WindowsService { State = Known(ServiceState.Stopped) } });
        var finding = JudgeOne("ADP-04", stopped);
        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.StartsWith("# on INTSVR1.fabrikam.com, elevated:\nStart-Service ENTSSO\n", finding.Remedy, StringComparison.Ordinal);

        Assert.Equal(FindingStatus.Fail, JudgeOne("ADP-04", _good with { Hosts = [new HostFacts { Name = LongName, Addresses = List<string>() }] }).Status);
        Assert.Equal(FindingStatus.Fail, JudgeOne("ADP-04", _good with
        {
            Hosts = [new HostFacts { Name = LongName, Ports = [new PortProbe { From = "SYNC1", Port = 135, IsOpen = Known(false) }] }],
        }).Status);
    }

    [Fact]
    public void ADP04_cannot_tell_from_a_log_without_a_word_of_the_adapter() =>
        Assert.Equal(FindingStatus.Unknown, JudgeOne("ADP-04", _good with { Events = [] }).Status);

    [Fact]
    public void ADP05_says_which_time_the_log_covers() => Assert.Contains(
        "from 2024-04-24 12:00:00Z to 2024-05-01 12:00:00Z", JudgeOne("ADP-05", _good).Evidence, StringComparison.Ordinal);

    [Theory]
    [InlineData(10710)]
    [InlineData(10666)]
    [InlineData(10713)]
    [InlineData(10667)]
    public void ADP07_warns_of_a_change_that_was_dropped_as_a_repetition(int id)
    {
        var finding = JudgeOne("ADP-07", _good.WithEvents(Logged(id)));

        Assert.Equal((FindingStatus.Warning, ChainLink.Acceptance), (finding.Status, finding.Link));
        Assert.EndsWith("ssops -reset damping", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void ADP07_passes_only_for_a_log_that_was_read()
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne("ADP-07", _good).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("ADP-07", new SyncDeployment()).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("ADP-07", _good with
        {
            EventLogCoverage = [new EventLogCoverage { Computer = "INTSVR1", Provider = "ENTSSO", Count = Unread<long>() }],
        }).Status);
    }

    [Fact]
    public void Adapters_that_no_application_uses_are_left_alone() => Assert.Equal(
        Adapter,
        JudgeOne("ADP-01", _good with { Adapters = [HostAdapter, new SyncAdapter { Name = "Idle", IsEnabled = Known(false), Applications = List<string>() }] }).Subject);
}
