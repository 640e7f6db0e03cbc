#if NET
using System.Text;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Xml;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events;

public class CodePageGuessTests
{
    [Theory]
    [InlineData(1252, false)]
    [InlineData(850, true)]
    public void Every_byte_has_the_character_of_its_code_page(int codePage, bool isConsole)
    {
        var guess = new CodePageGuess();
        if (isConsole)
        {
            guess.Note(0x81);
        }

        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        Assert.Equal(
            Enumerable.Range(0, 256).Select(value => encoding.GetString([(byte)value])[0]), Enumerable.Range(0, 256).Select(value => guess.CharOf((byte)value)));
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x8D)]
    [InlineData(0x8F)]
    [InlineData(0x90)]
    [InlineData(0x9D)]
    public void A_byte_that_Windows_1252_leaves_open_makes_the_whole_file_one_of_a_console(int value)
    {
        // An umlaut of the console's code page stands before the byte that gives the page away.
        EventRecord record = Assert.Single(Read([0x84, (byte)value]));

        Assert.StartsWith("ä", record.Strings[0], StringComparison.Ordinal);
        Assert.True(record.IsTextGuessed);
    }

    [Fact]
    public void Bytes_of_Windows_1252_stay_so_and_text_without_them_is_not_in_doubt()
    {
        EventRecord[] records = [.. Read([0xE4, 0x84], [(byte)'a'])];

        Assert.Equal("ä„", records[0].Strings[0]);
        Assert.Equal([true, false], records.Select(record => record.IsTextGuessed));
        Assert.False(Assert.Single(Read(Encoding.UTF8.GetBytes("ä"))).IsTextGuessed);
    }

    private static IEnumerable<EventRecord> Read(params byte[][] values)
    {
        List<byte> xml = [.. "<Events>"u8];
        foreach (byte[] value in values)
        {
            xml.AddRange("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ENTSSO'/><EventID>11031</EventID></System><EventData><Data>"u8);
            xml.AddRange(value);
            xml.AddRange("</Data></EventData></Event>"u8);
        }

        xml.AddRange("</Events>"u8);
        return new EventXmlReader("log.xml", () => new MemoryStream([.. xml])).Read(EventQuery.EntSso, new RecordingMonitor(), CancellationToken.None);
    }
}
#endif
