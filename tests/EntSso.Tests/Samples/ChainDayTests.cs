#if NET
using EntSso.Collection;
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Samples;

/// <summary>docs/samples/chain is written by <see cref="ChainDay"/>; see <see cref="SampleLogTests"/> for how to write it anew.</summary>
public class ChainDayTests
{
    private static readonly Lazy<IReadOnlyList<PasswordChange>> _changes = new(() => Follow(Folder));

    public static TheoryData<string, string> Stories => [.. ChainDay.Stories.Select(s => (s.User, s.Outcome))];

    private static string Folder => RepositoryFolder.Find("docs/samples/chain");

    [Fact]
    public void The_committed_files_are_the_day()
    {
        if (Environment.GetEnvironmentVariable("ENTSSO_WRITE_SAMPLES") == "1")
        {
            foreach (KeyValuePair<string, byte[]> file in ChainDay.Files)
            {
                File.WriteAllBytes(Path.Combine(Folder, file.Key), file.Value);
            }
        }

        Assert.Equal(
            ChainDay.Files.Keys.Append("README.md").Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.All(ChainDay.Files, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(Folder, file.Key))));
    }

    [Fact]
    public void The_readme_has_every_story()
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md"));

        Assert.All(ChainDay.Stories, story => Assert.Contains($"| {story.User} | {story.Outcome} | {story.Story} |", readme, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void Each_change_ends_as_its_story(string user, string outcome)
    {
        PasswordChange change = Assert.Single(_changes.Value, c => c.WindowsAccount == @"FABRIKAM\" + user);

        Assert.Equal(outcome, change.Outcome.ToString());
        Assert.Equal(outcome == "Delivered", change.Cause.Length == 0);
        Assert.Equal(outcome == "Delivered", change.Remedy.Length == 0);
        Assert.Equal(ChangeStep.Changed, change.Stages[0].Step);
    }

    [Fact]
    public void Every_outcome_has_a_story() =>
        Assert.Equal(
            Enum.GetNames<PasswordChangeOutcome>().Order(StringComparer.Ordinal),
            ChainDay.Stories.Select(s => s.Outcome).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_way_of_a_delivered_change_has_every_step()
    {
        PasswordChange ana = _changes.Value.Single(c => c.WindowsAccount == @"FABRIKAM\ana.costa");

        Assert.Equal(Enum.GetValues<ChangeStep>().Where(step => step != ChangeStep.None), ana.Stages.Select(stage => stage.Step).Distinct());
        Assert.Equal(("DC1.fabrikam.com", ChainLink.ExternalSystem), (ana.DomainController, ana.Link));
        Assert.All(ChangeWay.Of(ana).Steps, step => Assert.True(step.IsReached));
    }

    [Fact]
    public void A_refused_change_names_the_target_and_the_refusing_server()
    {
        PasswordChange eva = _changes.Value.Single(c => c.WindowsAccount == @"FABRIKAM\eva.novak");

        Assert.Equal((ChainLink.CallerCheck, 11060), (eva.Link, eva.DecidedBy!.Id));
        Assert.Contains(eva.Stages, stage => stage.Text.Contains("ENTSSOMA2 after 3 attempts: ma-access-denied", StringComparison.Ordinal));
        Assert.Equal(3, eva.Stages.Count(stage => stage.Event?.Id == 11060 && stage.Join == StageJoin.Likely));
    }

    internal static IReadOnlyList<PasswordChange> Follow(string folder)
    {
        var monitor = new RecordingMonitor();
        ChainInput chain = ChainInput.Find([folder], monitor, CancellationToken.None);
        var tracker = new PasswordChangeTracker();
        tracker.Add(chain.Facts);
        foreach (EventRecord record in EventLogs.Open(chain.Logs, monitor).Read(EventQuery.Chain, monitor, CancellationToken.None))
        {
            tracker.Add(record);
        }

        Assert.Empty(chain.Problems);
        Assert.Empty(monitor.Problems);
        return tracker.Complete();
    }
}
#endif
