using System.Text;
using EntSso.Events.Reading;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading.Xml;

/// <summary>A file that is no event XML is refused in words that say what it looks like.</summary>
public sealed class EventXmlForeignFileTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n\t ", "white space")]
    [InlineData("Level,Date and Time,Source\r\nError,6/5/2024,ENTSSO", "plain text that begins 'Level,Date and Time,Source'")]
    [InlineData("a\u202Ecod.txt\u200B", "plain text that begins 'aU+202Ecod.txtU+200B'")]
    [InlineData("{\"Events\":[]}", "JSON")]
    [InlineData("ElfFile\0 and more", ".evtx log")]
    [InlineData("0\0\0\0LfLe\u0001\0\0\0", ".evt")]
    [InlineData("PK\u0003\u0004abc", "ZIP")]
    [InlineData("\u0001\u0002\u0003\u0004", "binary")]
    [InlineData("<?xml version='1.0'?><!-- SSO --><SSO><application/></SSO>", "<SSO>")]
    [InlineData("<Objs Version='1.1.0.1'><Obj/></Objs>", "CLIXML")]
    [InlineData("<!DOCTYPE html><html><body/></html>", "HTML")]
    [InlineData("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'x'><html/>", "HTML")]
    [InlineData("<Events><Event Name='click'/></Events>", "root element <Events>")]
    [InlineData("<?xml version='1.0'?>", "no event")]
    public void A_foreign_file_is_named_for_what_it_is(string text, string expected)
    {
        var error = Assert.Throws<EventLogUnreadableException>(() => XmlLog.Read(Encoding.UTF8.GetBytes(text), new RecordingMonitor()));

        Assert.Contains(expected, error.Message);
        Assert.StartsWith(XmlLog.Source + ": ", error.Message);
        Assert.DoesNotContain("\0", error.Message);
    }

    [Fact]
    public void A_foreign_file_in_UTF_16_is_named_too()
    {
        var error = Assert.Throws<EventLogUnreadableException>(() => XmlLog.Read(Encoding.Unicode.GetBytes("<SSO><x/></SSO>"), new RecordingMonitor()));

        Assert.Contains("<SSO>", error.Message);
    }

    [Fact]
    public void A_document_type_is_refused_with_line_and_column()
    {
        const string Bomb = "<?xml version='1.0'?>\n <!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>\n<Events><Event><System/></Event></Events>";

        var error = Assert.Throws<EventLogUnreadableException>(() => XmlLog.Read(Bomb, new RecordingMonitor()));

        Assert.Contains("line 2, column 2", error.Message);
        Assert.Contains("<!DOCTYPE", error.Message);
    }

    [Fact]
    public void A_document_type_in_a_joined_file_is_reported_and_its_entities_stay_unknown()
    {
        var monitor = new RecordingMonitor();
        string xml = XmlLog.Event(1) + "\n<!DOCTYPE x [<!ENTITY a 'aaaa'>]>\n" + XmlLog.Event(2, "&a;");

        var records = XmlLog.Read(xml, monitor);

        Assert.Equal(["&a;"], records[1].Strings);
        Assert.Equal(2, monitor.Problems.Count);
        Assert.Equal("line 2, column 1", monitor.Problems[0].Place);
    }
}
