using EntSso.Events.Reading;
using EntSso.Events.Reading.Xml;
using EntSso.Testing.Evtx;
using EntSso.Testing.Xml;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading.Xml;

/// <summary>Memory is measured for the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(EventXmlBoundsTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;

/// <summary>Neither long nor hostile input takes memory or time out of proportion.</summary>
[Collection(nameof(EventXmlBoundsTests))]
public sealed class EventXmlBoundsTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("ENTSSO")]
    [InlineData("*")]
    public void Memory_stays_flat_over_100_MB(string provider)
    {
        string block = EventXmlWriter.Lines(Enumerable.Range(1, 100).Select(i => new EvtxEvent
        {
            Provider = i == 50 ? "ENTSSO" : "Contoso-Sync",
            Id = i,
            Strings = [new string('x', 300), "", "CONTOSO\\kim", new string('\u00FC', 200)],
        }));
        int blocks = (int)(100 * Megabyte / block.Length) + 1;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var stream = new GeneratedStream(Enumerable.Repeat(block, blocks), 10 * Megabyte);

        int count = new EventXmlReader(XmlLog.Source, () => stream)
            .Read(EventQuery.Of(provider), new RecordingMonitor(), CancellationToken.None).Count();

        Assert.Equal(provider == "*" ? 100 * blocks : blocks, count);
        Assert.InRange(stream.HighestLiveMemory - before, long.MinValue, 2 * Megabyte);
    }

    [Theory]
    [InlineData("<Event><System><Provider Name='ENTSSO'/><EventID>2</EventID></System><EventData><Data Name='", "'/></EventData></Event>", 1024)]
    [InlineData("<Event><System><Provider Name='ENTSSO'/><EventID>2</EventID></System><EventData><Data>", "</Data></EventData></Event>", 1024)]
    [InlineData("<Event><System><Provider Name='ENTSSO'/><EventID>2</EventID></System><EventData><Data><![CDATA[", "]]></Data></EventData></Event>", 64)]
    [InlineData("<Event ", "='x'><System/></Event>", 64)]
    [InlineData("<Event><", "></Event>", 64)]
    [InlineData("<!-- ", " -->", 64)]
    [InlineData("<? ", " ?>", 64)]
    [InlineData("text ", "\n", 64)]
    [InlineData("<Element", "/>", 64)]
    public void What_is_far_too_long_is_skipped_without_being_held(string opening, string closing, int megabytes)
    {
        string megabyte = new('x', (int)Megabyte);
        IEnumerable<string> pieces = [XmlLog.Event(1) + "\n" + opening, .. Enumerable.Repeat(megabyte, megabytes), closing + XmlLog.Event(3)];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var stream = new GeneratedStream(pieces, megabytes * Megabyte / 16);
        var monitor = new RecordingMonitor();

        List<EventRecord> records = XmlLog.Read(stream, monitor);

        Assert.Equal([1, 3], records.Select(record => record.Id));
        Assert.InRange(stream.HighestLiveMemory - before, long.MinValue, 16 * Megabyte);
        ReadProblem problem = Assert.Single(monitor.Problems);
        Assert.Contains("line 2, column ", problem.Place);
        Assert.InRange(problem.SkippedBytes, megabytes * Megabyte, (megabytes * Megabyte) + 200);
    }

    [Fact]
    public void Nesting_without_end_is_refused_at_once_and_the_next_event_is_read()
    {
        IEnumerable<string> pieces = [XmlLog.Event(1) + "<Event><UserData>", .. Enumerable.Repeat("<a>", 1_000_000), "\n" + XmlLog.Event(3)];
        var monitor = new RecordingMonitor();
        using var stream = new GeneratedStream(pieces, long.MaxValue);

        Assert.Equal([1, 3], XmlLog.Read(stream, monitor).Select(record => record.Id));
        Assert.Contains("nested", Assert.Single(monitor.Problems).Message);
    }

    /// <summary>Reading on behind each of these would look at the same megabytes again for each of a million openings.</summary>
    [Theory]
    [InlineData("<Event><![CDATA[", "")]
    [InlineData("<Event><!--", "")]
    [InlineData("<Event><?x ", "")]
    [InlineData("<Event><UserData>", "")]
    [InlineData("<Event/><!--", "")]
    [InlineData("<Event><UserData><a b='", "")]
    [InlineData("<Event><![CDATA[", "]]></x>")]
    [InlineData("<Event><UserData><Event></Event><b/>", "")]
    [InlineData("<Events>", "")]
    [InlineData("<Event ", "")]
    [InlineData("<", "")]
    [InlineData("&", "")]
    public void Openings_repeated_a_million_times_take_time_in_proportion(string opening, string closing)
    {
        IEnumerable<string> pieces = [XmlLog.Event(1), .. Enumerable.Repeat(string.Concat(Enumerable.Repeat(opening, 1000)), 1000), closing + "\n" + XmlLog.Event(3)];
        using var stream = new GeneratedStream(pieces, long.MaxValue);
        var monitor = new RecordingMonitor();

        List<EventRecord> records = XmlLog.Read(stream, monitor);

        Assert.Equal(1, records[0].Id);
        Assert.NotEmpty(monitor.Problems);
    }

    [Fact]
    public void An_event_just_within_the_limit_is_read_and_one_beyond_it_is_reported()
    {
        string Sized(int length) => XmlLog.Event(2, new string('x', length - XmlLog.Event(2, "").Length));
        var monitor = new RecordingMonitor();

        Assert.Equal([1, 2, 3], XmlLog.ReadWhole(XmlLog.Event(1) + Sized(2_000_000) + XmlLog.Event(3)).Select(record => record.Id));
        Assert.Equal([1, 3], XmlLog.Read(XmlLog.Event(1) + Sized(2_300_000) + XmlLog.Event(3), monitor).Select(record => record.Id));
        Assert.Contains("longer than 2097152", Assert.Single(monitor.Problems).Message);
    }

    [Fact]
    public void Cancelling_ends_a_long_search()
    {
        using var source = new CancellationTokenSource();
        IEnumerable<string> Endless()
        {
            yield return XmlLog.Event(1) + "<!-- ";
            string piece = new('x', 100_000);
            for (int i = 0; ; i++)
            {
                if (i == 100)
                {
                    source.Cancel();
                }

                yield return piece;
            }
        }

        using var stream = new GeneratedStream(Endless(), long.MaxValue);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new EventXmlReader(XmlLog.Source, () => stream).Read(XmlLog.All, new RecordingMonitor(), source.Token).Count());
        Assert.InRange(stream.Given, 0, 12_000_000);
    }

    [Fact]
    public void Many_unknown_references_of_one_event_are_one_problem()
    {
        var monitor = new RecordingMonitor();

        var records = XmlLog.Read(XmlLog.Event(1, Enumerable.Repeat("&a;", 1000).ToArray()) + XmlLog.Event(2, "&b;"), monitor);

        Assert.Equal(1000, records[0].Strings.Count(value => value == "&a;"));
        Assert.Equal(2, monitor.Problems.Count);
    }

    [Fact]
    public void An_open_that_fails_is_an_error_of_the_reader()
    {
        var reader = new EventXmlReader("share.xml", () => throw new IOException("The network path was not found."));

        var error = Assert.Throws<EventLogUnreadableException>(() => reader.Read(XmlLog.All, new RecordingMonitor(), CancellationToken.None).ToList());

        Assert.Equal("share.xml: the file cannot be opened: The network path was not found.", error.Message);
    }

    [Fact]
    public void Progress_is_told_along_the_way_and_at_the_end()
    {
        string xml = string.Concat(Enumerable.Repeat(XmlLog.Event(1, new string('x', 1000)) + "\n", 5000));
        var monitor = new RecordingMonitor();

        XmlLog.Read(xml, monitor);

        Assert.InRange(monitor.Steps.Count, 5, 8);
        Assert.Equal((xml.Length, xml.Length), monitor.Steps.Last());
        Assert.Equal(monitor.Steps.OrderBy(step => step.Done), monitor.Steps);
    }
}
