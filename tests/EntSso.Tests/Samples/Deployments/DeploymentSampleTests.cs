using EntSso.Collection.Events;
using EntSso.Collection.Exports;
using EntSso.Deployment;
using EntSso.Diagnosis;
using EntSso.Events.Reading;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Samples.Deployments;

/// <summary>
/// docs/samples/fabrikam* is written by <see cref="DeploymentStories"/> and read here as a user's folder is: see <see cref="SampleFolders"/>.
/// </summary>
public class DeploymentSampleTests : IClassFixture<SampleFolders>
{
    public static TheoryData<string> Folders => [.. DeploymentStories.All.Select(story => story.Folder)];

    public static TheoryData<string> BrokenFolders => [.. DeploymentStories.All.Where(story => story.BrokenLink is not null).Select(story => story.Folder)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_committed_files_are_the_story(string folder)
    {
        IReadOnlyDictionary<string, byte[]> files = DeploymentFolder.Files(StoryOf(folder));
        string path = Path.Combine(SampleFolders.Path, folder);

        Assert.Equal(
            files.Keys.OrderBy(name => name, StringComparer.Ordinal),
            System.IO.Directory.GetFiles(path).Select(file => Path.GetFileName(file)!).OrderBy(name => name, StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(path, file.Key))));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_file_is_read_without_a_problem(string folder)
    {
        ExportFolderReading reading = ExportFolder.Read(Path.Combine(SampleFolders.Path, folder));

        Assert.Empty(reading.Problems);
        Assert.Equal(2, reading.EventLogs.Count);
        Assert.Equal(5, reading.Deployment.SyncEngine.ManagementAgents.Count);
    }

    [Theory]
    [MemberData(nameof(BrokenFolders))]
    public void The_headline_is_the_mistake_of_the_story(string folder)
    {
        DeploymentStory story = StoryOf(folder);

        ChainSummary chain = Diagnose(folder).Chain;

        Assert.True(chain.FirstBrokenLink?.Link == story.BrokenLink, Describe(chain.Findings));
        Assert.All(chain.Headline, finding => Assert.Equal(story.RuleId, finding.RuleId));
        Assert.Contains(chain.Headline, finding => finding.Remedy.Contains(story.Remedy));
    }

    [Fact]
    public void Nothing_is_wrong_or_doubtful_in_the_healthy_sample()
    {
        IReadOnlyList<Finding> findings = Diagnose("fabrikam").Findings;

        Assert.True(findings.All(finding => finding.Status is FindingStatus.Pass or FindingStatus.NotApplicable), Describe(findings));
    }

    [Theory]
    [MemberData(nameof(BrokenFolders))]
    public void Every_remedy_names_documented_commands_only(string folder)
    {
        List<Finding> findings = [.. Diagnose(folder).Findings.Where(finding => finding.Status is FindingStatus.Fail or FindingStatus.Warning)];

        Assert.All(findings, finding =>
        {
            Assert.NotEqual("", finding.Remedy);
            Assert.All(DocumentedTools.CommandsIn(finding.Remedy), command => Assert.True(DocumentedTools.Knows(command), $"{command}: {finding.Remedy}"));
        });
    }

    [Fact]
    public void The_mistakes_that_a_command_mends_have_their_command() => Assert.All(
        DeploymentStories.All.Where(story => DocumentedTools.CommandsIn(story.Remedy).Count > 0),
        story => Assert.Contains(
            Diagnose(story.Folder).Chain.Headline,
            finding => DocumentedTools.CommandsIn(finding.Remedy).Contains(DocumentedTools.CommandsIn(story.Remedy).Single())));

    [Theory]
    [InlineData("ssomanage -enable winsync", "ssomanage", "-enable", true)]
    [InlineData("On INTSVR1, elevated: ssoconfig -allowPS MIIS yes", "ssoconfig", "-allowPS", true)]
    [InlineData("ssoconfig -allowMiis", "ssoconfig", "-allowMiis", false)]
    [InlineData("ssoadmin -enable", "ssoadmin", "-enable", false)]
    [InlineData("First:\nfixspn /all", "fixspn", "/all", false)]
    [InlineData("Repair-Everything now", "Repair-Everything", "now", false)]
    public void A_command_is_told_from_prose_and_looked_up(string remedy, string tool, string verb, bool isKnown)
    {
        (string Tool, string Verb) command = Assert.Single(DocumentedTools.CommandsIn(remedy));

        Assert.Equal((tool, verb, isKnown), (command.Tool, command.Verb, DocumentedTools.Knows(command)));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_readme_of_the_samples_has_a_line_for_the_folder(string folder) => Assert.Contains(
        $"| [{folder}]({folder}) | {StoryOf(folder).Story} |",
        File.ReadAllText(Path.Combine(SampleFolders.Path, "README.md")),
        StringComparison.Ordinal);

    private static DeploymentStory StoryOf(string folder) => DeploymentStories.All.Single(story => story.Folder == folder);

    private static PasswordSyncDiagnosis Diagnose(string folder) => PasswordSyncDiagnosis.Run(Read(folder));

    /// <summary>The folder as a user's: the files by their content, then the logs.</summary>
    private static SyncDeployment Read(string folder)
    {
        ExportFolderReading reading = ExportFolder.Read(Path.Combine(SampleFolders.Path, folder));
        var monitor = new RecordingMonitor();
        var collector = new EventEvidenceCollector(Fabrikam.Collected);
        foreach (string log in reading.EventLogs)
        {
            collector.Read(EventLogs.Open([log], monitor), monitor, CancellationToken.None);
        }

        Assert.Empty(monitor.Problems);
        return collector.Fill(reading.Deployment);
    }

    private static string Describe(IEnumerable<Finding> findings) => string.Join(
        "\n",
        findings.Where(finding => finding.Status is not (FindingStatus.Pass or FindingStatus.NotApplicable))
            .Select(finding => $"{finding.Status} {finding.Link} {finding.RuleId} {finding.Subject}: {finding.Evidence} | {finding.Remedy}"));
}
