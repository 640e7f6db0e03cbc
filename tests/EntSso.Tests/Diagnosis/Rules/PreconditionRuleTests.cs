using EntSso.Deployment;
using EntSso.Diagnosis;
using Xunit;
using static EntSso.Tests.Diagnosis.Fabrikam;

namespace EntSso.Tests.Diagnosis.Rules;

public class PreconditionRuleTests
{
    private static readonly FactOrigin _origin = new("COM ISSOAdmin on INTSVR1", Collected);

    [Theory]
    [InlineData(@"FABRIKAM\ssosvcact", FindingStatus.Pass)]
    [InlineData("ssosvcact@fabrikam.com", FindingStatus.Pass)]
    [InlineData("LocalSystem", FindingStatus.Fail)]
    [InlineData(@"NT AUTHORITY\LocalService", FindingStatus.Fail)]
    [InlineData(@"NT AUTHORITY\NetworkService", FindingStatus.Warning)]
    [InlineData(@".\ssosvcact", FindingStatus.Warning)]
    [InlineData(@"INTSVR1\ssosvcact", FindingStatus.Warning)]
    [InlineData(@"NT SERVICE\ENTSSO", FindingStatus.Warning)]
    [InlineData(@"FABRIKAM\gmsa$", FindingStatus.Warning)]
    [InlineData("ssosvcact", FindingStatus.Unknown)]
    [InlineData("S-1-5-21-1-2-3-4", FindingStatus.Unknown)]
    [InlineData(@"FABRIKAM\", FindingStatus.Unknown)]
    public void PRE07_judges_the_service_account_by_its_name(string account, FindingStatus status)
    {
        var finding = JudgeOne("PRE-07", Healthy.WithoutDirectory().WithServer(Fact.Known(account)));

        Assert.Equal(status, finding.Status);
        Assert.Equal(status is FindingStatus.Fail or FindingStatus.Warning, finding.Remedy.Length > 0);
    }

    [Theory]
    [InlineData(DirectoryAccountKind.User, FindingStatus.Pass)]
    [InlineData(DirectoryAccountKind.GroupManagedServiceAccount, FindingStatus.Warning)]
    [InlineData(DirectoryAccountKind.ManagedServiceAccount, FindingStatus.Warning)]
    [InlineData(DirectoryAccountKind.Computer, FindingStatus.Warning)]
    [InlineData(DirectoryAccountKind.Group, FindingStatus.Fail)]
    public void PRE07_judges_the_account_that_the_directory_has(DirectoryAccountKind kind, FindingStatus status) =>
        Assert.Equal(status, JudgeOne("PRE-07", Healthy.WithServiceAccount(ServiceAccount with { Kind = kind })).Status);

    [Fact]
    public void PRE07_fails_for_an_account_that_is_not_there_and_is_Unknown_for_one_not_read()
    {
        Assert.Equal(FindingStatus.Fail, JudgeOne("PRE-07", Healthy.WithAccounts(Found(@"FABRIKAM\ssosvcact", null))).Status);
        Assert.Equal(FindingStatus.Unknown, JudgeOne("PRE-07", Healthy.WithServer(Fact.Unknown<string>("access denied"))).Status);
        Assert.Equal(FindingStatus.NotApplicable, JudgeOne("PRE-07", new SyncDeployment()).Status);
    }

    [Theory]
    [InlineData(true, FindingStatus.Pass)]
    [InlineData(false, FindingStatus.Fail)]
    [InlineData(null, FindingStatus.Unknown)]
    public void PRE07_adds_whether_the_account_is_an_SSO_administrator_where_that_was_looked_at(bool? isMember, FindingStatus status)
    {
        var isMemberFact = isMember is { } known ? Fact.Known(known) : Fact.Unknown<bool>("the group is in another forest");
        var deployment = Healthy with
        {
            System = new SsoSystem { SsoAdministrators = Fact.Known(@"FABRIKAM\SSO Administrators", _origin) },
            Directory = Healthy.Directory with
            {
                Memberships = [new GroupMembership(ServiceAccount.Sid, @"FABRIKAM\SSO Administrators", isMemberFact)],
            },
        };

        Assert.Collection(
            Judge("PRE-07", deployment),
            finding => Assert.Equal(FindingStatus.Pass, finding.Status),
            finding =>
            {
                Assert.Equal(status, finding.Status);
                Assert.Equal(isMember == false ? "Add-ADGroupMember -Identity \"SSO Administrators\" -Members ssosvcact" : "", finding.Remedy);
            });
    }

    [Fact]
    public void PRE07_says_that_the_administrators_could_not_be_read()
    {
        var deployment = Healthy with { System = new SsoSystem { SsoAdministrators = Fact.Unknown<string>("access denied", _origin) } };

        Assert.Contains("access denied", Judge("PRE-07", deployment)[1].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void PRE07_warns_of_a_local_administrator_as_likely()
    {
        var deployment = Healthy with { Servers = [Healthy.Servers[0] with { HasAdministratorBit = Fact.Known(true) }] };

        var finding = Judge("PRE-07", deployment)[1];
        Assert.Equal(FindingStatus.Warning, finding.Status);
        Assert.Contains("likely", finding.Evidence, StringComparison.Ordinal);
        Assert.Equal(@"net localgroup Administrators FABRIKAM\ssosvcact /delete", Commands(finding));
    }
}
