using System.Text.RegularExpressions;
using System.Xml.Linq;
using EntSso.Events;
using EntSso.Events.Reading;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace EntSso.Tests.Monitoring;

/// <summary>
/// docs/monitoring is generated from the catalogue. After a change of the catalogue write it again with the environment variable
/// ENTSSO_WRITE_MONITORING=1.
/// </summary>
public class MonitoringFilesTests
{
    private static readonly XNamespace _namespace = "http://schemas.microsoft.com/2006/03/windows/events/subscription";

    public static TheoryData<string> RuleFiles => [.. MonitoringFiles.All.Keys.Where(file => file.StartsWith("sigma/", StringComparison.Ordinal))];

    private static string Folder => RepositoryFolder.Find("docs/monitoring");

    [Fact]
    public void The_committed_files_are_those_of_the_catalogue()
    {
        if (Environment.GetEnvironmentVariable("ENTSSO_WRITE_MONITORING") == "1")
        {
            foreach (KeyValuePair<string, string> file in MonitoringFiles.All)
            {
                File.WriteAllText(Path.Combine(Folder, file.Key), file.Value);
            }
        }

        Assert.All(MonitoringFiles.All, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(Folder, file.Key)).Replace("\r", "")));
        Assert.Equal(
            MonitoringFiles.All.Keys.Append("README.md").OrderBy(name => name, StringComparer.Ordinal),
            Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(file => file.Substring(Folder.Length + 1).Replace('\\', '/')).OrderBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public void The_subscription_asks_for_every_event_that_is_read_by_default()
    {
        XElement subscription = XElement.Parse(MonitoringFiles.All[MonitoringFiles.Subscription]);
        XElement query = XElement.Parse(subscription.Element(_namespace + "Query")!.Value.Trim());
        var selects = query.Elements("Query").Elements("Select").Select(select => (Path: select.Attribute("Path")!.Value, select.Value)).ToList();

        Assert.Equal(EventQuery.Chain.Selections.Count, selects.Count);
        Assert.All(EventQuery.Chain.Selections, selection =>
        {
            (string path, string xpath) = Assert.Single(selects, select => select.Value.Contains($"@Name='{selection.ProviderName}'"));
            Assert.Equal(EventSource.Log(selection.ProviderName), path);
            Assert.Equal(selection.Ids.OrderBy(id => id), Regex.Matches(xpath, @"EventID=(\d+)").Cast<Match>().Select(match => int.Parse(match.Groups[1].Value)));
        });
        Assert.Equal("ForwardedEvents", subscription.Element(_namespace + "LogFile")!.Value);
    }

    // The elements of a subscription and their order, from the documentation of wecutil (configuration file).
    [Fact]
    public void The_subscription_has_the_documented_elements() =>
        Assert.Equal(
            ["SubscriptionId", "SubscriptionType", "Description", "Enabled", "Uri", "ConfigurationMode", "Query", "ReadExistingEvents", "TransportName",
                "ContentFormat", "LogFile", "AllowedSourceDomainComputers"],
            XElement.Parse(MonitoringFiles.All[MonitoringFiles.Subscription]).Elements().Select(element => element.Name.LocalName));

    // Required and allowed members, lengths, formats and words of the Sigma rule specification 2.1.
    [Theory]
    [MemberData(nameof(RuleFiles))]
    public void A_rule_is_valid(string file)
    {
        Assert.Matches("^sigma/[a-z0-9_]{6,66}\\.yml$", file);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(MonitoringFiles.All[file]));
        var rule = Assert.IsType<YamlMappingNode>(Assert.Single(yaml.Documents).RootNode);
        Dictionary<string, YamlNode> members = rule.Children.ToDictionary(child => ((YamlScalarNode)child.Key).Value!, child => child.Value);
        string[] known = ["title", "id", "status", "description", "references", "logsource", "detection", "falsepositives", "level"];

        Assert.Equal(known, members.Keys);
        Assert.InRange(Text("title").Length, 1, 256);
        Assert.True(Guid.TryParseExact(Text("id"), "D", out _));
        Assert.Contains(Text("status"), new[] { "stable", "test", "experimental", "deprecated", "unsupported" });
        Assert.Contains(Text("level"), new[] { "informational", "low", "medium", "high", "critical" });
        var source = (YamlMappingNode)members["logsource"];
        Assert.Equal("windows", source["product"].ToString());
        Assert.Contains(source["service"].ToString(), new[] { "application", "system" });

        var detection = (YamlMappingNode)members["detection"];
        string[] selections = [.. detection.Children.Keys.Select(key => key.ToString()).Where(key => key != "condition")];
        Assert.Equal(string.Join(" or ", selections), detection["condition"].ToString());
        Assert.All(selections, name =>
        {
            var selection = (YamlMappingNode)detection[name];
            Assert.Equal(["Provider_Name", "EventID"], selection.Children.Keys.Select(key => key.ToString()));
            Assert.NotEmpty((YamlSequenceNode)selection["Provider_Name"]);
            Assert.All((YamlSequenceNode)selection["EventID"], id => Assert.True(int.TryParse(id.ToString(), out _)));
        });

        string Text(string name) => Assert.IsType<YamlScalarNode>(members[name]).Value!;
    }

    [Fact]
    public void Every_failure_of_the_chain_has_exactly_one_rule()
    {
        var alerted = MonitoringFiles.AlertedCauses.SelectMany(cause => cause.Events.Select(definition => definition.EventId)).ToList();

        Assert.Equal(alerted.Distinct(), alerted);
        Assert.All(
            new EventId[] { 11060, 11063, 11070, 10708, 11031, 11035, 11043, new("PCNSSVC", 6025), new("PCNSSVC", 6032), new("MIIServer", 6914), new(EventSource.Kerberos, 4) },
            id => Assert.Contains(id, alerted));
        Assert.Equal(MonitoringFiles.AlertedCauses.Count(), RuleFiles.Count);
    }
}
