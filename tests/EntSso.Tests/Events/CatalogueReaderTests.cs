using System.Text;
using EntSso.Events;
using Xunit;

namespace EntSso.Tests.Events;

/// <summary>The catalogue is edited by hand: a slip has to be named with its file and line, not guessed around.</summary>
public class CatalogueReaderTests
{
    private const string Head = "id=\"10500\" symbol=\"SSO_TEST\" kind=\"event\" severity=\"error\" area=\"Service\"";
    private const string Whole = "<event " + Head + "><summary>S.</summary></event>";
    private const string CauseTexts = "<title>T</title><explanation>E</explanation><remedy>R</remedy></cause>";

    [Fact]
    public void Wrapped_texts_are_folded_into_one_line()
    {
        EventDefinition definition = Assert.Single(ReadEvents($"<event {Head}><summary>\n    First\n    second.\n  </summary></event>"));

        Assert.Equal("First second.", definition.Summary);
        Assert.Equal("First second.", definition.MessageTemplate);
    }

    [Fact]
    public void Every_link_of_the_chain_is_read_by_its_name() =>
        Assert.All(Values<ChainLink>(), link =>
            Assert.Equal(link, Assert.Single(ReadEvents($"<event {Head} link=\"{link}\"><summary>S.</summary></event>")).Link));

    [Fact]
    public void Numbered_steps_come_from_step_elements()
    {
        Dictionary<string, EventCause> causes = ReadCauses(
            "<cause key=\"k\" basis=\"likely\" rules=\"EXT-06  KRB-01\"><title>T</title><explanation>E</explanation>" +
            "<remedy>\n<step>One.</step>\n<step>Two.</step>\n</remedy></cause>");

        Assert.Equal("1. One.\n2. Two.", causes["k"].Remedy);
        Assert.Equal(["EXT-06", "KRB-01"], causes["k"].RuleIds);
        Assert.Equal(Basis.Likely, causes["k"].Basis);
    }

    [Theory]
    [InlineData("<event id=\"10500\"/>", "lacks the attribute symbol")]
    [InlineData("<event " + Head + "/>", "has no summary")]
    [InlineData("<event " + Head + "><summary/></event>", "has no summary")]
    [InlineData("<event " + Head + " stage=\"nowhere\"><summary>S.</summary></event>", "stage nowhere")]
    [InlineData("<event " + Head + " outcome=\"good\"><summary>S.</summary></event>", "outcome good")]
    [InlineData("<event " + Head + " link=\"Moon\"><summary>S.</summary></event>", "link Moon")]
    [InlineData("<event " + Head + " cause=\"gone\"><summary>S.</summary></event>", "cause gone")]
    [InlineData("<event " + Head + " code=\"0xZZ\"><summary>S.</summary></event>", "code 0xZZ")]
    [InlineData("<event " + Head + "><summary>S.</summary><sumary>S.</sumary></event>", "<sumary> is not allowed in")]
    [InlineData("<event " + Head + "><summary>S <b>bold</b></summary></event>", "accepts text only")]
    [InlineData("<event " + Head + "><field/><summary>S.</summary></event>", "no label")]
    [InlineData("<event " + Head + "><field part=\"half\">F</field><summary>S.</summary></event>", "half")]
    [InlineData("<event " + Head + ">loose text<summary>S.</summary></event>", "expected an element")]
    [InlineData("<event id=\"ten\" symbol=\"S\" kind=\"event\" severity=\"error\" area=\"Service\"/>", "not a number")]
    [InlineData(Whole + Whole, "out of order or duplicated")]
    [InlineData("<error/>", "expected <event>")]
    [InlineData("<event " + Head + "><summary>S.</summary>", "not well-formed")]
    [InlineData("<event id=\"10500\" symbol=\"S\" kind=\"both\" severity=\"error\" area=\"Service\"/>", "kind of event 10500")]
    [InlineData("<event id=\"10500\" symbol=\"S\" kind=\"event\" severity=\"unknown\" area=\"Service\"/>", "severity of event 10500")]
    [InlineData("<event id=\"10500\" symbol=\"S\" kind=\"event\" severity=\"error\" area=\"Unknown\"/>", "area of event 10500")]
    public void A_slip_among_the_events_is_named_with_file_and_line(string events, string problem)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ReadEvents(events));

        Assert.Contains("events.xml, line 2", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Theory]
    [InlineData("<cause key=\"k\" basis=\"certain\" rules=\"\">" + CauseTexts, "certain")]
    [InlineData("<cause key=\"k\" basis=\"likely\" rules=\"\"><title>T</title></cause>", "needs a title, an explanation and a remedy")]
    [InlineData("<cause key=\"k\" basis=\"likely\"><title>T</title></cause>", "lacks the attribute rules")]
    [InlineData("<cause key=\"k\" basis=\"likely\" rules=\"\"><remedy><p>R</p></remedy></cause>", "<p> is not allowed in a remedy")]
    [InlineData("<cause key=\"k\" basis=\"likely\" rules=\"\"><hint>R</hint></cause>", "<hint> is not allowed in a cause")]
    public void A_slip_among_the_causes_is_named_with_file_and_line(string causes, string problem)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ReadCauses(causes));

        Assert.Contains("causes.xml, line 2", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Theory]
    [InlineData("<code value=\"x\" name=\"N\"><meaning>M</meaning></code>", "not a code")]
    [InlineData("<code value=\"1\" name=\"N\"/>", "N has no meaning")]
    [InlineData("<code value=\"1\" name=\"N\" sameAs=\"2\"/>", "names an earlier code")]
    [InlineData(
        "<code value=\"1\" name=\"N\"><meaning>M</meaning></code><code value=\"0x1\" name=\"O\"><meaning>M</meaning></code>",
        "O is duplicated")]
    [InlineData("<code value=\"1\" name=\"N\"><text>M</text></code>", "<text> is not allowed in")]
    public void A_slip_among_the_error_codes_is_named_with_file_and_line(string codes, string problem)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => ErrorCodeTable.Read(Open($"<errorCodes>\n{codes}</errorCodes>")));

        Assert.Contains("errorcodes.xml, line 2", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => EventCatalogueReader.ReadCauses(Open("<!DOCTYPE causes [<!ENTITY e \"boom\">]><causes/>")));

        Assert.Contains("causes.xml: not well-formed XML, or with a document type", error.Message);
    }

    [Fact]
    public void Another_document_is_refused() =>
        Assert.Contains(
            "expected <causes>, but found <html>",
            Assert.Throws<InvalidDataException>(() => EventCatalogueReader.ReadCauses(Open("<html/>"))).Message);

    [Fact]
    public void Two_events_of_one_name_are_refused()
    {
        List<EventDefinition> events = ReadEvents(
            $"<event {Head}><summary>S.</summary></event>" +
            "<event id=\"10501\" symbol=\"sso_test\" kind=\"event\" severity=\"error\" area=\"Service\"><summary>O.</summary></event>");

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => new EventCatalogue(events, []));

        Assert.Contains("two events are named sso_test", error.Message);
    }

    private static MemoryStream Open(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<T> Values<T>() => Enum.GetValues(typeof(T)).Cast<T>();

    private static List<EventDefinition> ReadEvents(string events) =>
        EventCatalogueReader.ReadEvents(Open($"<events>\n{events}</events>"), EventCatalogueReader.EventsFile, []);

    private static Dictionary<string, EventCause> ReadCauses(string causes) =>
        EventCatalogueReader.ReadCauses(Open($"<causes>\n{causes}</causes>"));
}
