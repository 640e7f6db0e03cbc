using System.Globalization;

namespace EntSso.Testing.Evtx;

/// <summary>The content of a record in the three shapes, element by element as real logs have it.</summary>
internal static class EvtxRecordShapes
{
    private const int NoDependency = 0xFFFF;
    private const string EventNamespace = "http://schemas.microsoft.com/win/2004/08/events/event";

    public static void Write(BinXmlEmitter emitter, EvtxEvent one, long recordId)
    {
        emitter.FragmentHeader();
        switch (one.Shape)
        {
            case EvtxShape.Classic:
                Classic(emitter, one, recordId);
                break;
            case EvtxShape.Manifest:
                Manifest(emitter, one, recordId);
                break;
            default:
                TemplateLess(emitter, one, recordId);
                break;
        }

        emitter.EndOfFragment();
    }

    private static InstanceValue UserSid(EvtxEvent one) => one.UserSid.Length > 0 ? InstanceValue.Sid(one.UserSid) : InstanceValue.Null;

    private static void Xmlns(BinXmlEmitter emitter) => emitter.Attribute("xmlns", true, value => value.Text(EventNamespace));

    private static void EventIdToKeywords(BinXmlEmitter emitter)
    {
        emitter.Start("EventID", 3, attributes => attributes.Attribute("Qualifiers", true, value => value.Optional(4, 0x06)))
            .CloseStart().Optional(3, 0x06).End();
    }

    private static void TimeAndNumber(BinXmlEmitter emitter) => emitter
        .Start("TimeCreated", NoDependency, attributes => attributes.Attribute("SystemTime", true, value => value.Optional(6, 0x11))).CloseEmpty()
        .Element("EventRecordID", 10, content => content.Optional(10, 0x0A));

    private static void Security(BinXmlEmitter emitter) => emitter
        .Start("Security", NoDependency, attributes => attributes.Attribute("UserID", true, value => value.Optional(12, 0x13))).CloseEmpty();

    private static void Classic(BinXmlEmitter emitter, EvtxEvent one, long recordId) => emitter.Instance(
        "classic\0" + one.Provider + "\0" + one.Channel + "\0" + one.Computer,
        definition => ClassicDefinition(definition, one),
        InstanceValue.UInt8(one.Level),
        InstanceValue.UInt8(0),
        InstanceValue.UInt16(one.Task),
        InstanceValue.UInt16(one.Id),
        InstanceValue.UInt16(one.Qualifiers),
        InstanceValue.HexInt64(one.Keywords),
        InstanceValue.FileTime(one.Time),
        InstanceValue.Null,
        InstanceValue.UInt32(0),
        InstanceValue.UInt32(0),
        InstanceValue.UInt64((ulong)recordId),
        InstanceValue.UInt8(0),
        UserSid(one),
        InstanceValue.Null,
        InstanceValue.Null,
        InstanceValue.Null,
        InstanceValue.Null,
        InstanceValue.Null,
        InstanceValue.Null,
        InstanceValue.BinXml(body => ClassicBody(body, one)));

    private static void ClassicDefinition(BinXmlEmitter emitter, EvtxEvent one)
    {
        emitter.Start("Event", 19, Xmlns).CloseStart();
        emitter.Start("System", NoDependency).CloseStart();
        emitter.Start("Provider", NoDependency, attributes => attributes.Attribute("Name", true, value => value.Text(one.Provider))).CloseEmpty();
        EventIdToKeywords(emitter);
        emitter.Element("Level", 0, content => content.Optional(0, 0x04))
            .Element("Task", 2, content => content.Optional(2, 0x06))
            .Element("Keywords", 5, content => content.Optional(5, 0x15));
        TimeAndNumber(emitter);
        emitter.Element("Channel", NoDependency, content => content.Text(one.Channel))
            .Element("Computer", NoDependency, content => content.Text(one.Computer));
        Security(emitter);
        emitter.End().Optional(19, 0x21).End();
    }

    private static void ClassicBody(BinXmlEmitter emitter, EvtxEvent one)
    {
        var strings = one.Strings.Count == 0
            ? InstanceValue.Null
            : InstanceValue.Of(0x81, Utf16.Bytes(string.Concat(one.Strings.Select(text => text + "\0"))));
        emitter.FragmentHeader().Instance(
            "classic body",
            definition => definition.Start("EventData", NoDependency).CloseStart()
                .Element("Data", NoDependency, content => content.Optional(0, 0x81))
                .Element("Binary", 2, content => content.Optional(2, 0x0E))
                .End(),
            strings,
            InstanceValue.UInt32(one.Binary?.Length ?? 0),
            InstanceValue.OptionalBinary(one.Binary)).EndOfFragment();
    }

    private static void Manifest(BinXmlEmitter emitter, EvtxEvent one, long recordId)
    {
        var values = one.Values.Count > 0 ? one.Values : one.Strings.Select(EvtxValue.Text).ToArray();
        emitter.Instance(
            "manifest\0" + one.Computer + "\0" + one.EventSourceName,
            definition => ManifestDefinition(definition, one),
            InstanceValue.UInt8(one.Level),
            InstanceValue.UInt8(0),
            InstanceValue.UInt16(one.Task),
            InstanceValue.UInt16(one.Id),
            one.Qualifiers == 0 ? InstanceValue.Null : InstanceValue.UInt16(one.Qualifiers),
            InstanceValue.HexInt64(one.Keywords),
            InstanceValue.FileTime(one.Time),
            InstanceValue.Null,
            InstanceValue.UInt32(1234),
            InstanceValue.UInt32(5678),
            InstanceValue.UInt64((ulong)recordId),
            InstanceValue.UInt8(0),
            UserSid(one),
            InstanceValue.Null,
            InstanceValue.Text(one.Provider),
            InstanceValue.Guid(one.ProviderGuid),
            InstanceValue.Text(one.Channel),
            values.Count == 0 && one.Binary is null ? InstanceValue.Null : InstanceValue.BinXml(body => ManifestBody(body, one, values)));
    }

    private static void ManifestDefinition(BinXmlEmitter emitter, EvtxEvent one)
    {
        emitter.Start("Event", 17, Xmlns).CloseStart();
        emitter.Start("System", NoDependency).CloseStart();
        emitter.Start("Provider", NoDependency, attributes =>
        {
            attributes.Attribute("Name", false, value => value.Optional(14, 0x01))
                .Attribute("Guid", one.EventSourceName.Length == 0, value => value.Optional(15, 0x0F));
            if (one.EventSourceName.Length > 0)
            {
                attributes.Attribute("EventSourceName", true, value => value.Text(one.EventSourceName));
            }
        }).CloseEmpty();
        EventIdToKeywords(emitter);
        emitter.Element("Version", 11, content => content.Optional(11, 0x04))
            .Element("Level", 0, content => content.Optional(0, 0x04))
            .Element("Task", 2, content => content.Optional(2, 0x06))
            .Element("Opcode", 1, content => content.Optional(1, 0x04))
            .Element("Keywords", 5, content => content.Optional(5, 0x15));
        TimeAndNumber(emitter);
        emitter.Start("Correlation", NoDependency, attributes => attributes
                .Attribute("ActivityID", false, value => value.Optional(7, 0x0F))
                .Attribute("RelatedActivityID", true, value => value.Optional(13, 0x0F))).CloseEmpty()
            .Start("Execution", NoDependency, attributes => attributes
                .Attribute("ProcessID", false, value => value.Optional(8, 0x08))
                .Attribute("ThreadID", true, value => value.Optional(9, 0x08))).CloseEmpty()
            .Element("Channel", 16, content => content.Optional(16, 0x01))
            .Element("Computer", NoDependency, content => content.Text(one.Computer));
        Security(emitter);
        emitter.End().Optional(17, 0x21).End();
    }

    private static void ManifestBody(BinXmlEmitter emitter, EvtxEvent one, IReadOnlyList<EvtxValue> values)
    {
        var names = Enumerable.Range(0, values.Count).Select(i => i < one.Names.Count ? one.Names[i] : "").ToArray();
        var types = string.Join(",", values.Select(value => value.Type.ToString(CultureInfo.InvariantCulture)));
        var instanceValues = values.Select(value => InstanceValue.Of(value.Type, value.Bytes)).Concat([InstanceValue.OptionalBinary(one.Binary)]);
        emitter.FragmentHeader().Instance(
            "manifest body\0" + one.IsUserData + "\0" + types + "\0" + string.Join("\0", names),
            definition =>
            {
                definition.Start(one.IsUserData ? "UserData" : "EventData", NoDependency).CloseStart();
                if (one.IsUserData)
                {
                    definition.Start("EventXML", NoDependency, attributes => attributes.Attribute("xmlns", true, value => value.Text("Event_NS"))).CloseStart();
                }

                for (var i = 0; i < values.Count; i++)
                {
                    Data(definition, one.IsUserData, names[i], i, values[i].Type);
                }

                if (one.IsUserData)
                {
                    definition.End();
                }
                else
                {
                    definition.Element("Binary", values.Count, content => content.Optional(values.Count, 0x0E));
                }

                definition.End();
            },
            instanceValues.ToArray()).EndOfFragment();
    }

    private static void Data(BinXmlEmitter definition, bool isUserData, string name, int index, byte type)
    {
        if (isUserData)
        {
            definition.Element(name, NoDependency, content => content.Value(index, type));
            return;
        }

        Action<BinXmlEmitter>? attributes = name.Length == 0 ? null : list => list.Attribute("Name", true, value => value.Text(name));
        definition.Start("Data", NoDependency, attributes).CloseStart().Value(index, type).End();
    }

    private static void TemplateLess(BinXmlEmitter emitter, EvtxEvent one, long recordId)
    {
        emitter.Start("Event", null, Xmlns).CloseStart();
        emitter.Start("System", null).CloseStart();
        emitter.Start("Provider", null, attributes => attributes.Attribute("Name", true, value => value.Text(one.Provider))).CloseEmpty();
        emitter.Start("EventID", null, attributes => attributes.Attribute("Qualifiers", true, value => value.Text(Text(one.Qualifiers))))
            .CloseStart().Text(Text(one.Id)).End();
        emitter.Element("Level", null, content => content.Text(Text(one.Level)))
            .Element("Task", null, content => content.Text(Text(one.Task)))
            .Element("Keywords", null, content => content.Text("0x" + one.Keywords.ToString("x", CultureInfo.InvariantCulture)))
            .Start("TimeCreated", null, attributes => attributes.Attribute(
                "SystemTime", true,
                value => value.Text(one.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture) + "00Z"))).CloseEmpty()
            .Element("EventRecordID", null, content => content.Text(Text(recordId)))
            .Element("Channel", null, content => content.Text(one.Channel))
            .Element("Computer", null, content => content.Text(one.Computer));
        if (one.UserSid.Length > 0)
        {
            emitter.Start("Security", null, attributes => attributes.Attribute("UserID", true, value => value.Text(one.UserSid))).CloseEmpty();
        }
        else
        {
            emitter.Start("Security", null).CloseEmpty();
        }

        emitter.End();
        emitter.Start("EventData", null).CloseStart();
        for (var i = 0; i < one.Strings.Count; i++)
        {
            var name = i < one.Names.Count ? one.Names[i] : "";
            Action<BinXmlEmitter>? attributes = name.Length == 0 ? null : list => list.Attribute("Name", true, value => value.Text(name));
            emitter.Start("Data", null, attributes).CloseStart();
            if (one.Strings[i].Length > 0)
            {
                emitter.Text(one.Strings[i]);
            }

            emitter.End();
        }

        if (one.Binary is { } binary)
        {
            emitter.Element("Binary", null, content => content.Text(string.Concat(binary.Select(value => value.ToString("X2", CultureInfo.InvariantCulture)))));
        }

        emitter.End().End();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
