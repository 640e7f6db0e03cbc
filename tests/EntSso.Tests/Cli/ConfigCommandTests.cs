#if NET
using System.Text.Json.Nodes;
using EntSso.Deployment.Json;
using EntSso.Tests.Administration.Contract;
using Xunit;

namespace EntSso.Tests.Cli;

public sealed class ConfigCommandTests : IDisposable
{
    private const string Wanted = """{ "servers": [ { "name": "INTSVR1", "allowMiis": true } ], "passwordSyncMode": { "windowsToAdapters": true } }""";

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"entsso-{Guid.NewGuid():N}")).FullName;

    public ConfigCommandTests()
    {
        DeploymentFile.Save(SeedSystem.Deployment, Deployment);
        File.WriteAllText(Desired, Wanted);
    }

    private string Deployment => Path.Combine(_folder, "deployment.json");

    private string Desired => Path.Combine(_folder, "desired.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Test_says_what_differs_and_apply_brings_it_about()
    {
        EntSsoSync before = EntSsoSync.Run("config", "test", Desired, "--deployment", Deployment);
        Assert.Equal(1, before.ExitCode);
        Assert.Contains("Do: Enable-EntSsoMiisSync -Server INTSVR1.fabrikam.com", before.Output);
        Assert.Contains("2 of 2 settings", before.Error);

        string untouched = File.ReadAllText(Deployment);
        EntSsoSync plan = EntSsoSync.Run("config", "apply", Desired, "--deployment", Deployment, "--what-if");
        Assert.Equal(0, plan.ExitCode);
        Assert.Contains("1. INTSVR1.fabrikam.com: Allow password sync from MIIS: no -> yes", plan.Output);
        Assert.Equal(untouched, File.ReadAllText(Deployment));

        EntSsoSync applied = EntSsoSync.Run("config", "apply", Desired, "--deployment", Deployment, "--format", "json");
        Assert.Equal((0, 2), (applied.ExitCode, JsonNode.Parse(applied.Output)!.AsArray().Count));

        string changed = File.ReadAllText(Deployment);
        Assert.Equal(0, EntSsoSync.Run("config", "test", Desired, "--deployment", Deployment).ExitCode);
        Assert.Contains("nothing to do", EntSsoSync.Run("config", "apply", Desired, "--deployment", Deployment).Error);
        Assert.Equal(changed, File.ReadAllText(Deployment));
    }

    [Theory]
    [InlineData("""{ "applications": [ { "name": "Payroll", "directPasswordSync": true } ], "passwordSyncMode": { "windowsToAdapters": true } }""", "Remove-EntSsoAdapterApplication")]
    [InlineData("""{ "servers": [ { "name": "INTSVR1", "allowMis": true } ] }""", "desired.json(1,")]
    public void What_cannot_be_applied_changes_nothing_and_says_why(string desired, string words)
    {
        File.WriteAllText(Desired, desired);
        string untouched = File.ReadAllText(Deployment);

        EntSsoSync applied = EntSsoSync.Run("config", "apply", Desired, "--deployment", Deployment);

        Assert.Equal((2, ""), (applied.ExitCode, applied.Output));
        Assert.Contains(words, applied.Error);
        Assert.Equal(untouched, File.ReadAllText(Deployment));
    }

    [Theory]
    [InlineData("missing.json")]
    [InlineData("")]
    public void A_file_that_cannot_be_read_is_named_in_words(string name)
    {
        string path = Path.Combine(_folder, name);

        EntSsoSync unreadable = EntSsoSync.Run("config", "test", path, "--deployment", Deployment);

        Assert.Equal((2, ""), (unreadable.ExitCode, unreadable.Output));
        Assert.Contains(path, unreadable.Error);
        Assert.DoesNotMatch(@"\b[A-Z]\w*_[A-Z]\w*", unreadable.Error.Replace(path, ""));
    }

    [Fact]
    public void A_file_that_states_nothing_is_not_called_as_wanted()
    {
        File.WriteAllText(Desired, "{}");

        EntSsoSync run = EntSsoSync.Run("config", "test", Desired, "--deployment", Deployment);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"entsso-sync: {Desired} has no setting, so nothing was compared. Specify a file that describes the desired state.", run.Error.Trim());
    }

    [Fact]
    public void A_live_system_needs_windows()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "this is Windows");

        EntSsoSync live = EntSsoSync.Run("config", "test", Desired);

        Assert.Equal(2, live.ExitCode);
        Assert.Contains("--deployment FILE", live.Error);
    }
}
#endif
