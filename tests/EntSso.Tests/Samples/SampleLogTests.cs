using EntSso.Events;
using EntSso.Events.Changes;
using EntSso.Events.Reading;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Samples;

/// <summary>
/// docs/samples/logs is written by the stories of <see cref="SampleLogs"/>. After a change of a story write it anew with the
/// environment variable ENTSSO_WRITE_SAMPLES=1.
/// </summary>
public class SampleLogTests
{
    private const string WriteVariable = "ENTSSO_WRITE_SAMPLES";

    public static TheoryData<string> FileNames => [.. SampleLogs.All.Select(l => l.FileName)];

    private static string Folder => RepositoryFolder.Find("docs/samples/logs");

    [Theory]
    [MemberData(nameof(FileNames))]
    public void The_committed_file_is_the_story(string fileName)
    {
        byte[] written = SampleLogFile.ToBytes(SampleLogs.All.Single(l => l.FileName == fileName));
        string path = Path.Combine(Folder, fileName);
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(path, written);
        }

        Assert.Equal(written, File.ReadAllBytes(path));
    }

    [Fact]
    public void The_folder_holds_the_stories_and_nothing_else() =>
        Assert.Equal(
            SampleLogs.All.Select(l => l.FileName).Append("README.md").OrderBy(n => n, StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!).OrderBy(n => n, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(FileNames))]
    public void The_readme_of_the_folder_tells_the_story(string fileName)
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md"));

        Assert.Contains($"`{fileName}`", readme, StringComparison.Ordinal);
        Assert.Contains(SampleLogs.All.Single(l => l.FileName == fileName).Story, readme, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FileNames))]
    public void Every_string_of_the_story_is_read_back(string fileName)
    {
        SampleLog log = SampleLogs.All.Single(l => l.FileName == fileName);

        List<SyncEvent> events = Read(fileName, "*");

        Assert.Equal(
            log.Events.Select(e => (e.Time, e.Provider, e.Id, e.Computer, string.Join("|", e.Strings))),
            events.Select(e => (e.TimeCreated!.Value, e.ProviderName, e.Id, e.Computer, string.Join("|", e.Strings))));
    }

    [Theory]
    [InlineData("wrong-extension-account.evtx", ChainLink.CallerCheck, 4)]
    [InlineData("server-gate-closed.xml", ChainLink.ServerGate, 3)]
    [InlineData("system-gate-closed.evtx", ChainLink.SystemGate, 2)]
    [InlineData("spn-trouble.xml", ChainLink.KerberosCall, 5)]
    public void A_closed_gate_shows_as_refused_calls(string fileName, ChainLink link, int count)
    {
        PasswordChange change = Assert.Single(Changes(fileName));

        Assert.Equal((PasswordChangeKind.RefusedCalls, link, count), (change.Kind, change.Link, change.Count));
        Assert.NotEqual("", change.Remedy);
    }

    [Theory]
    [InlineData("healthy-day.evtx", "Delivered Delivered Skipped Delivered")]
    [InlineData("invalid-mapping.evtx", "Skipped Skipped")]
    [InlineData("adapter-rejects.evtx", "Failed Failed Pending")]
    [InlineData("direct-sync.evtx", "Delivered Failed")]
    [InlineData("silent-end.utf16.xml", "Unexplained")]
    public void Every_change_of_a_story_ends_as_told(string fileName, string outcomes) =>
        Assert.Equal(outcomes, string.Join(" ", Changes(fileName).Select(c => c.Outcome)));

    private static IReadOnlyList<PasswordChange> Changes(string fileName)
    {
        var tracker = new PasswordChangeTracker();
        foreach (SyncEvent syncEvent in Read(fileName, "ENTSSO"))
        {
            tracker.Add(syncEvent);
        }

        return tracker.Complete();
    }

    private static List<SyncEvent> Read(string fileName, string provider)
    {
        var monitor = new RecordingMonitor();
        List<SyncEvent> events = [.. EventLogs.Open([Path.Combine(Folder, fileName)], monitor)
            .Read(EventQuery.Of(provider), monitor, CancellationToken.None)
            .Select(SyncEventInterpreter.Interpret)];
        Assert.Empty(monitor.Problems);
        return events;
    }
}
