using System.Globalization;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Evtx;
using EntSso.Testing.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Evtx;

/// <summary>
/// Chunks with random damage, part of it aimed at the fields that steer a reader. Nothing but reported problems may come of it, and
/// no more memory than a chunk can be worth.
/// </summary>
public sealed class MutatedLogTests
{
    private const int ChunkSize = 65536;
    private const int FirstChunk = 4096;

    /// <summary>How many chunks a run tries: 20,000 unless ENTSSO_FUZZ_CHUNKS says otherwise.</summary>
    private static readonly int _chunks =
        int.TryParse(Environment.GetEnvironmentVariable("ENTSSO_FUZZ_CHUNKS"), NumberStyles.None, CultureInfo.InvariantCulture, out var chunks)
            ? chunks
            : 20_000;

    private static readonly uint[] _interesting =
    [
        0, 1, 2, 4, 7, 8, 27, 28, 29, 0x21, 0x7F, 0x80, 0xFF, 0x100, 511, 512, 0x7FFF, 0x8000, 0xFFFC, 0xFFFF, 0x10000, 0x7FFFFFFF,
        0x80000000, 0xFFFFFFF0, 0xFFFFFFFF, 0x00002A2A,
    ];

    [Fact]
    public void Damage_of_any_kind_ends_in_reported_problems()
    {
        const int ChunksPerLog = 4;

        // Two million units of work a record, of which a hostile one may use two bytes each, for at most three records a chunk, and a
        // sixteenth of that for every other.
        const long MostPerChunk = 24L * 1024 * 1024;

        var originals = Originals();
        var random = new Random(10536);
        long read = 0, problems = 0;
        for (var i = 0; i < _chunks; i += ChunksPerLog)
        {
            var log = Damaged(originals, ChunksPerLog, random);
            var query = random.Next(3) == 0 ? EventQuery.EntSso : EvtxLog.All;
            var monitor = new RecordingMonitor();
            var before = Allocated();
            try
            {
                var records = EvtxLog.Read(log, query, monitor);
                Assert.All(records, record => Assert.Equal(record.Strings.Count, record.Names.Count));
                read += records.Count;
            }
            catch (Exception exception)
            {
                Assert.Fail($"Log {i / ChunksPerLog} of this run: {exception}");
            }

            var allocated = Allocated() - before;
            Assert.True(allocated < ChunksPerLog * MostPerChunk, $"Log {i / ChunksPerLog} of this run took {allocated} bytes.");
            Assert.InRange(monitor.Problems.Count, 0, ChunksPerLog * 10);
            problems += monitor.Problems.Count;
        }

        // Damage that stopped all reading, or none, would prove nothing.
        Assert.True(read > _chunks, $"Only {read} records were read out of {_chunks} chunks.");
        Assert.True(problems > _chunks / 4, $"Only {problems} problems were found in {_chunks} chunks.");
    }

    [Fact]
    public void Templates_that_are_compiled_give_what_their_tokens_give()
    {
        var originals = Originals();
        var random = new Random(11060);
        var read = 0;
        for (var i = 0; i < _chunks / 4; i++)
        {
            var log = Damaged(originals, 1, random);
            var query = random.Next(3) == 0 ? EventQuery.EntSso : EvtxLog.All;
            var compiled = ReadChunk(log, query, isTokenByToken: false);
            Assert.Equal(ReadChunk(log, query, isTokenByToken: true), compiled);
            read += compiled.Count;
        }

        Assert.True(read > _chunks / 4, $"Only {read} records and problems were compared.");
    }

    [Fact]
    public void Parts_together_are_the_log()
    {
        var originals = Originals();
        var random = new Random(10786);
        for (var i = 0; i < _chunks / 100; i++)
        {
            var log = Damaged(originals, 1 + random.Next(20), random);
            var query = random.Next(3) == 0 ? EventQuery.EntSso : EvtxLog.All;
            RecordingMonitor whole = new(), inParts = new();
            var records = EvtxLog.Read(log, query, whole).Select(Text);
            var parts = EvtxLog.Reader(log).ReadParts(query, inParts, part => part.Select(Text).ToArray(), CancellationToken.None);
            Assert.Equal(records, parts.SelectMany(part => part));
            Assert.Equal(whole.Problems, inParts.Problems);
        }
    }

    /// <summary>The heads of records that a diagnosis takes without their data are those of the whole records.</summary>
    [Fact]
    public void Heads_are_those_of_whole_records()
    {
        var originals = Originals();
        var random = new Random(4723);
        var heads = EventQuery.Everything with { DataOf = [new("No Such Provider", [])] };
        var compared = 0;
        for (var i = 0; i < _chunks / 20; i++)
        {
            var log = random.Next(4) == 0 ? originals[random.Next(originals.Length)] : Damaged(originals, 1, random);
            var whole = EvtxLog.Read(log).ToLookup(Key, Head);
            foreach (var same in EvtxLog.Read(log, heads, new RecordingMonitor()).ToLookup(Key, Head))
            {
                // Damage may copy a number or spoil the data alone: what occurs once in both is one record.
                if (same.Count() == 1 && whole[same.Key].Count() == 1)
                {
                    Assert.Equal(whole[same.Key].Single(), same.Single());
                    compared++;
                }
            }
        }

        Assert.True(compared > _chunks / 20, $"Only {compared} heads were compared.");

        static (long, string, int) Key(EventRecord record) => (record.RecordId, record.ProviderName, record.Id);

        static string Head(EventRecord record) => $"{record.EventSourceName} {record.Qualifiers} {record.Level} {record.Keywords} "
            + $"{record.TimeCreated?.Ticks} {record.Computer} {record.Channel}";
    }

    private static byte[] Damaged(byte[][] originals, int chunks, Random random)
    {
        var original = originals[random.Next(originals.Length)];
        var log = new byte[FirstChunk + (chunks * ChunkSize)];
        Array.Copy(original, log, FirstChunk);
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var at = FirstChunk + (chunk * ChunkSize);
            Array.Copy(original, FirstChunk, log, at, ChunkSize);
            Mutate(log, at, random);
        }

        if (random.Next(10) == 0)
        {
            Array.Resize(ref log, log.Length - random.Next(ChunkSize));
        }

        return log;
    }

    private static List<string> ReadChunk(byte[] log, EventQuery query, bool isTokenByToken)
    {
        var monitor = new RecordingMonitor();
        var damage = new DamageReport(EvtxLog.Source, monitor);
        var reader = new EvtxChunkReader(query, EvtxLog.Source, isTokenByToken);
        var size = Math.Min(ChunkSize, log.Length - FirstChunk);
        if (size < 8 || BitConverter.ToUInt64(log, FirstChunk) != EvtxLayout.ChunkMagic)
        {
            return [];
        }

        var found = new List<string>();
        reader.Start(log, FirstChunk, size, FirstChunk);
        while (reader.TryRead(out var record))
        {
            found.Add(Text(record));
        }

        while (reader.Reports.Count > 0)
        {
            reader.Reports.Dequeue()(damage);
        }

        return [.. found, .. monitor.Problems.Select(problem => problem.ToString())];
    }

    private static string Text(EventRecord record) => string.Join(
        "|",
        new object?[]
        {
            record.ProviderName, record.EventSourceName, record.Id, record.Qualifiers, record.Level, record.Keywords, record.TimeCreated?.Ticks,
            record.RecordId, record.Computer, record.Channel, record.UserSid, BitConverter.ToString(record.Binary),
        }.Concat(record.Strings).Concat(record.Names));

    private static long Allocated() =>
#if NET
        GC.GetAllocatedBytesForCurrentThread();
#else
        0;
#endif

    private static void Mutate(byte[] log, int chunk, Random random)
    {
        var end = Math.Max(1024, (int)Math.Min(BitConverter.ToUInt32(log, chunk + 48), ChunkSize));
        for (var count = 1 + random.Next(6); count > 0; count--)
        {
            var at = chunk + (random.Next(12) == 0 ? random.Next(512) : 512 + random.Next(end - 512 - 4));
            switch (random.Next(8))
            {
                case 0:
                    log[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    log[at] = (byte)random.Next(0x16);
                    break;
                case 2:
                    Put32(log, at, _interesting[random.Next(_interesting.Length)]);
                    break;
                case 3:
                    Steer(log, chunk, end, random);
                    break;
                case 4:
                    var length = Math.Min(1 + random.Next(600), chunk + end - at);
                    Array.Copy(log, chunk + 512 + random.Next(end - 512 - length), log, at, length);
                    break;
                case 5:
                    Array.Clear(log, at, Math.Min(1 + random.Next(2000), chunk + end - at));
                    break;
                case 6:
                    // An offset into the chunk, as names and definitions have it.
                    Put32(log, at, (uint)(512 + random.Next(end - 512)));
                    break;
                default:
                    RetargetToken(log, chunk, end, random);
                    break;
            }
        }

        if (random.Next(2) == 0)
        {
            ChunkImage.Seal(log, chunk);
        }
    }

    /// <summary>Changes a size, an offset, a count or a descriptor of a record.</summary>
    private static void Steer(byte[] log, int chunk, int end, Random random)
    {
        var record = chunk + 512;
        for (var steps = random.Next(12); steps > 0; steps--)
        {
            var size = BitConverter.ToInt32(log, record + 4);
            if (size is < 28 or > ChunkSize || record + size > chunk + end - 100)
            {
                break;
            }

            record += size;
        }

        int[] fields = [0, 4, 8, 24, 28, 29, 30, 34, 38, 42, 44, 46, 58, 62, 66, 70];
        var value = random.Next(2) == 0 ? _interesting[random.Next(_interesting.Length)] : (uint)random.Next(end);
        Put32(log, record + fields[random.Next(fields.Length)], value);
    }

    /// <summary>Lets a value or an attribute token become another one, where it makes a difference.</summary>
    private static void RetargetToken(byte[] log, int chunk, int end, Random random)
    {
        byte[] tokens = [0x01, 0x41, 0x02, 0x03, 0x04, 0x05, 0x06, 0x46, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F];
        var wanted = tokens[random.Next(tokens.Length)];
        var at = Array.IndexOf(log, wanted, chunk + 512 + random.Next(end - 600));
        if (at >= 0 && at < chunk + end)
        {
            log[at] = tokens[random.Next(tokens.Length)];
        }
    }

    private static void Put32(byte[] bytes, int at, uint value)
    {
        for (var i = 0; i < 4 && at + i < bytes.Length; i++)
        {
            bytes[at + i] = (byte)(value >> (8 * i));
        }
    }

    /// <summary>Logs of one chunk in every shape, an expanding one among them.</summary>
    private static byte[][] Originals() =>
    [
        Log(12, i => new EvtxEvent { Provider = "ENTSSO", Id = 10500 + i, UserSid = "S-1-5-18", Strings = ["a" + i, "", "Z\u00FCrich"], Binary = [1, 2, 3] }),
        Log(12, i => new EvtxEvent { Provider = i % 2 == 0 ? "ENTSSO" : "Contoso-Sync", Shape = EvtxShape.Manifest, Strings = ["a" + i, "b"], Names = ["First", "Second"] }),
        Log(8, i => new EvtxEvent { Provider = "ENTSSO", Shape = EvtxShape.TemplateLess, Strings = ["a" + i, "", "b"] }),
        Log(12, i => new EvtxEvent
        {
            Provider = "ENTSSO", Shape = EvtxShape.Manifest, IsUserData = i % 2 == 0, Names = Enumerable.Range(0, 0x18).Select(type => "V" + type).ToArray(),
            Values = Enumerable.Range(0, 0x18).Select(type => new EvtxValue((byte)(i % 3 == 0 ? type | 0x80 : type), new byte[type * 2])).ToArray(),
        }),
        Log(60, i => new EvtxEvent { Provider = "Provider " + (i % 9), Shape = (EvtxShape)(i % 3), Strings = ["ENTSSO " + i] }),
        Bombs(),
    ];

    private static byte[] Log(int count, Func<int, EvtxEvent> one) => EvtxWriter.ToBytes(Enumerable.Range(0, count).Select(one).ToArray());

    private static byte[] Bombs()
    {
        using var stream = new MemoryStream();
        using (var writer = new EvtxWriter(stream))
        {
            for (var i = 0; i < 6; i++)
            {
                writer.WriteRecord(i, emitter => Doubled(emitter.FragmentHeader(), 6 + i).EndOfFragment());
            }
        }

        return stream.ToArray();

        static BinXmlEmitter Doubled(BinXmlEmitter emitter, int depth) => emitter.Instance(
            "doubled",
            definition => definition.Start("Event", 0xFFFF).CloseStart().Value(0, 0x21).Value(0, 0x21).End(),
            depth == 0 ? InstanceValue.Text("ENTSSO") : InstanceValue.BinXml(inner => Doubled(inner, depth - 1)));
    }
}
