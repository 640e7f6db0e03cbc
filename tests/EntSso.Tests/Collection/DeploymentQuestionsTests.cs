using EntSso.Administration.Files;
using EntSso.Collection;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Tests.Diagnosis;
using Xunit;

namespace EntSso.Tests.Collection;

public sealed class DeploymentQuestionsTests
{
    private const string Administrators = @"FABRIKAM\SSO Administrators";
    private const string AffiliateAdministrators = @"FABRIKAM\SSO Affiliate Administrators";

    [Theory]
    [InlineData(true, FindingStatus.Pass)]
    [InlineData(false, FindingStatus.Fail)]
    public void The_connection_user_of_an_agent_can_be_judged_once_a_directory_was_asked(bool isMember, FindingStatus expected)
    {
        SyncDeployment collected = FabrikamChain.Whole with { Directory = new DirectoryFacts() };
        Assert.Equal(FindingStatus.Unknown, Judge(collected));
        using PlannedAdministration recorded = new(Recorded(isMember), "the directory of Fabrikam");

        SyncDeployment asked = DeploymentQuestions.QueryDirectory(collected, recorded.Directory!, CancellationToken.None);

        Assert.Equal(expected, Judge(collected with { Directory = asked.Directory }));
    }

    [Fact]
    public void Only_agents_of_ENTSSO_are_asked_about()
    {
        SyncDeployment deployment = new()
        {
            SyncEngine = new EntSso.Deployment.SyncEngine
            {
                ManagementAgents =
                [
                    FabrikamChain.Agent("1", "ENTSSOMA2", "Extensible", MaRecognition.Extension) with { User = Fact.Known(@"FABRIKAM\entssoma") },
                    FabrikamChain.Agent("2", "HRMA", "Extensible", MaRecognition.None) with { User = Fact.Known(@"FABRIKAM\hrma") },
                ],
            },
        };

        Assert.Equal([@"FABRIKAM\entssoma"], DeploymentQuestions.Accounts(deployment).Select(name => name.ToString()));
    }

    private static SyncDeployment Recorded(bool isMember) => FabrikamChain.Whole with
    {
        Directory = FabrikamChain.Whole.Directory with
        {
            Accounts =
            [
                .. FabrikamChain.Whole.Directory.Accounts,
                Fabrikam.Found(Administrators, Fabrikam.Account("SSO Administrators", 1200, DirectoryAccountKind.Group)),
                Fabrikam.Found(AffiliateAdministrators, Fabrikam.Account("SSO Affiliate Administrators", 1201, DirectoryAccountKind.Group)),
            ],
            Memberships =
            [
                .. FabrikamChain.Whole.Directory.Memberships.Select(membership =>
                    membership.Group == AffiliateAdministrators ? membership with { IsMember = Fact.Known(isMember) } : membership),
            ],
        },
    };

    private static FindingStatus Judge(SyncDeployment deployment) => Fabrikam.JudgeOne("EXT-07", deployment).Status;
}
