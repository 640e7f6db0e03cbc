using System.Text;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Xml;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading.Xml;

/// <summary>Reads event XML that is held in memory.</summary>
internal static class XmlLog
{
    public const string Source = "memory.xml";

    public static EventQuery All => EventQuery.Everything;

    public static List<EventRecord> Read(string xml, RecordingMonitor monitor, EventQuery? query = null) =>
        Read(new UTF8Encoding(false).GetBytes(xml), monitor, query);

    public static List<EventRecord> Read(byte[] xml, RecordingMonitor monitor, EventQuery? query = null) =>
        Read(new MemoryStream(xml, writable: false), monitor, query);

    public static List<EventRecord> Read(Stream stream, RecordingMonitor monitor, EventQuery? query = null) =>
        new EventXmlReader(Source, () => stream).Read(query ?? All, monitor, CancellationToken.None).ToList();

    /// <summary>Reads XML in which nothing may be wrong.</summary>
    public static List<EventRecord> ReadWhole(string xml, EventQuery? query = null) => ReadWhole(new UTF8Encoding(false).GetBytes(xml), query);

    /// <summary>Reads XML in which nothing may be wrong.</summary>
    public static List<EventRecord> ReadWhole(byte[] xml, EventQuery? query = null)
    {
        var monitor = new RecordingMonitor();
        List<EventRecord> records = Read(xml, monitor, query);
        Assert.Empty(monitor.Problems);
        return records;
    }

    /// <summary>A short event: id and values only.</summary>
    public static string Event(int id, params string[] values) =>
        $"<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ENTSSO'/><EventID>{id}</EventID></System><EventData>"
        + string.Concat(values.Select(value => $"<Data>{value}</Data>")) + "</EventData></Event>";
}
