using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Tests.Diagnosis.Fabrikam;

namespace EntSso.Tests.Diagnosis.Rules;

public class ExtensionRuleTests
{
    [Theory]
    [InlineData("EXT-03")]
    [InlineData("EXT-04")]
    [InlineData("EXT-05")]
    [InlineData("EXT-06")]
    public void Rules_apply_to_extensions_only_and_unread_ones_are_Unknown(string rule)
    {
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne(rule, new SyncDeployment()).Status);

        var unread = JudgeOne(rule, Healthy.WithExtension(Fact.Unknown<string>("not in the export"), Fact.Unknown<string>("not in the export")));
        Assert.Equal(FindingStatus.Unknown, unread.Status);
        Assert.Contains("not in the export", unread.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INTSVR1", FindingStatus.Pass, "")]
    [InlineData(@"FABRIKAM\ssosvcact", FindingStatus.Fail, "enter Connect To: INTSVR1.fabrikam.com. Enter the account in the field User.")]
    [InlineData("ENTSSO/INTSVR1", FindingStatus.Fail, "enter Connect To: INTSVR1")]
    [InlineData("INTSVR1.fabrikam.com ", FindingStatus.Fail, "enter Connect To: INTSVR1.fabrikam.com")]
    [InlineData("", FindingStatus.Fail, "enter Connect To: INTSVR1.fabrikam.com")]
    public void EXT03_wants_the_name_of_a_computer(string connectTo, FindingStatus status, string remedy)
    {
        var finding = JudgeOne("EXT-03", Healthy.WithConnectTo(connectTo));

        Assert.Equal(status, finding.Status);
        Assert.EndsWith(remedy, finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void EXT03_believes_DNS_where_it_was_asked()
    {
        HostFacts Host(Fact<System.Collections.Generic.IReadOnlyList<string>> addresses) => new() { Name = "intsvr1.FABRIKAM.com", Addresses = addresses };

        Assert.Equal(FindingStatus.Fail, JudgeOne("EXT-03", Healthy with { Hosts = [Host(Fact.Known<System.Collections.Generic.IReadOnlyList<string>>([]))] }).Status);
        Assert.Equal(FindingStatus.Pass, JudgeOne("EXT-03", Healthy with { Hosts = [Host(Fact.Known<System.Collections.Generic.IReadOnlyList<string>>(["10.0.0.5"]))] }).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("EXT-03", Healthy with { Hosts = [Host(default)] }).Status);
    }

    [Theory]
    [InlineData("INTSVR1", true, FindingStatus.Pass)]
    [InlineData("intsvr1.FABRIKAM.com", true, FindingStatus.Pass)]
    [InlineData("INTSVR1.contoso.com", true, FindingStatus.Fail)]
    [InlineData("INTSVR2", true, FindingStatus.Fail)]
    [InlineData("INTSVR2", false, FindingStatus.Unknown)]
    [InlineData("10.0.0.5", true, FindingStatus.Unknown)]
    [InlineData("a b", true, FindingStatus.Unknown)]
    public void EXT04_fails_only_where_all_servers_are_known(string connectTo, bool isComplete, FindingStatus status)
    {
        var finding = JudgeOne("EXT-04", Healthy.WithConnectTo(connectTo) with
        {
            Inventory = isComplete ? new Inventory { Servers = Fact.Known(1) } : new Inventory(),
        });

        Assert.Equal(status, finding.Status);
        if (status == FindingStatus.Fail)
        {
            Assert.EndsWith("enter Connect To: INTSVR1.fabrikam.com", finding.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EXT04_knows_a_cluster_by_its_network_name() => Assert.Equal(
        FindingStatus.Pass,
        JudgeOne("EXT-04", Healthy.WithConnectTo("SSOCLUSTER") with
        {
            Servers = [new SsoServer { Name = "NODE1", ClusterName = Fact.Known("SSOCLUSTER") }],
        }).Status);

    [Theory]
    [InlineData("ENTSSO/ABCD1411", "ABCD1411")]
    [InlineData("ENTSSO/ABCD1411.CompanyName.com", "ABCD1411.CompanyName.com")]
    [InlineData("entsso/abcd1411", "ABCD1411")]
    public void EXT05_passes_for_the_documented_pairs_without_a_directory(string spn, string connectTo) =>
        Assert.Equal(FindingStatus.Pass, JudgeOne("EXT-05", new SyncDeployment().WithConnectTo(connectTo).WithStated(spn)).Status);

    [Theory]
    [InlineData("ENTSSO/ABCD1411", "ABCD1411.CompanyName.com", "ABCD1411")]
    [InlineData("ENTSSO/ABCD1411.CompanyName.com", "ABCD1411", "ABCD1411.CompanyName.com")]
    public void EXT05_fails_for_the_crossed_pairs_with_what_to_type(string spn, string connectTo, string other)
    {
        var finding = JudgeOne("EXT-05", new SyncDeployment().WithConnectTo(connectTo).WithStated(spn));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Equal("ENTSSO/" + connectTo, finding.ServicePrincipalName);
        Assert.Contains($"\nsetspn -S ENTSSO/{connectTo} DOMAIN\\account\n# or: ", finding.Remedy, StringComparison.Ordinal);
        Assert.EndsWith($"enter Connect To: {other}", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void EXT05_believes_the_directory_over_what_was_stated()
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne("EXT-05", Healthy.WithStated("ENTSSO/OTHER")).Status);

        var shortOnly = ServiceAccount with { ServicePrincipalNames = [ShortSpn] };
        var finding = JudgeOne("EXT-05", Healthy.WithStated(LongSpn).WithDirectory(Held(LongSpn), Held(ShortSpn, shortOnly)));
        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.EndsWith("enter Connect To: INTSVR1", finding.Remedy, StringComparison.Ordinal);

        var none = JudgeOne("EXT-05", Healthy.WithStated(ShortSpn).WithAccounts().WithDirectory(Held(LongSpn), Held(ShortSpn)));
        Assert.Equal((FindingStatus.Fail, @"setspn -S ENTSSO/INTSVR1.fabrikam.com FABRIKAM\ssosvcact"), (none.Status, Commands(none)));
    }

    [Fact]
    public void EXT05_reads_the_service_accounts_own_list_where_the_forest_was_not_searched()
    {
        Assert.Equal(FindingStatus.Pass, JudgeOne("EXT-05", Healthy.WithDirectory()).Status);
        Assert.Equal(FindingStatus.Fail, JudgeOne("EXT-05", Healthy.WithDirectory().WithAccounts(Found(@"FABRIKAM\ssosvcact", Other))).Status);
    }

    [Theory]
    [InlineData("INTSVR1", FindingStatus.Unknown)]
    [InlineData("10.0.0.5", FindingStatus.Fail)]
    [InlineData("http://INTSVR1", FindingStatus.Unknown)]
    public void EXT05_does_not_know_without_any_SPN(string connectTo, FindingStatus status) =>
        Assert.Equal(status, JudgeOne("EXT-05", new SyncDeployment().WithConnectTo(connectTo)).Status);

    [Theory]
    [InlineData(@"fabrikam\ssosvcact", FindingStatus.Pass)]
    [InlineData(@"FABRIKAM\otheracct", FindingStatus.Fail)]
    [InlineData("ssosvcact@fabrikam.com", FindingStatus.Unknown)]
    [InlineData("ssosvcact", FindingStatus.Unknown)]
    [InlineData(@"FABRIKAM\gmsa$", FindingStatus.Fail)]
    [InlineData("LocalSystem", FindingStatus.Fail)]
    [InlineData(@"NT AUTHORITY\NetworkService", FindingStatus.Fail)]
    [InlineData(@"NT SERVICE\ENTSSO", FindingStatus.Fail)]
    [InlineData(@"BUILTIN\Administrators", FindingStatus.Fail)]
    [InlineData(@".\ssosvcact", FindingStatus.Fail)]
    [InlineData(@"INTSVR1\ssosvcact", FindingStatus.Fail)]
    [InlineData("FABRIKAM/ssosvcact", FindingStatus.Fail)]
    [InlineData("", FindingStatus.Fail)]
    public void EXT06_compares_names_without_a_directory(string user, FindingStatus status)
    {
        var finding = JudgeOne("EXT-06", Healthy.WithoutDirectory().WithUser(user));

        Assert.Equal((status, ChainLink.CallerCheck), (finding.Status, finding.Link));
        Assert.Equal([11060], finding.EventId);
        if (status == FindingStatus.Fail)
        {
            Assert.EndsWith(@"enter User: FABRIKAM\ssosvcact and its password", finding.Remedy, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(@"FABRIKAM\gmsa$", "managed service account")]
    [InlineData("LocalSystem", "without a password")]
    [InlineData(@".\ssosvcact", "local account")]
    [InlineData(@"INTSVR1\ssosvcact", "local account of INTSVR1.fabrikam.com")]
    [InlineData(@"NT SERVICE\ENTSSO", "virtual account")]
    public void EXT06_says_why_an_account_cannot_work_even_when_the_service_has_the_same(string user, string reason)
    {
        var finding = JudgeOne("EXT-06", Healthy.WithoutDirectory().WithUser(user).WithServer(Fact.Known(user)));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains(reason, finding.Evidence, StringComparison.Ordinal);
        Assert.StartsWith("Run the ENTSSO service under an ordinary domain account", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void EXT06_compares_SIDs_where_both_were_found()
    {
        var deployment = Healthy.WithUser("sso.service@fabrikam.com");

        Assert.Equal(FindingStatus.Pass, JudgeOne("EXT-06", deployment.WithAccounts(
            Found(@"FABRIKAM\ssosvcact", ServiceAccount), Found("sso.service@fabrikam.com", ServiceAccount))).Status);
        Assert.Equal(FindingStatus.Fail, JudgeOne("EXT-06", deployment.WithAccounts(
            Found(@"FABRIKAM\ssosvcact", ServiceAccount), Found("sso.service@fabrikam.com", Other))).Status);
        Assert.Equal(FindingStatus.Fail, JudgeOne("EXT-06", deployment.WithAccounts(
            Found(@"FABRIKAM\ssosvcact", ServiceAccount), Found("sso.service@fabrikam.com", null))).Status);
        Assert.Equal(FindingStatus.Pass, JudgeOne("EXT-06", deployment.WithAccounts(Found(@"FABRIKAM\ssosvcact", ServiceAccount))).Status);
    }

    [Fact]
    public void EXT06_knows_a_managed_account_that_the_directory_found()
    {
        var managed = Account("gmsa$", 1300, DirectoryAccountKind.GroupManagedServiceAccount);
        var finding = JudgeOne("EXT-06", Healthy.WithUser("gmsa@fabrikam.com").WithAccounts(Found("gmsa@fabrikam.com", managed)));

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains("group managed service account", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void EXT06_is_Unknown_while_the_server_or_its_account_is()
    {
        Assert.Equal(FindingStatus.Unknown, JudgeOne("EXT-06", Healthy.WithServer(Fact.Unknown<string>("access denied"))).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("EXT-06", Healthy.WithConnectTo("INTSVR9")).Status);
    }

    [Fact]
    public void EXT06_takes_the_only_server_where_the_connect_to_name_is_not_known() => Assert.Equal(
        FindingStatus.Pass, JudgeOne("EXT-06", Healthy.WithExtension(default, Fact.Known(@"FABRIKAM\ssosvcact"))).Status);
}
