using System.Globalization;
using System.Text;
using System.Xml;
using EntSso.Testing.Evtx;

namespace EntSso.Tests.Samples;

/// <summary>Writes a sample log in the form that its file name asks for: .evtx, or event XML in UTF-8 or UTF-16.</summary>
internal static class SampleLogFile
{
    private const string EventNamespace = "http://schemas.microsoft.com/win/2004/08/events/event";
    private const long FirstRecordId = 40211;

    public static byte[] ToBytes(SampleLog log) =>
        Path.GetExtension(log.FileName) == ".evtx"
            ? ToEvtx(log)
            : ToXml(log, log.FileName.EndsWith(".utf16.xml", System.StringComparison.Ordinal) ? new UnicodeEncoding(false, true) : new UTF8Encoding(false));

    private static byte[] ToEvtx(SampleLog log) =>
        EvtxWriter.ToBytes([.. log.Events.Select((e, i) => new EvtxEvent
        {
            Provider = e.Provider,
            Id = e.Id,
            Qualifiers = e.Qualifiers,
            Level = e.Level,
            Task = 1,
            Time = e.Time,
            RecordId = FirstRecordId + i,
            Computer = e.Computer,
            Strings = e.Strings,
        })]);

    /// <summary>As the Event Viewer saves events: one document with an Events element.</summary>
    private static byte[] ToXml(SampleLog log, Encoding encoding)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = encoding, Indent = true, NewLineChars = "\n" };
        using (XmlWriter xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("Events");
            long recordId = FirstRecordId;
            foreach (SampleEvent sampleEvent in log.Events)
            {
                WriteEvent(xml, sampleEvent, recordId++);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteEvent(XmlWriter xml, SampleEvent sampleEvent, long recordId)
    {
        xml.WriteStartElement("Event", EventNamespace);
        xml.WriteStartElement("System", EventNamespace);
        WriteElement(xml, "Provider", "", ("Name", sampleEvent.Provider));
        WriteElement(xml, "EventID", Number(sampleEvent.Id), ("Qualifiers", Number(sampleEvent.Qualifiers)));
        WriteElement(xml, "Level", Number(sampleEvent.Level));
        WriteElement(xml, "Task", "1");
        WriteElement(xml, "Keywords", "0x80000000000000");
        WriteElement(xml, "TimeCreated", "", ("SystemTime", sampleEvent.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)));
        WriteElement(xml, "EventRecordID", Number(recordId));
        WriteElement(xml, "Channel", "Application");
        WriteElement(xml, "Computer", sampleEvent.Computer);
        xml.WriteStartElement("Security", EventNamespace);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("EventData", EventNamespace);
        foreach (string value in sampleEvent.Strings)
        {
            WriteElement(xml, "Data", value);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteElement(XmlWriter xml, string name, string text, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, EventNamespace);
        foreach ((string attribute, string value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
