using System.Text;
using EntSso.Events.Reading;
using EntSso.Testing.Evtx;
using EntSso.Testing.Xml;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading;

/// <summary>PATH arguments mean the files that a user expects, and each is opened by its content.</summary>
public sealed class EventLogPathsTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "entsso-paths-" + Guid.NewGuid().ToString("N"));
    private readonly RecordingMonitor _monitor = new();

    public EventLogPathsTests()
    {
        WriteEvtx("app1.evtx", 1);
        WriteEvtx("APP2.EVTX", 2);
        Write("export.xml", Xml(3));
        Write("ENTSSO.xml", "<?xml version=\"1.0\"?><SSO><application name=\"Fabrikam\"/></SSO>");
        Write("ma-export.xml", "<saved-ma-configuration><mv-data/></saved-ma-configuration>");
        Write("notes.txt", "no log");
        Write("sso01/export.xml", Xml(4), Encoding.Unicode);
        Write("sso02/deep/export.xml", Xml(5));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("*/nothing*/of-the-kind*")]
    public void The_search_stops_when_asked(string path) => Assert.Throws<OperationCanceledException>(
        () => EventLogs.Open([Path.Combine(_folder, path)], _monitor, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*/../*.evtx")]
    [InlineData("*/*/../../*/*/../../*/*/../../*/*/../../*/*/../../*/*/../../*.evtx")]
    [InlineData("***************************************************************************************.evtx")]
    public void A_pattern_of_many_stars_costs_no_more_than_the_folders_that_there_are(string pattern)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"entsso-stars-{Guid.NewGuid():N}")).FullName;
        try
        {
            for (int i = 0; i < 40; i++)
            {
                Directory.CreateDirectory(Path.Combine(folder, $"a{i}", "b"));
            }

            File.WriteAllText(Path.Combine(folder, "x.evtx"), "");

            Assert.Equal(
                [Path.GetFullPath(Path.Combine(folder, "x.evtx"))],
                EventLogPaths.Find([Path.Combine(folder, pattern)], new RecordingMonitor(), TestContext.Current.CancellationToken).Select(Path.GetFullPath));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void A_pattern_of_very_many_segments_ends()
    {
        string pattern = string.Concat(Enumerable.Repeat("*/../", 20_000)) + "*.evtx";

        Assert.Throws<EventLogUnreadableException>(() =>
            EventLogPaths.Find([Path.Combine(Path.GetTempPath(), "entsso-not-there", pattern)], new RecordingMonitor(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_folder_gives_its_logs_and_leaves_other_XML_files_out_in_silence()
    {
        Assert.Equal(["app1.evtx", "APP2.EVTX", "export.xml"], Find(""));
        Assert.Empty(_monitor.Problems);
    }

    [Fact]
    public void Folders_below_are_searched_when_they_are_named() => Assert.Equal(
        ["app1.evtx", "APP2.EVTX", "export.xml", "sso01/export.xml", "sso02/deep/export.xml"], Find("", "sso01", "sso02/*"));

    [Theory]
    [InlineData("*.evtx", "app1.evtx APP2.EVTX")]
    [InlineData("app?.evtx", "app1.evtx APP2.EVTX")]
    [InlineData("sso0?/*.xml", "sso01/export.xml")]
    [InlineData("sso*/*/exp*", "sso02/deep/export.xml")]
    [InlineData("sso*/export.xml", "sso01/export.xml")]
    [InlineData("*01", "sso01/export.xml")]
    [InlineData("n*.txt", "notes.txt")]
    public void Wildcards_match_in_every_segment_without_case(string pattern, string expected) =>
        Assert.Equal(expected.Split(' '), Find(pattern));

    [Fact]
    public void Files_named_in_several_ways_come_once_and_sorted() =>
        Assert.Equal(["app1.evtx", "APP2.EVTX", "export.xml"], Find("export.xml", "*.evtx", "sso01/../app1.evtx", "", "export.xml"));

    [Theory]
    [InlineData("missing.evtx", "there is no such file or folder")]
    [InlineData("*.etl", "no file matches")]
    [InlineData("nowhere/*.evtx", "no file matches")]
    [InlineData("sso02", "Its subfolders were not searched")]
    public void A_path_that_matches_nothing_is_an_error_that_names_it(string path, string expected)
    {
        var error = Assert.Throws<EventLogUnreadableException>(() => Find("export.xml", path));

        Assert.Contains(path, error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Logs_of_both_kinds_are_read_as_one_in_time_order()
    {
        IEventReader reader = EventLogs.Open([_folder, Path.Combine(_folder, "sso01"), Path.Combine(_folder, "sso*", "deep")], _monitor);

        List<EventRecord> records = reader.Read(EventQuery.EntSso, _monitor, CancellationToken.None).ToList();

        Assert.Equal([1, 2, 3, 4, 5], records.Select(record => record.Id));
        Assert.EndsWith("app1.evtx", records[0].Source);
        Assert.Empty(_monitor.Problems);
    }

    [Fact]
    public void Content_decides_and_not_the_name()
    {
        WriteEvtx("really-evtx.xml", 8);
        Write("really-xml.evtx", Xml(9));

        IEventReader reader = EventLogs.Open([Path.Combine(_folder, "really*")], _monitor);

        Assert.Equal([8, 9], reader.Read(EventQuery.EntSso, _monitor, CancellationToken.None).Select(record => record.Id));
    }

    [Fact]
    public void A_log_whose_header_is_damaged_is_still_read_as_a_log()
    {
        byte[] log = EvtxWriter.ToBytes(Of(6));
        Array.Clear(log, 0, 4096);
        File.WriteAllBytes(PathOf("zeroed.evtx"), log);
        IEventReader reader = EventLogs.Open([PathOf("zeroed.evtx")], _monitor);

        Assert.Equal([6], reader.Read(EventQuery.EntSso, _monitor, CancellationToken.None).Select(record => record.Id));
        Assert.Contains("the file header is damaged", Assert.Single(_monitor.Problems).Message);
    }

    [Fact]
    public void A_log_that_lost_its_header_is_named_for_what_it_is()
    {
        File.WriteAllBytes(PathOf("headless.evtx"), EvtxWriter.ToBytes(Of(6)).Skip(4096).ToArray());
        IEventReader reader = EventLogs.Open([PathOf("headless.evtx")], _monitor);

        var error = Assert.Throws<EventLogUnreadableException>(() => reader.Read(EventQuery.EntSso, _monitor, CancellationToken.None).ToList());

        Assert.Contains("the header is missing", error.Message);
    }

    [Fact]
    public void A_named_file_that_is_no_log_is_reported_beside_others_and_an_error_alone()
    {
        string bad = Path.Combine(_folder, "ENTSSO.xml");
        IEventReader both = EventLogs.Open([bad, Path.Combine(_folder, "export.xml")], _monitor);

        Assert.Equal([3], both.Read(EventQuery.EntSso, _monitor, CancellationToken.None).Select(record => record.Id));
        ReadProblem problem = Assert.Single(_monitor.Problems);
        Assert.Equal(bad, problem.Source);
        Assert.Contains("<SSO>", problem.Message);
        Assert.Equal(new FileInfo(bad).Length, problem.SkippedBytes);

        IEventReader alone = EventLogs.Open([bad], _monitor);
        Assert.Throws<EventLogUnreadableException>(() => alone.Read(EventQuery.EntSso, _monitor, CancellationToken.None).ToList());
    }

    [Fact]
    public void A_file_that_is_gone_when_it_is_read_is_an_error_that_names_it()
    {
        IEventReader reader = EventLogs.Open([Path.Combine(_folder, "export.xml")], _monitor);
        File.Delete(Path.Combine(_folder, "export.xml"));

        var error = Assert.Throws<EventLogUnreadableException>(() => reader.Read(EventQuery.EntSso, _monitor, CancellationToken.None).ToList());

        Assert.Contains("export.xml: there is no such file", error.Message);
    }

    private static string Xml(int id) => EventXmlWriter.Document([Of(id)]);

    private static EvtxEvent Of(int id) => new() { Provider = "ENTSSO", Id = id, Time = new DateTime(2024, 5, 6, 7, id, 0, DateTimeKind.Utc) };

    private IEnumerable<string> Find(params string[] paths) =>
        EventLogPaths.Find(paths.Select(path => path.Length == 0 ? _folder : Path.Combine(_folder, path)), _monitor)
            .Select(path => Path.GetFullPath(path).Substring(Path.GetFullPath(_folder).Length + 1).Replace('\\', '/'));

    private void WriteEvtx(string name, int id) => File.WriteAllBytes(PathOf(name), EvtxWriter.ToBytes(Of(id)));

    private void Write(string name, string text, Encoding? encoding = null) =>
        File.WriteAllText(PathOf(name), text, encoding ?? new UTF8Encoding(false));

    private string PathOf(string name)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
