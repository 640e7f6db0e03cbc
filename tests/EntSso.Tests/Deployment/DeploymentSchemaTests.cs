using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Deployment;

public class DeploymentSchemaTests
{
    private static string SchemaFile => RepositoryFolder.Find(Path.Combine("docs", "deployment.schema.json"));

    [Fact]
    public void The_published_schema_is_that_of_the_model()
    {
        // Set this variable once after a change of the model, look at the difference, and commit it.
        if (Environment.GetEnvironmentVariable("ENTSSO_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(SchemaFile, SchemaText.Make());
        }

        Assert.Equal(SchemaCheck.WithoutDescriptions(SchemaText.Make()), SchemaCheck.WithoutDescriptions(File.ReadAllText(SchemaFile)));
    }

    [Fact]
    public void Whatever_is_written_fits_the_published_schema_and_every_property_is_described_there()
    {
        string schema = File.ReadAllText(SchemaFile);
        Prop.ForAll<int>(seed => Assert.Empty(SchemaCheck.Of(schema, DeploymentText.Write(RandomDeployment.Make(seed))).Errors))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));
        Assert.Empty(SchemaCheck.Of(schema, DeploymentText.Write(RandomDeployment.MakeFull(3))).Errors);
    }

    [Fact]
    public void Every_property_that_the_schema_describes_is_written_somewhere()
    {
        string schema = File.ReadAllText(SchemaFile);
        HashSet<string> used = [];
        foreach (int seed in Enumerable.Range(0, 10))
        {
            used.UnionWith(SchemaCheck.Of(schema, DeploymentText.Write(RandomDeployment.MakeFull(seed))).Used);
            used.UnionWith(SchemaCheck.Of(schema, DeploymentText.Write(RandomDeployment.Make(seed))).Used);
        }

        Assert.Equal(["properties/$schema"], SchemaCheck.Described(schema).Where(place => !used.Contains(place)));
    }

    [Fact]
    public void The_check_itself_finds_what_does_not_fit()
    {
        string schema = File.ReadAllText(SchemaFile);
        string[] wrong =
        [
            "{}",
            "{\"entSsoDeployment\": \"2.0\"}",
            "{\"entSsoDeployment\": \"1.0\", \"later\": 1}",
            "{\"entSsoDeployment\": \"1.0\", \"servers\": [{}]}",
            "{\"entSsoDeployment\": \"1.0\", \"system\": {\"isEnabled\": true}}",
            "{\"entSsoDeployment\": \"1.0\", \"system\": {\"isEnabled\": {\"value\": 1}}}",
            "{\"entSsoDeployment\": \"1.0\", \"system\": {\"isEnabled\": {}}}",
            "{\"entSsoDeployment\": \"1.0\", \"servers\": [{\"name\": \"a\", \"service\": {\"state\": {\"value\": \"hibernating\"}}}]}",
        ];
        Assert.All(wrong, text => Assert.NotEmpty(SchemaCheck.Of(schema, text).Errors));
    }

    [Fact]
    public void No_property_has_room_for_a_secret()
    {
        string[] names = [.. SchemaCheck.Described(File.ReadAllText(SchemaFile)).Select(place => place.Split('/').Last())];
        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, name => Regex.IsMatch(name, "^(password|pwd|secret|masterSecret|encryptionKey|sessionKey|ticketData|hash|credential)$", RegexOptions.IgnoreCase));
    }
}
