using EntSso.Events.Reading;
using EntSso.Testing.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Evtx;

/// <summary>Values and tokens of BinXml come as the text that Windows shows in event XML ([MS-EVEN6] 2.2.12).</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData(0x00, "", "")]
    [InlineData(0x01, "6100FC00", "a\u00FC")]
    [InlineData(0x01, "6100620000", "ab")]
    [InlineData(0x01, "610062000000", "ab")]
    [InlineData(0x01, "6100000000", "a")]
    [InlineData(0x02, "5AFC726963682080", "Z\u00FCrich \u20AC")]
    [InlineData(0x02, "616200", "ab")]
    [InlineData(0x03, "FF", "-1")]
    [InlineData(0x04, "FF", "255")]
    [InlineData(0x05, "0080", "-32768")]
    [InlineData(0x06, "FFFF", "65535")]
    [InlineData(0x07, "FFFFFFFF", "-1")]
    [InlineData(0x08, "FFFFFFFF", "4294967295")]
    [InlineData(0x09, "0000000000000080", "-9223372036854775808")]
    [InlineData(0x0A, "FFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData(0x0B, "0000C03F", "1.5")]
    [InlineData(0x0B, "CDCCCC3D", "0.1")]
    [InlineData(0x0B, "0000807F", "1.#INF")]
    [InlineData(0x0C, "9A9999999999B9BF", "-0.1")]
    [InlineData(0x0C, "000000000000F0FF", "-1.#INF")]
    [InlineData(0x0C, "000000000000F8FF", "-1.#IND")]
    [InlineData(0x0D, "01000000", "true")]
    [InlineData(0x0D, "00000000", "false")]
    [InlineData(0x0D, "FFFFFFFF", "true")]
    [InlineData(0x0D, "01", "true")]
    [InlineData(0x0E, "00abFF", "00ABFF")]
    [InlineData(0x0F, "047A1C2F0E5D2B4C9A570C61F3A2B7D1", "{2f1c7a04-5d0e-4c2b-9a57-0c61f3a2b7d1}")]
    [InlineData(0x10, "1F000000", "0x1f")]
    [InlineData(0x10, "0000000001000000", "0x100000000")]
    [InlineData(0x11, "00803ED5DEB19D01", "1970-01-01T00:00:00.0000000Z")]
    [InlineData(0x11, "41803ED5DEB19D01", "1970-01-01T00:00:00.0000065Z")]
    [InlineData(0x11, "FFFFFFFFFFFFFF7F", "0x7fffffffffffffff")]
    [InlineData(0x12, "E8070300020005000800 1E000C007B00", "2024-03-05T08:30:12.1230000Z")]
    [InlineData(0x12, "E8070D00020005000800 1E000C007B00", "E8070D000200050008001E000C007B00")]
    [InlineData(0x13, "010100000000000512000000", "S-1-5-18")]
    [InlineData(0x13, "01021000000000002000000020020000", "S-1-0x100000000000-32-544")]
    [InlineData(0x14, "1F000000", "0x1f")]
    [InlineData(0x14, "00000000", "0x0")]
    [InlineData(0x15, "0000000000008000", "0x80000000000000")]
    [InlineData(0x08, "010203", "010203")]
    [InlineData(0x13, "0105000000000005", "0105000000000005")]
    [InlineData(0x23, "0102", "0102")]
    public void A_value_is_shown_as_Windows_shows_it(byte type, string hex, string expected) =>
        Assert.Equal([expected], Values(type, hex));

    [Theory]
    [InlineData(0x81, "", new string[0])]
    [InlineData(0x81, "0000", new[] { "" })]
    [InlineData(0x81, "610000000000", new[] { "a", "" })]
    [InlineData(0x81, "61000000", new[] { "a" })]
    [InlineData(0x81, "6100", new[] { "a" })]
    [InlineData(0x81, "6100000062000000", new[] { "a", "b" })]
    [InlineData(0x82, "61006200", new[] { "a", "b" })]
    [InlineData(0x84, "0102FF", new[] { "1", "2", "255" })]
    [InlineData(0x86, "0100FFFF", new[] { "1", "65535" })]
    [InlineData(0x8D, "0100000000000000", new[] { "true", "false" })]
    [InlineData(0x93, "010100000000000512000000010100000000000513000000", new[] { "S-1-5-18", "S-1-5-19" })]
    [InlineData(0x94, "1F00000020000000", new[] { "0x1f", "0x20" })]
    [InlineData(0x88, "01000000020304", new[] { "1", "020304" })]
    public void An_array_is_one_value_per_item(byte type, string hex, string[] expected) => Assert.Equal(expected, Values(type, hex));

    [Fact]
    public void Text_may_come_in_pieces_of_every_kind()
    {
        var record = Fragment(data => data.Start("Data", null).CloseStart()
            .Text("a").Raw(0x49).Name("amp").Raw(0x49).Name("lt").Raw(0x49).Name("unknown").Raw(0x48, 0x2A, 0).Raw(0x47).Characters("<c>").Text("z")
            .Raw(0x0A).Name("target").Raw(0x0B).Characters("not shown").End());

        Assert.Equal(["a&<&unknown;*<c>z"], record.Strings);
    }

    [Fact]
    public void An_attribute_may_come_in_pieces()
    {
        var record = Fragment(data => data
            .Start("Data", null, list => list.Attribute("Name", false, value => value.Text("Sub").Raw(0x48, 0x2D, 0).Text("ject")).Attribute("Other", true, value => value.Text("x")))
            .CloseStart().Text("alice").End());

        Assert.Equal(["alice"], record.Strings);
        Assert.Equal(["Sub-ject"], record.Names);
    }

    [Fact]
    public void Nested_elements_of_EventData_give_their_leaves()
    {
        var record = Fragment(data => data.Start("ComplexData", null).CloseStart()
            .Element("Inner", null, content => content.Text("1")).Start("Empty", null).CloseEmpty().End());

        Assert.Equal(["1", ""], record.Strings);
        Assert.Equal(["Inner", "Empty"], record.Names);
    }

    [Fact]
    public void A_section_of_another_name_is_data_too_and_the_rendered_text_is_not()
    {
        var record = Event(event_ => event_
            .Start("ProcessingErrorData", null).CloseStart().Element("ErrorCode", null, content => content.Text("15005")).End()
            .Start("RenderingInfo", null).CloseStart().Element("Message", null, content => content.Text("words")).End());

        Assert.Equal(["15005"], record.Strings);
        Assert.Equal(["ErrorCode"], record.Names);
    }

    [Fact]
    public void Binary_that_is_not_hexadecimal_is_kept_as_text()
    {
        var record = Fragment(data => data.Element("Binary", null, content => content.Text("not hex")));

        Assert.Equal(["not hex"], record.Strings);
        Assert.Equal(["Binary"], record.Names);
        Assert.Empty(record.Binary);
    }

    [Fact]
    public void A_fragment_without_template_inside_of_a_template_is_read()
    {
        // What some providers write for UserData: the value is an element as it stands, without dependency ids.
        var record = Template(
            definition => definition.Value(0, 0x21),
            InstanceValue.BinXml(value => value.Start("UserData", null).CloseStart().Start("CertFind", null, Id).CloseStart()
                .Element("Result", null, content => content.Text("found")).End().End().EndOfFragment()));

        Assert.Equal(["found"], record.Strings);
        Assert.Equal(["Result"], record.Names);

        static void Id(BinXmlEmitter list) => list.Attribute("Id", true, value => value.Text("7"));
    }

    [Fact]
    public void Elements_of_missing_optional_values_are_left_out_and_others_are_empty()
    {
        var record = Template(
            definition => definition.Start("EventData", 0xFFFF).CloseStart()
                .Element("Data", 0, content => content.Optional(0, 0x01))
                .Element("Data", 0xFFFF, content => content.Optional(0, 0x01))
                .Element("Data", 0xFFFF, content => content.Value(0, 0x01))
                .Element("Data", 0xFFFF, content => content.Value(9, 0x01))
                .Element("Data", 0xFFFF, content => content.Value(1, 0x01)).End(),
            InstanceValue.Null,
            InstanceValue.Text("here"));

        Assert.Equal(["", "", "here"], record.Strings);
    }

    [Theory]
    [InlineData("2021-11-19T16:52:33.833733500Z", 8337335)]
    [InlineData("2021-11-19T16:52:33Z", 0)]
    [InlineData("2021-11-19T17:52:33.5+01:00", 5000000)]
    public void Times_as_text_are_read_to_the_tenth_of_a_microsecond(string text, long ticks)
    {
        var record = Event(_ => { }, text);

        Assert.Equal(new DateTime(2021, 11, 19, 16, 52, 33, DateTimeKind.Utc).AddTicks(ticks), record.TimeCreated);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2021-13-19T16:52:33Z")]
    public void A_time_that_is_none_is_unknown(string text) => Assert.Null(Event(_ => { }, text).TimeCreated);

    [Fact]
    public void A_query_for_ids_and_times_is_answered_exactly()
    {
        var time = new DateTime(2024, 3, 5, 8, 0, 0, DateTimeKind.Utc);
        var log = EvtxWriter.ToBytes(Enumerable.Range(0, 60).Select(i => new EvtxEvent { Provider = "ENTSSO", Id = i % 3, Time = time.AddMinutes(i) }).ToArray());

        var records = EvtxLog.ReadWhole(log, EventQuery.Of("ENTSSO", 1) with { After = time.AddMinutes(10), Before = time.AddMinutes(40) });

        Assert.Equal(Enumerable.Range(10, 30).Where(i => i % 3 == 1).Select(i => time.AddMinutes(i)), records.Select(record => record.TimeCreated!.Value));
    }

    [Theory]
    [InlineData("entsso")]
    [InlineData("EntSso")]
    public void Providers_are_found_without_case_wherever_the_name_stands(string written)
    {
        var log = EvtxWriter.ToBytes(
            new EvtxEvent { Provider = written, Strings = ["1"] },
            new EvtxEvent { Provider = "Contoso", Strings = ["ENTSSO"] },
            new EvtxEvent { Provider = written, Shape = EvtxShape.Manifest, Strings = ["2"] },
            new EvtxEvent { Provider = "Contoso-Sync", EventSourceName = written, Shape = EvtxShape.Manifest, Strings = ["3"] },
            new EvtxEvent { Provider = "ENTSSO2", Shape = EvtxShape.Manifest },
            new EvtxEvent { Provider = written, Shape = EvtxShape.TemplateLess, Strings = ["4"] },
            new EvtxEvent { Provider = "Contoso", Shape = EvtxShape.TemplateLess, Strings = ["ENTSSO"] });

        Assert.Equal(["1", "2", "3", "4"], EvtxLog.ReadWhole(log, EventQuery.EntSso).Select(record => record.Strings[0]));
        Assert.Equal(5, EvtxLog.ReadWhole(log, EventQuery.Of("ent*")).Count);
    }

    [Fact]
    public void A_provider_with_letters_beyond_ASCII_is_found()
    {
        var log = EvtxWriter.ToBytes(new EvtxEvent { Provider = "\u00DCbersicht" }, new EvtxEvent { Provider = "Contoso" });

        Assert.Single(EvtxLog.ReadWhole(log, EventQuery.Of("\u00FCBERSICHT")));
    }

    private static IReadOnlyList<string> Values(byte type, string hex)
    {
        hex = hex.Replace(" ", "");
        var bytes = Enumerable.Range(0, hex.Length / 2).Select(i => Convert.ToByte(hex.Substring(2 * i, 2), 16)).ToArray();
        return Assert.Single(EvtxLog.ReadWhole(EvtxWriter.ToBytes(
            new EvtxEvent { Provider = "Contoso", Shape = EvtxShape.Manifest, Values = [new EvtxValue(type, bytes)] }))).Strings;
    }

    private static EventRecord Fragment(Action<BinXmlEmitter> data) => Event(event_ =>
    {
        event_.Start("EventData", null).CloseStart();
        data(event_);
        event_.End();
    });

    private static EventRecord Event(Action<BinXmlEmitter> content, string time = "") => Single(emitter =>
    {
        emitter.FragmentHeader().Start("Event", null).CloseStart();
        System(emitter, null, time);
        content(emitter);
        emitter.End().EndOfFragment();
    });

    private static EventRecord Template(Action<BinXmlEmitter> content, params InstanceValue[] values) => Single(emitter =>
        emitter.FragmentHeader().Instance(
            "template",
            definition =>
            {
                definition.Start("Event", 0).CloseStart();
                System(definition, 0xFFFF, "");
                content(definition);
                definition.End();
            },
            values).EndOfFragment());

    private static void System(BinXmlEmitter emitter, int? dependency, string time) => emitter
        .Start("System", dependency).CloseStart()
        .Start("Provider", dependency, list => list.Attribute("Name", true, value => value.Text("Contoso"))).CloseEmpty()
        .Start("TimeCreated", dependency, list => list.Attribute("SystemTime", true, value => value.Text(time))).CloseEmpty()
        .End();

    private static EventRecord Single(Action<BinXmlEmitter> content)
    {
        using var stream = new MemoryStream();
        using (var writer = new EvtxWriter(stream))
        {
            writer.WriteRecord(0, content);
        }

        return Assert.Single(EvtxLog.ReadWhole(stream.ToArray()));
    }
}
