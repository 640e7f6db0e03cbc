using EntSso.Events.Reading;
using EntSso.Testing.Evtx;
using EntSso.Testing.Xml;
using EntSso.Tests.Events.Evtx;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Events.Reading.Xml;

/// <summary>What an event says comes out exactly, as far as XML can carry it.</summary>
public sealed class EventXmlValueTests
{
    private static readonly DateTime _time = new DateTime(2024, 3, 5, 8, 30, 12, DateTimeKind.Utc).AddTicks(1234567);

    [Fact]
    public void Every_field_of_the_System_element_comes_out()
    {
        EventRecord record = Assert.Single(XmlLog.ReadWhole(EventXmlWriter.Event(new EvtxEvent
        {
            Provider = "Contoso-Sync & Co",
            EventSourceName = "ContosoSync",
            Id = 10536,
            Qualifiers = 0xC000,
            Level = 2,
            Time = _time,
            RecordId = 5_000_000_017,
            Computer = "sso01.corp.contoso.com",
            Channel = "Application",
            UserSid = "S-1-5-21-397955417-626881126-188441444-1104",
            Strings = ["one"],
            Binary = [0, 1, 0xAB, 0xFF],
        })));

        Assert.Equal("Contoso-Sync & Co", record.ProviderName);
        Assert.Equal("ContosoSync", record.EventSourceName);
        Assert.Equal(10536, record.Id);
        Assert.Equal(0xC000, record.Qualifiers);
        Assert.Equal(2, record.Level);
        Assert.Equal(_time, record.TimeCreated);
        Assert.Equal(DateTimeKind.Utc, record.TimeCreated!.Value.Kind);
        Assert.Equal(5_000_000_017, record.RecordId);
        Assert.Equal("sso01.corp.contoso.com", record.Computer);
        Assert.Equal("Application", record.Channel);
        Assert.Equal("S-1-5-21-397955417-626881126-188441444-1104", record.UserSid);
        Assert.Equal(new byte[] { 0, 1, 0xAB, 0xFF }, record.Binary);
        Assert.Equal(XmlLog.Source, record.Source);
    }

    [Fact]
    public void The_same_event_from_evtx_and_from_XML_is_the_same_record()
    {
        foreach (bool isUserData in new[] { false, true })
        {
            var one = new EvtxEvent
            {
                Shape = EvtxShape.Manifest,
                Provider = "Contoso-Sync",
                EventSourceName = "ContosoSync",
                Id = 7,
                Qualifiers = 3,
                Time = _time,
                Strings = ["line 1\r\nline 2", "", " & < \u0001 \uD83D\uDD11"],
                Names = ["First", "Second", "Third"],
                IsUserData = isUserData,
            };

            EventRecord fromXml = Assert.Single(XmlLog.ReadWhole(EventXmlWriter.Event(one)));
            EventRecord fromEvtx = Assert.Single(EvtxLog.ReadWhole(EvtxWriter.ToBytes(one)));

            Assert.Equal(fromEvtx.Strings, fromXml.Strings);
            Assert.Equal(fromEvtx.Names, fromXml.Names);
            Assert.Equal(fromEvtx.ProviderName, fromXml.ProviderName);
            Assert.Equal(fromEvtx.EventSourceName, fromXml.EventSourceName);
            Assert.Equal(fromEvtx.TimeCreated, fromXml.TimeCreated);
            Assert.Equal(fromEvtx.Id, fromXml.Id);
            Assert.Equal(fromEvtx.RecordId, fromXml.RecordId);
            Assert.Equal(fromEvtx.Computer, fromXml.Computer);
            Assert.Equal(fromEvtx.Channel, fromXml.Channel);
            Assert.Equal(fromEvtx.Level, fromXml.Level);
        }
    }

    [Theory]
    [InlineData("<Data/>", "")]
    [InlineData("<Data></Data>", "")]
    [InlineData("<Data/><Data>a</Data><Data></Data><Data />", "|a||")]
    [InlineData("<Data> \t a \n</Data>", " \t a \n")]
    [InlineData("<Data xml:space='preserve'>  </Data>", "  ")]
    [InlineData("<Data>one\r\ntwo\rthree\nfour</Data>", "one\r\ntwo\rthree\nfour")]
    [InlineData("<Data>&lt;&gt;&amp;&quot;&apos;</Data>", "<>&\"'")]
    [InlineData("<Data>&#65;&#x42;&#x00000043;&#x1F511;</Data>", "ABC\U0001F511")]
    [InlineData("<Data>&#x1;&#0;\u0002&#xFFFE;</Data>", "\u0001\0\u0002\uFFFE")]
    [InlineData("<Data>a<![CDATA[<b>&amp;]]]]><![CDATA[>]]>c</Data>", "a<b>&amp;]]>c")]
    [InlineData("<Data>a<!-- not <this> -->b<?nor this?>c</Data>", "abc")]
    [InlineData("<Data>R&D & sales &amp;amp; &0&STORAGE</Data>", "R&D & sales &amp; &0&STORAGE")]
    public void Values_are_taken_exactly(string data, string expected)
    {
        string xml = XmlLog.Event(1).Replace("<EventData>", "<EventData>" + data);

        Assert.Equal(expected.Split('|'), Assert.Single(XmlLog.ReadWhole(xml)).Strings);
    }

    [Fact]
    public void Half_a_surrogate_pair_survives_as_reference_and_in_UTF_16()
    {
        Assert.Equal(["a\uD83Db"], Assert.Single(XmlLog.ReadWhole(XmlLog.Event(1, "a&#xD83D;b"))).Strings);

        byte[] utf16 = XmlLog.Event(1, "a\uDC00b").SelectMany(c => new[] { (byte)c, (byte)(c >> 8) }).ToArray();
        Assert.Equal(["a\uDC00b"], Assert.Single(XmlLog.ReadWhole(utf16)).Strings);
    }

    [Fact]
    public void Named_Data_gives_names_and_unnamed_gives_empty_ones()
    {
        EventRecord record = Assert.Single(XmlLog.ReadWhole(
            XmlLog.Event(1, "x").Replace("<EventData>", "<EventData Name='Set'><Data Name='User &amp; domain'>CONTOSO\\kim</Data><Data Name=\"Empty\"/>")));

        Assert.Equal(["User & domain", "Empty", ""], record.Names);
        Assert.Equal(["CONTOSO\\kim", "", "x"], record.Strings);
    }

    [Fact]
    public void UserData_gives_the_leaf_values_with_their_element_names()
    {
        EventRecord record = Assert.Single(XmlLog.ReadWhole(
            "<Event><System><Provider Name='P'/><EventID>4</EventID></System><UserData><m:Job xmlns:m='urn:x'><m:Owner>kim</m:Owner>"
            + "<m:Files>\n <m:File>a</m:File>\n <m:File/>\n</m:Files><Data Name='n'>d</Data></m:Job></UserData></Event>"));

        Assert.Equal(["Owner", "File", "File", "Data"], record.Names);
        Assert.Equal(["kim", "a", "", "d"], record.Strings);
    }

    [Fact]
    public void An_element_named_Event_inside_UserData_is_data()
    {
        EventRecord record = Assert.Single(XmlLog.ReadWhole(
            "<Event><System><Provider Name='P'/><EventID>4</EventID></System><UserData><Job><Event>started</Event></Job></UserData></Event>"));

        Assert.Equal(["started"], record.Strings);
    }

    [Theory]
    [InlineData("2024-05-06T07:08:09", 0)]
    [InlineData("2024-05-06T07:08:09Z", 0)]
    [InlineData("2024-05-06T07:08:09.5Z", 5_000_000)]
    [InlineData("2024-05-06T07:08:09.123Z", 1_230_000)]
    [InlineData("2024-05-06T07:08:09.1234567Z", 1_234_567)]
    [InlineData("2024-05-06T07:08:09.1234567", 1_234_567)]
    [InlineData("2024-05-06T07:08:09.12345678Z", 1_234_567)]
    [InlineData("2024-05-06T07:08:09.123456799Z", 1_234_567)]
    public void Times_have_a_resolution_of_100_ns_whatever_the_number_of_decimals(string text, long ticks)
    {
        string xml = XmlLog.Event(1).Replace("</System>", $"<TimeCreated SystemTime='{text}'/></System>");

        DateTime? time = Assert.Single(XmlLog.ReadWhole(xml)).TimeCreated;

        Assert.Equal(new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc).AddTicks(ticks), time);
        Assert.Equal(DateTimeKind.Utc, time!.Value.Kind);
    }

    [Theory]
    [InlineData("<EventID Qualifiers='49152'>11060</EventID>", 11060, 49152)]
    [InlineData("<EventID Qualifiers=''>11060</EventID>", 11060, 0)]
    [InlineData("<EventID>\r\n  11060\r\n</EventID>", 11060, 0)]
    [InlineData("<EventID>3221236532</EventID>", 11060, 49152)]
    public void Event_ids_come_with_their_qualifiers(string element, int id, int qualifiers)
    {
        EventRecord record = Assert.Single(XmlLog.ReadWhole(XmlLog.Event(1).Replace("<EventID>1</EventID>", element)));

        Assert.Equal(id, record.Id);
        Assert.Equal(qualifiers, record.Qualifiers);
    }

    [Theory]
    [InlineData("00FFa0", new byte[] { 0, 0xFF, 0xA0 })]
    [InlineData("00\r\n  FF", new byte[] { 0, 0xFF })]
    [InlineData("", new byte[0])]
    public void Binary_is_hex(string hex, byte[] bytes) =>
        Assert.Equal(bytes, Assert.Single(XmlLog.ReadWhole(XmlLog.Event(1, "a").Replace("</EventData>", $"<Binary>{hex}</Binary></EventData>"))).Binary);

    [Theory]
    [InlineData("ABC")]
    [InlineData("no hex")]
    public void Binary_that_is_no_hex_is_kept_as_a_value_and_reported(string text)
    {
        var monitor = new RecordingMonitor();

        EventRecord record = Assert.Single(XmlLog.Read(XmlLog.Event(1, "a").Replace("</EventData>", $"<Binary>{text}</Binary><Data>b</Data></EventData>"), monitor));

        Assert.Equal(["a", text, "b"], record.Strings);
        Assert.Equal(["", "Binary", ""], record.Names);
        Assert.Equal(0, Assert.Single(monitor.Problems).SkippedBytes);
    }

    [Fact]
    public void The_query_selects_by_provider_id_and_time()
    {
        EvtxEvent Of(string provider, int id, int minute) => new() { Provider = provider, Id = id, Time = _time.AddMinutes(minute) };
        string xml = EventXmlWriter.Document([Of("entsso", 1, 0), Of("ENTSSO", 2, 1), Of("ENTSSO-X", 1, 2), Of("ENTSSO", 1, 3), Of("Other", 1, 4)]);
        IEnumerable<long> Read(EventQuery query) => XmlLog.ReadWhole(xml, query).Select(record => record.RecordId);

        Assert.Equal([1L, 2L, 4L], Read(EventQuery.EntSso));
        Assert.Equal([1L, 2L, 3L, 4L], Read(EventQuery.Of("ENTSSO*")));
        Assert.Equal([1L, 4L], Read(EventQuery.Of("ENTSSO", 1)));
        Assert.Equal([2L], Read(EventQuery.EntSso with { After = _time.AddMinutes(1), Before = _time.AddMinutes(3) }));
    }

    [Fact]
    public void Any_strings_survive_the_way_through_XML()
    {
        // UTF-16 carries every sequence of units, and Windows escapes nothing but markup.
        Gen<string> text = Gen.Choose(0, 9).SelectMany(kind => kind switch
        {
            0 => Gen.Constant(""),
            1 => Gen.Elements("&amp;", "]]>", "<![CDATA[", "&#65;", "</Data>", "\r\n", "<Event>", "'\""),
            _ => Gen.Choose(0, 0xFFFF).Select(code => (char)code).ArrayOf().Select(chars => new string(chars)),
        });
        Prop.ForAll(text.ArrayOf().ToArbitrary(), strings =>
        {
            string xml = EventXmlWriter.Event(new EvtxEvent { Provider = "ENTSSO", Strings = strings });
            byte[] bytes = [0xFF, 0xFE, .. xml.SelectMany(c => new[] { (byte)c, (byte)(c >> 8) })];
            return strings.SequenceEqual(XmlLog.ReadWhole(bytes).Single().Strings);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void A_string_of_two_hundred_thousand_characters_survives()
    {
        string text = string.Concat(Enumerable.Range(0, 200_000).Select(i => (char)('\u4E00' + (i % 500))));

        List<EventRecord> records = XmlLog.ReadWhole(XmlLog.Event(1, "a") + XmlLog.Event(2, text, "", text) + XmlLog.Event(3, "b"));

        Assert.Equal([text, "", text], records[1].Strings);
        Assert.Equal(["b"], records[2].Strings);
    }
}
