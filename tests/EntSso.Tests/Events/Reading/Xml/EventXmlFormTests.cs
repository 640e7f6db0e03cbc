using System.Text;
using EntSso.Events.Reading;
using EntSso.Testing.Evtx;
using EntSso.Testing.Xml;
using Xunit;

namespace EntSso.Tests.Events.Reading.Xml;

/// <summary>Every form in which event XML gets exported, saved, joined and passed on is read.</summary>
public sealed class EventXmlFormTests
{
    private static readonly EvtxEvent[] _two =
    [
        new() { Provider = "ENTSSO", Id = 11060, Strings = ["CONTOSO\\svc-sso", "Zürich"] },
        new() { Provider = "ENTSSO", Id = 11031, Strings = ["", "東京"] },
    ];

    public static TheoryData<string> Forms() =>
    [
        EventXmlWriter.Document(_two),
        EventXmlWriter.Lines(_two),
        EventXmlWriter.Lines(_two).Replace("\r\n", ""),
        EventXmlWriter.Lines(_two).Replace("\r\n", "\n"),
        EventXmlWriter.Document(_two).Replace("<Data></Data>", "<Data />").Replace("><", ">\r\n\t<"),
        "\r\n\r\n  " + EventXmlWriter.Document(_two) + "\r\n\r\n",
        "<Log>\n" + EventXmlWriter.Lines(_two) + "</Log>",
        EventXmlWriter.Document(_two).Replace($" xmlns='{EventXmlWriter.Namespace}'", ""),
        EventXmlWriter.Document(_two).Replace("<", "<e:").Replace("<e:/", "</e:").Replace("<e:?", "<?").Replace("xmlns=", "xmlns:e="),
        EventXmlWriter.Document(_two).Replace("<Event ", "<!-- saved & <Event> by hand --><Event "),
        EventXmlWriter.Document(_two).Replace("</Event>", "<RenderingInfo Culture='en-US'><Message>Words &amp; words</Message><Level>Error</Level><Data>no value</Data></RenderingInfo></Event>"),
        EventXmlWriter.Document(_two.Take(1)) + "\r\n" + EventXmlWriter.Document(_two.Skip(1)),
        EventXmlWriter.Document(_two.Take(1)) + "\uFEFF" + EventXmlWriter.Document(_two.Skip(1)),
        EventXmlWriter.Document(_two.Take(1)) + EventXmlWriter.Lines(_two.Skip(1)),
        EventXmlWriter.Document([]) + EventXmlWriter.Document(_two),
        EventXmlWriter.Document(_two).Replace("'", "\""),
        EventXmlWriter.Document(_two).Replace("</Data>", "</Data >").Replace("<Data>", "<Data\r\n>"),
    ];

    public static TheoryData<string, string> Encodings()
    {
        var data = new TheoryData<string, string>();
        foreach (string declared in new[] { "", "utf-8", "utf-16", "nonsense", "us-ascii" })
        {
            foreach (string encoding in new[] { "utf-8", "utf-8 bom", "utf-16le", "utf-16le bom", "utf-16be", "utf-16be bom" })
            {
                data.Add(encoding, declared);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_gives_the_same_events(string xml) => AssertTwo(XmlLog.ReadWhole(xml));

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_bytes_decide_the_encoding_and_a_contradicting_declaration_does_not_matter(string encoding, string declared)
    {
        string body = EventXmlWriter.Lines(_two);
        string xml = declared.Length == 0 ? body : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>\r\n{body}";

        AssertTwo(XmlLog.ReadWhole(Encode(xml, encoding)));
    }

    [Fact]
    public void A_declared_single_byte_encoding_is_believed()
    {
        string xml = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + XmlLog.Event(1, "Z\u00FCrich");

        Assert.Equal(["Z\u00FCrich"], XmlLog.ReadWhole(Encoding.GetEncoding(28591).GetBytes(xml)).Single().Strings);
    }

    [Fact]
    public void Console_output_in_an_undeclared_code_page_is_read_as_Windows_1252_and_reported()
    {
        var monitor = new Evtx.RecordingMonitor();
        byte[] bytes = Encoding.GetEncoding(28591).GetBytes(XmlLog.Event(1, "Z\u00FCrich \u0080") + XmlLog.Event(2, "M\u00FCnchen"));

        List<EventRecord> records = XmlLog.Read(bytes, monitor);

        Assert.Equal(["Z\u00FCrich \u20AC", "M\u00FCnchen"], records.SelectMany(record => record.Strings));
        ReadProblem problem = Assert.Single(monitor.Problems);
        Assert.Equal($"offset 0x{Array.IndexOf(bytes, (byte)0xFC):X}", problem.Place);
        Assert.Equal(0, problem.SkippedBytes);
    }

    [Fact]
    public void An_export_without_events_is_an_empty_log()
    {
        Assert.Empty(XmlLog.ReadWhole("<Events></Events>"));
        Assert.Empty(XmlLog.ReadWhole("<?xml version='1.0'?>\n<Events/>"));
        Assert.Empty(XmlLog.ReadWhole("<Events>\n</Events>\n"));
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_is_read_alike()
    {
        byte[] bytes = Encoding.Unicode.GetBytes(EventXmlWriter.Document(_two));
        var monitor = new Evtx.RecordingMonitor();

        AssertTwo(XmlLog.Read(new TricklingStream(bytes), monitor));
        Assert.Empty(monitor.Problems);
    }

    internal static byte[] Encode(string text, string encoding)
    {
        Encoding one = encoding.StartsWith("utf-8", StringComparison.Ordinal) ? new UTF8Encoding(encoding.EndsWith("bom", StringComparison.Ordinal))
            : new UnicodeEncoding(encoding.StartsWith("utf-16be", StringComparison.Ordinal), encoding.EndsWith("bom", StringComparison.Ordinal));
        return [.. one.GetPreamble(), .. one.GetBytes(text)];
    }

    private static void AssertTwo(List<EventRecord> records)
    {
        Assert.Equal([11060, 11031], records.Select(record => record.Id));
        Assert.Equal(["CONTOSO\\svc-sso", "Z\u00FCrich"], records[0].Strings);
        Assert.Equal(["", "\u6771\u4EAC"], records[1].Strings);
    }
}
