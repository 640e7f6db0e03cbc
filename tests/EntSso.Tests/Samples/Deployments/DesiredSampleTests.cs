using EntSso.Administration.Desired;
using EntSso.Administration.Files;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Tests.Deployment;
using Xunit;

namespace EntSso.Tests.Samples.Deployments;

/// <summary>The sample of a desired state, held against the sample deployments.</summary>
public class DesiredSampleTests
{
    private static string Desired => Path.Combine(SampleFolders.Path, "fabrikam.desired.json");

    [Fact]
    public void The_sample_fits_the_published_schema() => Assert.Empty(
        SchemaCheck.Of(File.ReadAllText(RepositoryFolder.Find(Path.Combine("docs", "configuration.schema.json"))), File.ReadAllText(Desired)).Errors);

    [Theory]
    [InlineData("fabrikam")]
    [InlineData("fabrikam-server-gate-closed", "INTSVR1.fabrikam.com: Allow password sync from MIIS: no -> yes")]
    [InlineData("fabrikam-system-gate-closed", "SSO system: Enable Password Sync: From Windows to adapters no -> From Windows to adapters yes")]
    [InlineData("fabrikam-adapter-takes-no-changes", "RACFADAPTER: Adapter options: syncToAdapter no -> syncToAdapter yes")]
    [InlineData("fabrikam-application-without-path", "MAINFRAME: Password sync adapter: none -> RACFADAPTER")]
    [InlineData("fabrikam-spn-missing", @"ENTSSO/INTSVR1.fabrikam.com: Registered on: no account -> FABRIKAM\ssosvcact")]
    public void A_broken_deployment_differs_in_what_is_broken_and_is_mended(string sample, params string[] steps)
    {
        string file = Path.Combine(Path.GetTempPath(), $"entsso-{Guid.NewGuid():N}.json");
        File.Copy(Path.Combine(SampleFolders.Path, sample, "deployment.json"), file);
        try
        {
            using DeploymentFileAdministration sso = new(file);
            SyncDeployment exports = EntSso.Collection.DeploymentInput.Read(
                [Path.Combine(SampleFolders.Path, sample)], [], new EntSso.Tests.Events.Evtx.RecordingMonitor(), DateTime.UtcNow, default).Deployment;
            ConfigurationPlan Plan() => ConfigurationPlan.Make(DesiredConfigurationFile.Load(Desired), sso, exports.PasswordExtensions, default);

            Assert.Equal(steps, Plan().Steps.Select(step => step.ToString()));
            Plan().Apply(sso, null, default);
            Assert.Empty(Plan().Differences);
            Assert.NotEmpty(DeploymentFile.Load(file).Deployment.Servers);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
