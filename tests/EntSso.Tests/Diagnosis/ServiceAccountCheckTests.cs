using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

public class ServiceAccountCheckTests
{
    [Theory]
    [InlineData(@"fabrikam\ssosvcact", @"FABRIKAM\ssosvcact", FindingStatus.Pass, FindingStatus.Pass)]
    [InlineData(@"FABRIKAM\other", @"FABRIKAM\ssosvcact", FindingStatus.Fail, FindingStatus.Pass)]
    [InlineData("ssosvcact@fabrikam.com", @"FABRIKAM\ssosvcact", FindingStatus.Unknown, FindingStatus.Pass)]
    [InlineData(@"FABRIKAM\ssosvcact", "LocalSystem", FindingStatus.Fail, FindingStatus.Fail)]
    [InlineData(@".\ssosvcact", @".\ssosvcact", FindingStatus.Fail, FindingStatus.Warning)]
    public void Two_names_are_compared_and_the_service_account_is_judged(
        string user, string serviceAccount, FindingStatus comparison, FindingStatus precondition)
    {
        var findings = new ServiceAccountCheck { User = user, ServiceAccount = serviceAccount }.Run();

        Assert.Equal(["PRE-07", "EXT-06"], findings.Select(finding => finding.RuleId));
        Assert.Equal((precondition, comparison), (findings[0].Status, findings[1].Status));
    }

    [Fact]
    public void A_directory_settles_what_names_cannot()
    {
        var check = new ServiceAccountCheck { User = "sso.service@fabrikam.com", ServiceAccount = @"FABRIKAM\ssosvcact", Server = "INTSVR1" };
        Assert.Equal(["sso.service@fabrikam.com", @"FABRIKAM\ssosvcact"], check.AccountsToLookUp.Select(name => name.ToString()));

        var findings = (check with
        {
            Directory = new DirectoryFacts
            {
                Accounts = [.. check.AccountsToLookUp.Select(name => Fabrikam.Found(name.ToString(), Fabrikam.ServiceAccount))],
            },
        }).Run();

        Assert.Equal(["PRE-07", "EXT-06", "KRB-09"], findings.Select(finding => finding.RuleId).OrderByDescending(id => id == "PRE-07").ThenBy(id => id));
        Assert.All(findings, finding => Assert.Equal(FindingStatus.Pass, finding.Status));
    }

    [Fact]
    public void A_known_server_tells_its_local_accounts()
    {
        var findings = new ServiceAccountCheck { User = @"INTSVR1\svc", ServiceAccount = @"INTSVR1\svc", Server = "intsvr1.fabrikam.com" }.Run();

        Assert.Equal((FindingStatus.Warning, FindingStatus.Fail), (findings[0].Status, findings[1].Status));
    }
}
