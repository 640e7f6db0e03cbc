using EntSso.Administration;
using EntSso.Administration.Desired;
using EntSso.Deployment;
using EntSso.Tests.Deployment;
using Xunit;

namespace EntSso.Tests.Administration.Desired;

public class DesiredConfigurationFileTests
{
    private const string Full =
        """
        {
          "entSsoConfiguration": "1.0",
          "passwordSyncMode": { "windowsToAdapters": true, "adaptersToDatabase": true, "adaptersToWindows": false },
          "servers": [ { "name": "INTSVR1", "allowMiis": true, "allowPcns": false, "passwordSyncAgeHours": 72, "positiveAuditLevel": 0, "negativeAuditLevel": 3, "replayDirectory": "D:\\Replay" } ],
          "adapters": [ { "name": "HostAdapter", "enabled": true, "syncToAdapter": true, "syncFromAdapter": true, "changeWindowsPassword": false, "verifyOldPassword": true, "sendOldPassword": false, "allowMappingConflicts": false } ],
          "applications": [ { "name": "Payroll", "enabled": true, "adapter": "HostAdapter" }, { "name": "Orders", "adapter": null, "directPasswordSync": true } ],
          "servicePrincipalNames": [ { "servicePrincipalName": "ENTSSO/INTSVR1.fabrikam.com", "account": "FABRIKAM\\ssosvcact" } ],
          "managementAgents": [ { "name": "ENTSSOMA2", "connectTo": "INTSVR1.fabrikam.com", "user": "FABRIKAM\\ssosvcact" } ]
        }
        """;

    private static string SchemaFile => RepositoryFolder.Find(Path.Combine("docs", "configuration.schema.json"));

    private static string ManifestFile => RepositoryFolder.Find(Path.Combine("src", "EntSso.Cli", "entsso-sync.dsc.resource.json"));

    [Fact]
    public void The_published_schema_and_the_resource_manifest_are_those_of_the_model()
    {
        string version = typeof(DesiredConfiguration).Assembly.GetName().Version!.ToString(3);
        if (Environment.GetEnvironmentVariable("ENTSSO_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(SchemaFile, SchemaText.MakeConfiguration());
            File.WriteAllText(ManifestFile, SchemaText.MakeResourceManifest(version));
        }

        Assert.Equal(SchemaCheck.WithoutDescriptions(SchemaText.MakeConfiguration()), SchemaCheck.WithoutDescriptions(File.ReadAllText(SchemaFile)));
        Assert.Equal(SchemaCheck.WithoutDescriptions(SchemaText.MakeResourceManifest(version)), SchemaCheck.WithoutDescriptions(File.ReadAllText(ManifestFile)));
    }

    [Fact]
    public void Every_setting_is_read_and_written_and_fits_the_schema()
    {
        DesiredConfiguration read = Load(Full);

        Assert.Equal(new Stated<bool>(true, true), read.PasswordSyncMode.WindowsToAdapters);
        Assert.Equal(new Stated<int>(72, true), read.Servers[0].PasswordSyncAgeHours);
        Assert.Equal(new Stated<string>(@"D:\Replay", true), read.Servers[0].ReplayDirectory);
        Assert.Equal(new Stated<string?>(null, true), read.Applications[1].Adapter);
        Assert.False(read.Applications[0].DirectPasswordSync.IsStated);

        string written = Save(read);
        Assert.Equal(written, Save(Load(written)));
        Assert.Empty(SchemaCheck.Of(File.ReadAllText(SchemaFile), Full).Errors);
        Assert.Empty(SchemaCheck.Of(File.ReadAllText(SchemaFile), written).Errors);
        Assert.Contains("\"adapter\": null", written);
    }

    [Theory]
    [InlineData("""{ "servers": [ { "name": "A", "allowMIIS": true } ] }""", "servers[0].allowMIIS: there is no such setting")]
    [InlineData("""{ "server": [] }""", "server: there is no such setting")]
    [InlineData("""{ "servers": [ { "allowMiis": true } ] }""", "\"name\" is missing")]
    [InlineData("""{ "servers": [ { "name": "A", "allowMiis": "yes" } ] }""", "expected true or false, found the text \"yes\"")]
    [InlineData("""{ "servers": [ { "name": "A", "passwordSyncAgeHours": 0 } ] }""", "expected a number of hours above 0")]
    [InlineData("""{ "servers": [ { "name": "A", "negativeAuditLevel": 4 } ] }""", "expected 0 (none), 1 (low), 2 (medium) or 3 (high)")]
    [InlineData("""{ "servers": [ { "name": "A" }, { "name": "a" } ] }""", "servers: A is listed 2 times")]
    [InlineData("""{ "servers": [ { "name": "INTSVR1", "allowMiis": true }, { "name": "intsvr1.fabrikam.com", "allowMiis": false } ] }""", "servers: INTSVR1 and intsvr1.fabrikam.com may be the same server")]
    [InlineData("""{ "servers": [ { "name": "" } ] }""", "an entry has an empty name")]
    [InlineData("""{ "applications": [ { "name": "A", "adapter": "X", "directPasswordSync": true } ] }""", "10851")]
    [InlineData("""{ "passwordSyncMode": { "adaptersToWindows": true, "adaptersToDatabase": false } }""", "needs adaptersToDatabase")]
    [InlineData("""{ "servicePrincipalNames": [ { "servicePrincipalName": "ENTSSO", "account": "F\\x" } ] }""", "servicePrincipalNames[0]")]
    [InlineData("""{ "entSsoConfiguration": "2.0" }""", "up to 1.x")]
    [InlineData("""{ "entSsoConfiguration": "1.banana" }""", "up to 1.x")]
    [InlineData("""{ "entSsoConfiguration": "1.0.0" }""", "up to 1.x")]
    [InlineData("""{ "entSsoConfiguration": "1" }""", "up to 1.x")]
    [InlineData("""{ "entSsoConfiguration": "1." }""", "up to 1.x")]
    [InlineData("""{ } x""", "(1,5)")]
    [InlineData("", "(1,1)")]
    [InlineData("[]", "expected an object")]
    public void A_mistake_is_named_with_its_place(string text, string words)
    {
        AdministrationException mistake = Assert.Throws<AdministrationException>(() => Load(text));

        Assert.Equal(AdministrationFailure.FileUnusable, mistake.Failure);
        Assert.Contains(words, mistake.Message);
        Assert.StartsWith("desired.json", mistake.Message);
    }

    [Theory]
    [InlineData("INTSVR1.fabrikam.com", "INTSVR1.contoso.com")]
    [InlineData("INTSVR1", "INTSVR10.fabrikam.com")]
    public void Two_servers_stay_two_servers(string one, string other) =>
        Assert.Equal(2, Load($$"""{ "servers": [ { "name": "{{one}}" }, { "name": "{{other}}" } ] }""").Servers.Count);

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.12")]
    public void Every_version_of_the_format_up_to_this_one_is_read(string version) =>
        Assert.Empty(Load($$"""{ "entSsoConfiguration": "{{version}}" }""").Servers);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nowhere.json", Assert.Throws<AdministrationException>(() => DesiredConfigurationFile.Load("nowhere.json")).Message);

    private static DesiredConfiguration Load(string text) => DesiredConfigurationFile.Load(new StringReader(text), "desired.json");

    private static string Save(DesiredConfiguration configuration)
    {
        using var text = new StringWriter();
        DesiredConfigurationFile.Save(configuration, text);
        return text.ToString();
    }
}
