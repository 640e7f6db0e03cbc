using EntSso.Administration;
using EntSso.Deployment;
using EntSso.Tests.Administration.Contract;
using Xunit;

namespace EntSso.Tests.Administration;

public class SsoRulesTests
{
    private static readonly AffiliateApplication _application = SeedSystem.Deployment.Applications[0];

    [Theory]
    [InlineData("alice", "ALICE02", true)]
    [InlineData("carol", "ALICE01", true)]
    [InlineData("carol", "CAROL01", false)]
    public void An_individual_application_maps_one_to_one(string windowsUser, string externalUser, bool isForbidden) =>
        Assert.Equal(isForbidden, Creation(_application, SeedSystem.Alice with { WindowsUser = windowsUser, ExternalUser = externalUser }) is not null);

    [Fact]
    public void Whether_an_application_of_unknown_type_maps_one_to_one_is_for_the_service_to_say()
    {
        AffiliateApplication application = _application with { Type = Fact.Unknown<ApplicationType>("access was denied") };

        Assert.Null(Creation(application, SeedSystem.Alice with { ExternalUser = "ALICE02" }));
        Assert.Contains("has the mapping", Creation(application, SeedSystem.Alice)!.Message);
    }

    private static RuleViolation? Creation(AffiliateApplication application, Mapping mapping) => SsoRules.Creation(mapping, application, [SeedSystem.Alice]);
}
