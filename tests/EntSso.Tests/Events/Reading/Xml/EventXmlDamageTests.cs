using System.Text;
using EntSso.Events.Reading;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading.Xml;

/// <summary>Damage costs the event that it is in and no other, and is told with its place.</summary>
public sealed class EventXmlDamageTests
{
    [Theory]
    [InlineData("<Data>x</Dta>")]
    [InlineData("<Data>x<")]
    [InlineData("<Data x>y</Data>")]
    [InlineData("<Data x=1>y</Data>")]
    [InlineData("<Data x='1>y</Data>")]
    [InlineData("< Data>y</Data>")]
    [InlineData("a < b")]
    [InlineData("<Data>x")]
    [InlineData("</Event>")]
    [InlineData("<![CDATA[ x")]
    [InlineData("<!-- x")]
    [InlineData("<? x")]
    [InlineData("<!DOCTYPE x [<!ENTITY y 'z'>]>")]
    [InlineData("<Data>x</Data></EventData></Event><Event")]
    [InlineData("\0\0\0\0</\0>\0")]
    public void The_events_around_a_damaged_one_are_read(string damage)
    {
        string xml = "<Events>\n" + XmlLog.Event(1, "a") + "\n" + XmlLog.Event(2, "b").Replace("<Data>b</Data>", damage) + "\n"
            + XmlLog.Event(3, "c") + "\n" + XmlLog.Event(4, "d") + "\n</Events>";
        var monitor = new RecordingMonitor();

        List<EventRecord> records = XmlLog.Read(xml, monitor);

        Assert.Equal([1, 3, 4], records.Select(record => record.Id).Where(id => id != 2));
        Assert.Equal(["a", "c", "d"], records.Where(record => record.Id != 2).SelectMany(record => record.Strings));
        ReadProblem problem = Assert.Single(monitor.Problems);
        Assert.Contains("line 3", problem.Place + problem.Message);
        Assert.InRange(problem.SkippedBytes, 1, XmlLog.Event(2, damage).Length + 1);
    }

    [Fact]
    public void The_place_is_that_of_the_damage_and_the_skipped_bytes_reach_to_the_next_event()
    {
        string first = XmlLog.Event(1, "Z\u00FCrich");
        string bad = XmlLog.Event(2, "Z\u00FCrich").Replace("</Data>", "\r\n  </Dta>");
        var monitor = new RecordingMonitor();

        XmlLog.Read(first + "\r\n" + bad + "\r\n" + XmlLog.Event(3), monitor);

        ReadProblem problem = Assert.Single(monitor.Problems);
        Assert.Equal("line 3, column 3", problem.Place);
        Assert.Contains("line 2, column 1", problem.Message);
        Assert.Contains("</Dta>", problem.Message);
        Assert.Equal(Encoding.UTF8.GetByteCount(bad + "\r\n"), problem.SkippedBytes);
        Assert.Equal(XmlLog.Source, problem.Source);
    }

    [Fact]
    public void Columns_count_characters_and_lines_go_on_over_blocks()
    {
        string lines = string.Concat(Enumerable.Range(0, 3000).Select(i => XmlLog.Event(1, "Z\u00FCrich") + "\r\n"));
        var monitor = new RecordingMonitor();

        XmlLog.Read(lines + "   junk\r\n" + XmlLog.Event(3), monitor);

        Assert.Equal("line 3001, column 4", Assert.Single(monitor.Problems).Place);
    }

    [Fact]
    public void A_file_cut_off_anywhere_gives_all_events_before_the_cut()
    {
        string xml = "<?xml version=\"1.0\"?><Events>" + XmlLog.Event(1, "a") + XmlLog.Event(2, "b") + XmlLog.Event(3, "c") + "</Events>";
        int[] ends = Enumerable.Range(1, 3).Select(id => xml.IndexOf(XmlLog.Event(id, ((char)('a' + id - 1)).ToString()), StringComparison.Ordinal)
            + XmlLog.Event(id, "a").Length).ToArray();
        for (int length = XmlLog.Event(1, "a").Length; length < xml.Length; length++)
        {
            var monitor = new RecordingMonitor();

            List<EventRecord> records = XmlLog.Read(xml.Substring(0, length), monitor);

            Assert.Equal(ends.Count(end => end <= length), records.Count);
            Assert.NotEmpty(monitor.Problems);
        }
    }

    [Theory]
    [InlineData("C:\\> wevtutil qe Application /f:xml\r\n")]
    [InlineData("b</Data></EventData></Event>\r\n")]
    [InlineData("</EventData></Event>")]
    [InlineData("\0\0\0\0\0\0\0")]
    [InlineData("<Message>Some tool's words</Message>")]
    public void A_head_that_does_not_belong_is_left_out(string head)
    {
        var monitor = new RecordingMonitor();

        Assert.Equal([1], XmlLog.Read(head + XmlLog.Event(1), monitor).Select(record => record.Id));
        Assert.Equal(head.Length, monitor.Problems.Sum(problem => problem.SkippedBytes));
    }

    [Fact]
    public void A_tail_of_zeros_is_left_out()
    {
        var monitor = new RecordingMonitor();

        Assert.Single(XmlLog.Read(XmlLog.Event(1) + new string('\0', 5000), monitor));
        Assert.Equal(5000, Assert.Single(monitor.Problems).SkippedBytes);
    }

    [Theory]
    [InlineData("<EventID>x1</EventID>", "x1")]
    [InlineData("<EventID></EventID>", "''")]
    [InlineData("<EventID>-5</EventID>", "-5")]
    [InlineData("<EventID>4294967296</EventID>", "4294967296")]
    [InlineData("", "no System element with an EventID")]
    public void An_event_without_a_usable_id_is_left_out_and_reported(string element, string expected)
    {
        var monitor = new RecordingMonitor();
        string bad = XmlLog.Event(1).Replace("<EventID>1</EventID>", element);

        Assert.Equal([2], XmlLog.Read(bad + XmlLog.Event(2), monitor).Select(record => record.Id));
        ReadProblem problem = Assert.Single(monitor.Problems);
        Assert.Contains(expected, problem.Message);
        Assert.Equal(bad.Length, problem.SkippedBytes);
    }

    [Theory]
    [InlineData("<Level>high</Level>", "Level")]
    [InlineData("<EventRecordID>99999999999999999999</EventRecordID>", "EventRecordID")]
    [InlineData("<TimeCreated SystemTime='yesterday'/>", "SystemTime")]
    [InlineData("<TimeCreated SystemTime='2024-02-30T00:00:00Z'/>", "SystemTime")]
    [InlineData("<Computer>&sso;</Computer>", "reference")]
    public void A_field_that_makes_no_sense_is_reported_and_the_event_comes(string element, string expected)
    {
        var monitor = new RecordingMonitor();

        EventRecord record = Assert.Single(XmlLog.Read("\n" + XmlLog.Event(7, "a").Replace("</System>", element + "</System>"), monitor));

        Assert.Equal(7, record.Id);
        Assert.Equal(["a"], record.Strings);
        Assert.Null(record.TimeCreated);
        ReadProblem problem = Assert.Single(monitor.Problems);
        Assert.Contains(expected, problem.Message);
        Assert.StartsWith("line 2, column ", problem.Place);
        Assert.Equal(0, problem.SkippedBytes);
    }

    [Fact]
    public void Damage_in_events_that_nobody_asked_for_does_not_hide_the_others()
    {
        var monitor = new RecordingMonitor();
        string other = XmlLog.Event(1, "&nobody;").Replace("ENTSSO", "Other");

        Assert.Equal([2], XmlLog.Read(other + XmlLog.Event(2), monitor, EventQuery.EntSso).Select(record => record.Id));
        Assert.Empty(monitor.Problems);
    }

    [Fact]
    public void A_disk_that_fails_in_the_middle_is_reported_after_the_events_before()
    {
        string xml = string.Concat(Enumerable.Range(1, 2000).Select(i => XmlLog.Event(i)));
        var monitor = new RecordingMonitor();

        List<EventRecord> records = XmlLog.Read(new FailingStream(Encoding.UTF8.GetBytes(xml), failAt: 200_000), monitor);

        Assert.InRange(records.Count, 500, 1999);
        Assert.Contains(monitor.Problems, problem => problem.Message.Contains("disk is gone"));
    }

    [Fact]
    public void A_disk_that_fails_at_once_is_an_error() =>
        Assert.Throws<EventLogUnreadableException>(() => XmlLog.Read(new FailingStream([], failAt: 0), new RecordingMonitor()));

    private sealed class FailingStream(byte[] bytes, int failAt) : ForwardStream
    {
        private int _next;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int length = Math.Min(count, Math.Min(bytes.Length, failAt) - _next);
            if (length <= 0)
            {
                throw new IOException("The disk is gone.");
            }

            Array.Copy(bytes, _next, buffer, offset, length);
            _next += length;
            return length;
        }
    }
}
