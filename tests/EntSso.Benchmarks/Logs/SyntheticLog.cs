using EntSso.Testing.Evtx;
using EntSso.Testing.Xml;

namespace EntSso.Benchmarks.Logs;

/// <summary>
/// A log like an Application log of a busy server: classic and manifest providers mixed, one event in a hundred from ENTSSO. The same
/// size gives the same bytes.
/// </summary>
internal static class SyntheticLog
{
    private static readonly (string Provider, EvtxShape Shape, int Weight)[] _mix =
    [
        ("Contoso Backup Agent", EvtxShape.Classic, 22),
        ("Contoso-Directory-Cache", EvtxShape.Manifest, 25),
        ("Fabrikam Update Service", EvtxShape.Classic, 14),
        ("Fabrikam-Inventory-Provider", EvtxShape.Manifest, 20),
        ("Contoso Application Host", EvtxShape.Classic, 9),
        ("Fabrikam-License-Monitor", EvtxShape.Manifest, 9),
        ("ENTSSO", EvtxShape.Classic, 1),
    ];

    /// <summary>Writes the log and returns how many ENTSSO events it holds.</summary>
    public static int Write(string path, long size)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 20);
        using var writer = new EvtxWriter(stream);
        return Write(() => stream.Length < size, one => writer.Write(one));
    }

    /// <summary>Writes the same events as XML, one on a line.</summary>
    public static int WriteXml(string path, long size)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 20);
        using var writer = new StreamWriter(stream);
        var number = 0;
        writer.Write("<Events>");
        var wanted = Write(() => stream.Length < size, one => writer.WriteLine(EventXmlWriter.Event(one, ++number)));
        writer.Write("</Events>");
        return wanted;
    }

    private static int Write(Func<bool> hasRoom, Action<EvtxEvent> write)
    {
        var random = new Random(20240305);
        var time = new DateTime(2024, 3, 5, 0, 0, 0, DateTimeKind.Utc);
        var wanted = 0;
        while (hasRoom())
        {
            time = time.AddMilliseconds(random.Next(1, 9000));
            var (provider, shape) = Pick(random.Next(100));
            wanted += provider == "ENTSSO" ? 1 : 0;
            write(provider == "ENTSSO" ? Sync(random, time) : Other(random, time, provider, shape));
        }

        return wanted;
    }

    private static (string Provider, EvtxShape Shape) Pick(int ticket)
    {
        foreach (var (provider, shape, weight) in _mix)
        {
            ticket -= weight;
            if (ticket < 0)
            {
                return (provider, shape);
            }
        }

        throw new InvalidOperationException("The weights add up to less than 100.");
    }

    private static EvtxEvent Sync(Random random, DateTime time) => new()
    {
        Provider = "ENTSSO",
        Id = 10500 + random.Next(60),
        Qualifiers = random.Next(2) == 0 ? 0x4000 : 0xC000,
        Level = random.Next(2) == 0 ? 4 : 2,
        Time = time,
        Strings = [new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString(), "CONTOSO\\user" + random.Next(5000), "Windows to adapter", "SAP-" + random.Next(20), ""],
    };

    private static EvtxEvent Other(Random random, DateTime time, string provider, EvtxShape shape)
    {
        var strings = new string[random.Next(0, 6)];
        var names = new string[strings.Length];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = Sentence(random);
            names[i] = "param" + (i + 1);
        }

        return new EvtxEvent
        {
            Provider = provider,
            Shape = shape,
            Id = 100 + random.Next(12),
            Level = 2 + random.Next(3),
            Time = time,
            UserSid = random.Next(3) == 0 ? "S-1-5-18" : "",
            Strings = strings,
            Names = names,
        };
    }

    private static string Sentence(Random random)
    {
        string[] words = ["service", "entered", "the", "running", "state", "session", "on", "host", "not", "reached", "enterprise", "single", "sign-on", "0x80070005", "C:\\Program Files\\Contoso", "timeout"];
        var text = words[random.Next(words.Length)];
        for (var i = random.Next(12); i > 0; i--)
        {
            text += " " + words[random.Next(words.Length)];
        }

        return text;
    }
}
