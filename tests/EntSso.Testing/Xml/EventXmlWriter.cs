using System.Globalization;
using System.Text;
using EntSso.Testing.Evtx;

namespace EntSso.Testing.Xml;

/// <summary>
/// Writes synthetic event XML the way Windows renders it: attributes in single quotes, markup characters escaped, everything else as
/// it is, so that control characters and line ends stand in the text unescaped.
/// </summary>
public static class EventXmlWriter
{
    /// <summary>The namespace of event XML.</summary>
    public const string Namespace = "http://schemas.microsoft.com/win/2004/08/events/event";

    /// <summary>One Event element on one line.</summary>
    /// <param name="one">The event; its shape decides between EventData and UserData only.</param>
    /// <param name="number">The EventRecordID if the event has none.</param>
    public static string Event(EvtxEvent one, long number = 1)
    {
        _ = one ?? throw new ArgumentNullException(nameof(one));
        var xml = new StringBuilder($"<Event xmlns='{Namespace}'><System><Provider Name='{Escape(one.Provider)}'");
        if (one.EventSourceName.Length > 0)
        {
            xml.Append(" EventSourceName='").Append(Escape(one.EventSourceName)).Append('\'');
        }

        var recordId = one.RecordId == 0 ? number : one.RecordId;
        xml.Append("/><EventID Qualifiers='").Append(Text(one.Qualifiers)).Append("'>").Append(Text(one.Id))
            .Append("</EventID><Version>0</Version><Level>").Append(Text(one.Level))
            .Append("</Level><Task>").Append(Text(one.Task)).Append("</Task><Opcode>0</Opcode><Keywords>0x")
            .Append(one.Keywords.ToString("x", CultureInfo.InvariantCulture)).Append("</Keywords><TimeCreated SystemTime='")
            .Append(one.Time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture))
            .Append("'/><EventRecordID>").Append(recordId.ToString(CultureInfo.InvariantCulture))
            .Append("</EventRecordID><Correlation/><Execution ProcessID='0' ThreadID='0'/><Channel>").Append(Escape(one.Channel))
            .Append("</Channel><Computer>").Append(Escape(one.Computer)).Append("</Computer><Security")
            .Append(one.UserSid.Length > 0 ? $" UserID='{one.UserSid}'" : "").Append("/></System>");
        AppendValues(xml, one);
        return xml.Append("</Event>").ToString();
    }

    /// <summary>A document as the Event Viewer saves it.</summary>
    public static string Document(IEnumerable<EvtxEvent> events) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\r\n<Events>"
        + string.Concat(events.Select((one, index) => Event(one, index + 1)))
        + "</Events>";

    /// <summary>A bare sequence, one event per line, as wevtutil writes it.</summary>
    public static string Lines(IEnumerable<EvtxEvent> events) =>
        string.Concat(events.Select((one, index) => Event(one, index + 1) + "\r\n"));

    private static void AppendValues(StringBuilder xml, EvtxEvent one)
    {
        xml.Append(one.IsUserData ? "<UserData><Values xmlns='urn:contoso:values'>" : "<EventData>");
        for (var i = 0; i < one.Strings.Count; i++)
        {
            var name = i < one.Names.Count ? one.Names[i] : "";
            var element = one.IsUserData ? name : "Data";
            xml.Append('<').Append(element);
            if (!one.IsUserData && name.Length > 0)
            {
                xml.Append(" Name='").Append(Escape(name)).Append('\'');
            }

            xml.Append('>').Append(Escape(one.Strings[i])).Append("</").Append(element).Append('>');
        }

        if (one.Binary is { } binary && !one.IsUserData)
        {
            xml.Append("<Binary>").Append(string.Concat(binary.Select(value => value.ToString("X2", CultureInfo.InvariantCulture)))).Append("</Binary>");
        }

        xml.Append(one.IsUserData ? "</Values></UserData>" : "</EventData>");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&apos;");
}
