#if NET
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using EntSso.Deployment.Json;
using EntSso.Tests.Administration.Contract;
using EntSso.Tests.Deployment;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>The resource as DSC calls it: an instance on standard input, its state on standard output.</summary>
public sealed class ResourceCommandTests : IDisposable
{
    private const string Gate = """ "servers": [ { "name": "INTSVR1", "allowMiis": true } ]""";

    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-").FullName;

    public ResourceCommandTests() => DeploymentFile.Save(SeedSystem.Deployment, Deployment);

    private static JsonNode Manifest => JsonNode.Parse(File.ReadAllText(RepositoryFolder.Find(Path.Combine("src", "EntSso.Cli", "entsso-sync.dsc.resource.json"))))!;

    private string Deployment => Path.Combine(_folder, "deployment.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_tells_tests_and_sets_its_state()
    {
        string instance = Instance(Gate);

        JsonNode before = Answer("get", instance);
        Assert.False((bool)before["servers"]![0]!["allowMiis"]!);
        Assert.Equal(Deployment, (string?)before["deploymentPath"]);

        Assert.False((bool)Answer("test", instance)["_inDesiredState"]!);
        Assert.True((bool)Answer("set", instance)["servers"]![0]!["allowMiis"]!);
        Assert.True((bool)Answer("test", instance)["_inDesiredState"]!);
    }

    [Fact]
    public void What_if_tells_what_set_would_tell_and_changes_nothing()
    {
        string instance = Instance(Gate + """, "passwordSyncMode": { "windowsToAdapters": true }, "applications": [ { "name": "Orders", "enabled": false } ]""");
        string untouched = File.ReadAllText(Deployment);

        JsonNode planned = Answer("whatIf", instance);

        Assert.Equal(untouched, File.ReadAllText(Deployment));
        Assert.Equal(Answer("set", instance).ToJsonString(), planned.ToJsonString());
        Assert.NotEqual(untouched, File.ReadAllText(Deployment));
        string changed = File.ReadAllText(Deployment);
        Answer("set", instance);
        Assert.Equal(changed, File.ReadAllText(Deployment));
    }

    [Theory]
    [InlineData("test", 0)]
    [InlineData("set", 2)]
    [InlineData("whatIf", 2)]
    public void What_cannot_be_reached_is_told_with_the_reason(string operation, int exitCode)
    {
        string untouched = File.ReadAllText(Deployment);

        EntSsoSync run = EntSsoSync.RunWith(Instance(""" "servers": [ { "name": "NOWHERE", "allowMiis": true } ]"""), Arguments(operation));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("there is no server NOWHERE", run.Error);
        Assert.Equal(untouched, File.ReadAllText(Deployment));
        if (exitCode == 0)
        {
            Assert.False((bool)JsonNode.Parse(run.Output)!["_inDesiredState"]!);
        }
        else
        {
            Assert.Equal("", run.Output);
        }
    }

    [Theory]
    [InlineData("fabrikam")]
    [InlineData("fabrikam-adapter-takes-no-changes")]
    [InlineData("fabrikam-server-gate-closed")]
    [InlineData("fabrikam-spn-missing")]
    [InlineData("fabrikam-system-gate-closed")]
    [InlineData("fabrikam-wrong-extension-account")]
    public void The_state_that_get_tells_fits_the_schema_is_desired_and_setting_it_changes_nothing(string sample)
    {
        File.Copy(RepositoryFolder.Find(Path.Combine("docs", "samples", sample, "deployment.json")), Deployment, overwrite: true);
        JsonObject instance = JsonNode.Parse(File.ReadAllText(RepositoryFolder.Find(Path.Combine("docs", "samples", "fabrikam.desired.json"))))!.AsObject();
        instance.Remove("$schema");
        instance["deploymentPath"] = Deployment;
        string schema = Manifest["schema"]!["embedded"]!.ToJsonString();
        string untouched = File.ReadAllText(Deployment);

        string state = Answer("get", instance.ToJsonString()).ToJsonString();
        JsonNode tested = Answer("test", state);
        JsonNode set = Answer("set", state);

        Assert.Empty(SchemaCheck.Of(schema, instance.ToJsonString()).Errors);
        Assert.Empty(SchemaCheck.Of(schema, state).Errors);
        Assert.Empty(SchemaCheck.Of(schema, tested.ToJsonString()).Errors);
        Assert.True((bool)tested["_inDesiredState"]!);
        Assert.Equal(state, set.ToJsonString());
        Assert.Equal(untouched, File.ReadAllText(Deployment));
    }

    [Fact]
    public void An_SPN_of_two_accounts_is_told_twice_and_nobody_can_want_that()
    {
        File.Copy(RepositoryFolder.Find(Path.Combine("docs", "samples", "fabrikam-spn-duplicate", "deployment.json")), Deployment, overwrite: true);
        string wanted = Instance(""" "servicePrincipalNames": [ { "servicePrincipalName": "ENTSSO/INTSVR1.fabrikam.com", "account": "FABRIKAM\\ssosvcact" } ]""");

        JsonNode state = Answer("get", wanted);
        EntSsoSync set = EntSsoSync.RunWith(state.ToJsonString(), Arguments("set"));

        Assert.Equal(2, state["servicePrincipalNames"]!.AsArray().Count);
        Assert.Equal((2, ""), (set.ExitCode, set.Output));
        Assert.Contains("ENTSSO/INTSVR1.fabrikam.com is listed 2 times", set.Error);
    }

    [Theory]
    [InlineData("", "(1,1): expected a value")]
    [InlineData("[]", "expected an object")]
    [InlineData("""{ "servers": 1 }""", "standard input(1,14): servers: expected an array")]
    [InlineData("""{ "deploymentPath": 5 }""", "deploymentPath: expected a text")]
    [InlineData("""{ "deploymentPath": "" }""", "deploymentPath: expected a text that is not empty")]
    [InlineData("""{ "deploymentPath": "a", "deploymentPath": "b" }""", "\"deploymentPath\" is duplicated")]
    [InlineData("""{ "deploymentPath": "nowhere.json" }""", "nowhere.json")]
    public void Wrong_input_is_one_message_and_no_output(string input, string words)
    {
        EntSsoSync run = EntSsoSync.RunWith(input, Arguments("get"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("entsso-sync: ", run.Error);
        Assert.Contains(words, Assert.Single(run.Error.TrimEnd().Split('\n')));
    }

    [Fact]
    public void Text_is_UTF_8_with_or_without_byte_order_mark_and_nothing_else_passes_for_it()
    {
        byte[] text = Encoding.UTF8.GetBytes(Instance(Gate));
        EntSsoSync marked = EntSsoSync.RunWith([0xEF, 0xBB, 0xBF, .. text], Arguments("get"));
        EntSsoSync latin = EntSsoSync.RunWith(Encoding.Latin1.GetBytes("""{ "servers": [ { "name": "Zürich" } ] }"""), Arguments("get"));

        Assert.Equal(EntSsoSync.RunWith(text, Arguments("get")), marked);
        Assert.Equal(0, marked.ExitCode);
        Assert.Equal((2, ""), (latin.ExitCode, latin.Output));
        Assert.Contains("not UTF-8", latin.Error);
    }

    [Fact]
    public void Input_without_end_is_refused()
    {
        EntSsoSync run = EntSsoSync.RunWith(new byte[(16 << 20) + 1], Arguments("get"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("at most 16 MiB", run.Error);
    }

    [Fact]
    public void Off_windows_the_missing_property_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "this is Windows");

        Assert.Contains("deploymentPath is missing", EntSsoSync.RunWith("{ }", Arguments("get")).Error);
    }

    [Fact]
    public void Ctrl_C_ends_it_while_it_waits_for_input()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the signal is sent with the tools of Linux");
        using Process process = EntSsoSync.Start(Arguments("get"));
        Assert.True(SpinWait.SpinUntil(() => CatchesInterruption(process.Id), TimeSpan.FromSeconds(60)), "it never listened to Ctrl+C");

        using (Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        bool hasEnded = process.WaitForExit(TimeSpan.FromSeconds(60));
        process.Kill();
        Assert.True(hasEnded, "it still waits");
        Assert.Equal(130, process.ExitCode);
    }

    private static bool CatchesInterruption(int process)
    {
        const ulong Interrupt = 1UL << 1;
        string caught = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("SigCgt:", StringComparison.Ordinal));
        return (Convert.ToUInt64(caught.Split('\t')[1].Trim(), 16) & Interrupt) != 0;
    }

    private static string[] Arguments(string operation) => [.. Manifest[operation]!["args"]!.AsArray().Select(argument => (string)argument!)];

    private static JsonNode Answer(string operation, string instance)
    {
        EntSsoSync run = EntSsoSync.RunWith(instance, Arguments(operation));
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonNode.Parse(Assert.Single(run.Output.TrimEnd().Split('\n')))!;
    }

    private string Instance(string settings) => $$"""{ "deploymentPath": {{JsonValue.Create(Deployment)!.ToJsonString()}}, {{settings}} }""";
}
#endif
