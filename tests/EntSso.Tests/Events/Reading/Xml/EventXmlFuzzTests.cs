using System.Text;
using EntSso.Events.Reading;
using EntSso.Testing.Evtx;
using EntSso.Testing.Xml;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Reading.Xml;

/// <summary>Mutated files end in reported problems and nothing else. Seeds are fixed, so a failure can be repeated.</summary>
public sealed class EventXmlFuzzTests
{
    private static readonly string[] _tokens =
    [
        "<", ">", "</", "/>", "</Event>", "<Event>", "<Event ", "<Events>", "</Events>", "<System>", "<UserData>", "</EventData>", "<![CDATA[", "]]>",
        "<!--", "-->", "<?", "?>", "<!DOCTYPE a [", "&", "&#xFFFFFFFF;", "&#x;", "&a;", "'", "\"", "=", "xmlns='urn:x'", "\0", "\uFEFF", "\u00FC", "\r\n",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_mutation_inside_one_event_costs_no_other_event(int seed)
    {
        var random = new Random(seed);
        string[] events = Enumerable.Range(0, 5).Select(Event).ToArray();
        for (int round = 0; round < 5000; round++)
        {
            int victim = random.Next(1, 4);
            string[] mutated = (string[])events.Clone();
            byte[] bytes = Encoding.UTF8.GetBytes(events[victim]);
            mutated[victim] = Latin1(Mutate(bytes, random, random.Next(1, 4)));
            byte[] xml = [.. Encoding.UTF8.GetBytes("<Events>"), .. mutated.SelectMany((text, i) => i == victim ? Bytes(text) : Encoding.UTF8.GetBytes(text)), .. Encoding.UTF8.GetBytes("</Events>")];
            var monitor = new RecordingMonitor();

            List<EventRecord> records = XmlLog.Read(xml, monitor);

            for (int i = 0; i < events.Length; i++)
            {
                if (i != victim)
                {
                    Assert.True(
                        records.Any(record => record.RecordId == 100 + i && record.Id == i && record.Strings.SequenceEqual(Strings(i))),
                        $"Event {i} got lost in round {round}, when event {victim} was: {mutated[victim]}");
                }
            }
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 bom")]
    [InlineData("utf-16le")]
    [InlineData("utf-16le bom")]
    [InlineData("utf-16be bom")]
    public void Mutations_anywhere_end_in_reported_problems_only(string encoding)
    {
        const int Rounds = 4000;
        var random = new Random(5);
        int read = 0, problems = 0;
        byte[] original = EventXmlFormTests.Encode(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Events>" + string.Concat(Enumerable.Range(0, 4).Select(Event)) + "</Events>", encoding);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] xml = Mutate(original, random, random.Next(1, 12));
            var monitor = new RecordingMonitor();
            try
            {
                List<EventRecord> records = XmlLog.Read(xml, monitor);
                Assert.All(records, record => Assert.Equal(record.Strings.Count, record.Names.Count));
                read += records.Count;
            }
            catch (EventLogUnreadableException error)
            {
                Assert.NotEmpty(error.Message);
            }

            // An invalid byte counts as the up to three bytes that its character would take.
            Assert.InRange(monitor.Problems.Sum(problem => problem.SkippedBytes), 0, 3L * xml.Length);
            problems += monitor.Problems.Count;
        }

        // Mutations that stopped all reading, or none, would prove nothing.
        Assert.InRange(read, Rounds, (8 * Rounds) - 1);
        Assert.True(problems > Rounds / 4, $"Only {problems} problems were found in {Rounds} files.");
    }

    private static string[] Strings(int i) => [$"CONTOSO\\user{i}", "", "a & b < c\r\n\u0001", "Z\u00FCrich"];

    private static string Event(int i) => EventXmlWriter.Event(new EvtxEvent
    {
        Provider = "ENTSSO",
        Id = i,
        RecordId = 100 + i,
        Strings = Strings(i),
        Names = i % 2 == 0 ? [] : ["User", "Empty", "Text", "City"],
        Binary = [1, 2, 3],
    });

    private static byte[] Mutate(byte[] bytes, Random random, int times)
    {
        var result = bytes.ToList();
        for (int i = 0; i < times && result.Count > 0; i++)
        {
            int at = random.Next(result.Count);
            int length = Math.Min(random.Next(1, 60), result.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    result[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    result[at] = (byte)random.Next(256);
                    break;
                case 2:
                    result.RemoveRange(at, length);
                    break;
                case 3:
                    result.InsertRange(random.Next(result.Count), result.GetRange(at, length));
                    break;
                default:
                    result.InsertRange(at, Encoding.UTF8.GetBytes(_tokens[random.Next(_tokens.Length)]));
                    break;
            }
        }

        return result.ToArray();
    }

    private static string Latin1(byte[] bytes) => new(bytes.Select(value => (char)value).ToArray());

    private static byte[] Bytes(string latin1) => latin1.Select(c => (byte)c).ToArray();
}
