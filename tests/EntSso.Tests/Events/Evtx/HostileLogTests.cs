using System.Text;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Evtx;
using EntSso.Testing.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Evtx;

/// <summary>Damaged, cut off and malicious logs: what can be read comes, what cannot is named with its place, and nothing breaks.</summary>
public sealed class HostileLogTests
{
    private const int FirstChunk = 4096;
    private const int FirstRecord = FirstChunk + 512;
    private const int ChunkSize = 65536;

    [Fact]
    public void An_empty_file_is_said_to_be_empty() => AssertUnreadable([], "The file is empty");

    [Fact]
    public void A_text_file_is_recognised() =>
        AssertUnreadable(Encoding.UTF8.GetBytes("Level,Date and Time,Source\r\n"), "plain text that begins 'Level,Date and Time,Source'");

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void An_event_XML_file_is_recognised(string encoding)
    {
        var xml = Encoding.GetEncoding(encoding);
        var file = xml.GetPreamble().Concat(xml.GetBytes("<?xml version=\"1.0\"?><Events>" + new string(' ', 5000) + "</Events>")).ToArray();

        AssertUnreadable(file, "This is event XML, not an .evtx log");
    }

    [Fact]
    public void A_log_of_Windows_Server_2003_is_recognised() =>
        AssertUnreadable([0x30, 0, 0, 0, .. Encoding.ASCII.GetBytes("LfLe"), .. new byte[5000]], "wevtutil epl old.evt new.evtx /lf:true");

    [Fact]
    public void A_zip_archive_is_recognised() => AssertUnreadable([0x50, 0x4B, 3, 4, .. new byte[5000]], "ZIP archive");

    [Fact]
    public void A_cabinet_archive_is_recognised() => AssertUnreadable([0x4D, 0x53, 0x43, 0x46, .. new byte[5000]], "cabinet archive");

    [Fact]
    public void A_file_of_zeros_is_recognised() => AssertUnreadable(new byte[9000], "zeros only");

    [Fact]
    public void Other_bytes_are_refused() => AssertUnreadable([.. Enumerable.Range(0, 9000).Select(i => (byte)(i * 7))], "binary data");

    [Fact]
    public void A_file_cut_off_inside_of_its_header_is_refused() => AssertUnreadable(Log().Take(1000).ToArray(), "has only 1000 bytes");

    [Fact]
    public void A_log_without_chunks_has_no_events() => Assert.Empty(EvtxLog.ReadWhole(Log().Take(FirstChunk).ToArray()));

    [Fact]
    public void A_missing_file_is_said_to_be_missing()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".evtx");

        var error = Assert.Throws<EventLogUnreadableException>(() => ReadFile(path).ToList());

        Assert.Equal(path, error.LogSource);
        Assert.Contains("there is no such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_said_to_be_a_folder()
    {
        var error = Assert.Throws<EventLogUnreadableException>(() => ReadFile(Path.GetTempPath()).ToList());

        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_another_program_has_open_for_writing_is_read()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".evtx");
        try
        {
            using var writer = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            var log = Log();
            writer.Write(log, 0, log.Length);
            writer.Flush();

            Assert.Equal(3, ReadFile(path).Count());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_one_clear_error()
    {
        var reader = new EvtxFileReader("share.evtx", () => throw new IOException("The network path was not found."));

        var error = Assert.Throws<EventLogUnreadableException>(() => reader.Read(EvtxLog.All, new RecordingMonitor(), CancellationToken.None).ToList());

        Assert.Equal("share.evtx: the file cannot be opened: The network path was not found.", error.Message);
    }

    [Fact]
    public void A_file_that_vanishes_while_it_is_read_keeps_what_was_read_before()
    {
        var log = Chunks(8);
        var monitor = new RecordingMonitor();
        var reader = new EvtxFileReader(EvtxLog.Source, () => new FailingStream(log, FirstChunk + (5 * ChunkSize)));

        var records = reader.Read(EvtxLog.All, monitor, CancellationToken.None).ToList();

        Assert.Equal([1, 2, 3, 4, 5], records.Select(record => record.RecordId));
        var problem = Assert.Single(monitor.Problems);
        Assert.Equal("offset 0x51000", problem.Place);
        Assert.Contains("The device is gone.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(3 * ChunkSize, problem.SkippedBytes);
    }

    [Fact]
    public void In_a_log_that_is_a_ring_what_can_no_longer_be_read_costs_only_itself()
    {
        // The oldest chunks stand behind the newest: those in front of the place of the error come later in the order of the records.
        var inOrder = Chunks(8);
        var log = inOrder.Take(FirstChunk).Concat(inOrder.Skip(FirstChunk + (4 * ChunkSize))).Concat(inOrder.Skip(FirstChunk).Take(4 * ChunkSize)).ToArray();
        var monitor = new RecordingMonitor();
        var reader = new EvtxFileReader(EvtxLog.Source, () => new FailingStream(log, FirstChunk + (6 * ChunkSize)));

        var records = reader.Read(EvtxLog.All, monitor, CancellationToken.None).ToList();

        Assert.Equal([1, 2, 5, 6, 7, 8], records.Select(record => record.RecordId));
        var problem = Assert.Single(monitor.Problems);
        Assert.Equal("offset 0x61000", problem.Place);
        Assert.Contains("The device is gone.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2 * ChunkSize, problem.SkippedBytes);
    }

    [Fact]
    public void A_file_that_becomes_shorter_while_it_is_read_is_reported()
    {
        var log = Chunks(8);
        var monitor = new RecordingMonitor();
        var reader = new EvtxFileReader(EvtxLog.Source, () => new ShorteningStream(log, FirstChunk + (6 * ChunkSize)));

        var records = reader.Read(EvtxLog.All, monitor, CancellationToken.None).ToList();

        Assert.Equal(6, records.Count);
        var problem = Assert.Single(monitor.Problems);
        Assert.Equal("offset 0x61000", problem.Place);
        Assert.Contains("became shorter", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(27u)]
    [InlineData(70_000u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0xFFFFFFFFu)]
    public void A_record_with_an_impossible_size_is_still_read_and_so_are_the_next(uint size)
    {
        var log = Log();
        Put32(log, FirstRecord + 4, size);
        ChunkImage.Seal(log, FirstChunk);
        var monitor = new RecordingMonitor();

        var records = EvtxLog.Read(log, EvtxLog.All, monitor);

        Assert.Equal([1, 2, 3], records.Select(record => record.RecordId));
        Assert.Equal("first", records[0].Strings[0]);
        var problem = Assert.Single(monitor.Problems);
        Assert.Equal("record 1 at offset 0x1200", problem.Place);
        Assert.Equal(0, problem.SkippedBytes);
        Assert.Contains(size.ToString(System.Globalization.CultureInfo.InvariantCulture), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_swallows_the_next_record_does_not_lose_it()
    {
        var log = Log();
        Put32(log, FirstRecord + 4, BitConverter.ToUInt32(log, FirstRecord + 4) + 100);
        ChunkImage.Seal(log, FirstChunk);
        var monitor = new RecordingMonitor();

        Assert.Equal([1, 2, 3], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        Assert.Contains("not repeated at its end", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_whose_beginning_is_overwritten_is_skipped_alone()
    {
        var log = Log();
        var second = FirstRecord + BitConverter.ToInt32(log, FirstRecord + 4);
        var size = BitConverter.ToInt32(log, second + 4);
        for (var i = 0; i < 32; i++)
        {
            log[second + i] = 0xEE;
        }

        ChunkImage.Seal(log, FirstChunk);
        var monitor = new RecordingMonitor();

        Assert.Equal([1, 3], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        var problem = Assert.Single(monitor.Problems);
        Assert.Equal($"offset 0x{second:x}", problem.Place);
        Assert.Equal(size, problem.SkippedBytes);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(511u)]
    [InlineData(65_537u)]
    [InlineData(0xFFFFFFFFu)]
    public void A_free_space_offset_outside_of_the_chunk_does_not_matter(uint freeSpace)
    {
        var log = Log();
        Put32(log, FirstChunk + 48, freeSpace);
        ChunkImage.Seal(log, FirstChunk);
        var monitor = new RecordingMonitor();

        Assert.Equal(3, EvtxLog.Read(log, EvtxLog.All, monitor).Count);
        Assert.Contains($"0x{freeSpace:x}", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_behind_an_outdated_free_space_offset_are_read()
    {
        var log = Log();
        Put32(log, FirstChunk + 48, 512 + BitConverter.ToUInt32(log, FirstRecord + 4));
        ChunkImage.Seal(log, FirstChunk);
        var monitor = new RecordingMonitor();

        Assert.Equal([1, 2, 3], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        Assert.Contains("older than its records", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_that_were_replaced_by_zeros_are_said_to_be_missing()
    {
        var log = Log();
        var second = FirstRecord + BitConverter.ToInt32(log, FirstRecord + 4);
        Array.Clear(log, second, FirstChunk + BitConverter.ToInt32(log, FirstChunk + 48) - second);
        ChunkImage.Seal(log, FirstChunk);
        var monitor = new RecordingMonitor();

        Assert.Single(EvtxLog.Read(log, EvtxLog.All, monitor));
        Assert.Contains("records 2 to 3 are missing", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_record_checksum_is_reported_and_the_records_are_read()
    {
        var log = Log();
        log[FirstRecord + 16] ^= 1;
        var monitor = new RecordingMonitor();

        Assert.Equal(3, EvtxLog.Read(log, EvtxLog.All, monitor).Count);
        var problem = Assert.Single(monitor.Problems);
        Assert.Equal("offset 0x1000", problem.Place);
        Assert.Contains("checksum of the chunk's records", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, problem.SkippedBytes);
    }

    [Fact]
    public void A_bad_header_checksum_is_reported_and_the_records_are_read()
    {
        var log = Log();
        log[FirstChunk + 40] ^= 1;
        var monitor = new RecordingMonitor();

        Assert.Equal(3, EvtxLog.Read(log, EvtxLog.All, monitor).Count);
        Assert.Contains("checksum of the chunk's header", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_records_of_a_chunk_without_the_wanted_name_are_reported_only_when_all_providers_are_wanted()
    {
        var log = EvtxWriter.ToBytes(new EvtxEvent { Provider = "Contoso", Strings = ["first"] });
        log[FirstRecord + 16] ^= 1;

        Assert.Empty(EvtxLog.ReadWhole(log, EventQuery.EntSso));

        var monitor = new RecordingMonitor();
        Assert.Single(EvtxLog.Read(log, EvtxLog.All, monitor));
        Assert.Contains("checksum of the chunk's records", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_records_of_a_chunk_with_the_wanted_name_are_reported_whichever_record_is_damaged()
    {
        var log = EvtxWriter.ToBytes(
            new EvtxEvent { Provider = "Contoso", Strings = ["first"] }, new EvtxEvent { Provider = "ENTSSO", Strings = ["second"] });
        log[FirstRecord + 16] ^= 1;
        var monitor = new RecordingMonitor();

        Assert.Single(EvtxLog.Read(log, EventQuery.EntSso, monitor));
        Assert.Contains("checksum of the chunk's records", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_header_is_reported_in_a_chunk_without_the_wanted_name_and_its_records_are_checked_too()
    {
        var log = EvtxWriter.ToBytes(new EvtxEvent { Provider = "Contoso", Strings = ["first"] });
        log[FirstChunk + 40] ^= 1;
        log[FirstRecord + 16] ^= 1;
        var monitor = new RecordingMonitor();

        Assert.Empty(EvtxLog.Read(log, EventQuery.EntSso, monitor));
        Assert.Equal(2, monitor.Problems.Count);
        Assert.Contains("checksum of the chunk's header", monitor.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("checksum of the chunk's records", monitor.Problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Checksums_are_not_expected_where_the_writer_kept_none()
    {
        var log = Log();
        log[FirstChunk + 120] = 4;
        log[FirstRecord + 16] ^= 1;

        Assert.Equal(3, EvtxLog.ReadWhole(log).Count);
    }

    [Fact]
    public void A_damaged_file_header_does_not_matter_when_chunks_follow()
    {
        var log = Log();
        Array.Clear(log, 0, 200);
        var monitor = new RecordingMonitor();

        Assert.Equal(3, EvtxLog.Read(log, EvtxLog.All, monitor).Count);
        Assert.Contains("file header is damaged", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Garbage_between_chunks_is_reported_once_with_its_length()
    {
        var log = Chunks(8);
        for (var i = FirstChunk + (2 * ChunkSize); i < FirstChunk + (5 * ChunkSize); i++)
        {
            log[i] = 0x5A;
        }

        var monitor = new RecordingMonitor();

        Assert.Equal([1, 2, 6, 7, 8], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        var problem = Assert.Single(monitor.Problems);
        Assert.Equal("offset 0x21000", problem.Place);
        Assert.Equal(3 * ChunkSize, problem.SkippedBytes);
    }

    [Fact]
    public void Zeros_behind_the_last_chunk_end_the_log_quietly_but_zeros_between_chunks_are_reported()
    {
        byte[] log = [.. Chunks(3), .. new byte[(5 * ChunkSize) + 100]];
        Assert.Equal(3, EvtxLog.ReadWhole(log).Count);

        Array.Clear(log, FirstChunk + ChunkSize, ChunkSize);
        var monitor = new RecordingMonitor();
        Assert.Equal([1, 3], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        Assert.Contains("only zeros", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_chunk_count_in_the_file_header_does_not_matter()
    {
        var log = Chunks(3);
        log[42] = 1;
        log[43] = 0;

        Assert.Equal(3, EvtxLog.ReadWhole(log).Count);
    }

    [Fact]
    public void A_log_cut_off_inside_of_a_chunk_gives_the_records_before_the_cut()
    {
        var log = EvtxWriter.ToBytes([.. Enumerable.Range(0, 60).Select(i => new EvtxEvent { Provider = "ENTSSO", Strings = ["event " + i] })]);
        var cut = FirstChunk + 9000;
        var monitor = new RecordingMonitor();

        var records = EvtxLog.Read(log.Take(cut).ToArray(), EvtxLog.All, monitor);

        Assert.InRange(records.Count, 5, 59);
        Assert.Equal(Enumerable.Range(0, records.Count).Select(i => "event " + i), records.Select(record => record.Strings[0]));
        Assert.Contains(monitor.Problems, problem => problem.Place == "offset 0x1000" && problem.Message.Contains("ends 9000 bytes into this chunk"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(600)]
    public void A_log_cut_off_near_the_beginning_of_a_chunk_is_reported(int left)
    {
        var monitor = new RecordingMonitor();

        Assert.Single(EvtxLog.Read(Chunks(2).Take(FirstChunk + ChunkSize + left).ToArray(), EvtxLog.All, monitor));

        Assert.NotEmpty(monitor.Problems);
        Assert.All(monitor.Problems, problem => Assert.Contains("offset 0x11", problem.Place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public void A_ring_log_comes_in_the_order_of_its_records(int turn)
    {
        var log = Chunks(7);
        byte[] turned = [.. log.Take(FirstChunk), .. log.Skip(FirstChunk + (turn * ChunkSize)), .. log.Skip(FirstChunk).Take(turn * ChunkSize)];

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], EvtxLog.ReadWhole(turned).Select(record => record.RecordId));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], EvtxLog.ReadWhole(turned, EventQuery.EntSso).Select(record => record.RecordId));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 3)]
    [InlineData(300, 0)]
    [InlineData(598, 3)]
    public void A_large_ring_log_comes_in_the_order_of_its_records_however_far_it_has_turned(int turn, int unusedChunks)
    {
        var log = Chunks(600);
        byte[] turned =
        [
            .. log.Take(FirstChunk), .. log.Skip(FirstChunk + (turn * ChunkSize)), .. log.Skip(FirstChunk).Take(turn * ChunkSize),
            .. new byte[unusedChunks * ChunkSize],
        ];

        Assert.Equal(Enumerable.Range(1, 600).Select(i => (long)i), EvtxLog.ReadWhole(turned, EventQuery.EntSso).Select(record => record.RecordId));
    }

    [Fact]
    public void Two_exchanged_chunks_in_the_middle_of_a_large_log_lose_nothing_and_are_told()
    {
        // Between two of the headers that are looked at beforehand.
        var log = Chunks(600);
        var second = log.Skip(FirstChunk + ChunkSize).Take(ChunkSize).ToArray();
        Array.Copy(log, FirstChunk + (2 * ChunkSize), log, FirstChunk + ChunkSize, ChunkSize);
        second.CopyTo(log, FirstChunk + (2 * ChunkSize));
        var monitor = new RecordingMonitor();

        var records = EvtxLog.Read(log, EventQuery.EntSso, monitor);

        Assert.Equal(Enumerable.Range(1, 600).Select(i => (long)i), records.Select(record => record.RecordId).OrderBy(id => id));
        var problem = Assert.Single(monitor.Problems);
        Assert.Equal("offset 0x21000", problem.Place);
        Assert.Contains("older than those before it", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_records_are_named_one_by_one_only_up_to_three_and_then_counted()
    {
        var log = EvtxWriter.ToBytes([.. Enumerable.Range(0, 40).Select(i => new EvtxEvent { Provider = "ENTSSO", Strings = ["event " + i] })]);
        var damaged = 0L;
        for (int at = FirstRecord, i = 0; i < 40; at += BitConverter.ToInt32(log, at + 4), i++)
        {
            if (i > 0)
            {
                // Lets the template instance claim more values than the record has room for.
                Put32(log, at + 24 + 14, 0x00FF_FFFF);
                damaged += i > 3 ? BitConverter.ToInt32(log, at + 4) : 0;
            }
        }

        ChunkImage.Seal(log, FirstChunk);
        var monitor = new RecordingMonitor();

        Assert.Single(EvtxLog.Read(log, EvtxLog.All, monitor));
        Assert.Equal(4, monitor.Problems.Count);
        Assert.StartsWith("record 2 at offset 0x", monitor.Problems[0].Place, StringComparison.Ordinal);
        Assert.Equal("36 more records of this chunk are damaged", monitor.Problems[3].Message);
        Assert.Equal(damaged, monitor.Problems[3].SkippedBytes);
    }

    [Theory]
    [InlineData(65_536u)]
    [InlineData(65_500u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0xFFFFFFFFu)]
    public void A_definition_offset_outside_of_the_chunk_costs_only_its_record(uint offset)
    {
        var log = Log();
        var second = FirstRecord + BitConverter.ToInt32(log, FirstRecord + 4);
        Put32(log, second + 34, offset);
        ChunkImage.Seal(log, FirstChunk);
        var monitor = new RecordingMonitor();

        Assert.Equal([1, 3], EvtxLog.Read(log, EventQuery.EntSso, monitor).Select(record => record.RecordId));
        Assert.Equal("record 2 at offset 0x" + second.ToString("x", System.Globalization.CultureInfo.InvariantCulture), Assert.Single(monitor.Problems).Place);
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_name_outside_of_the_chunk_costs_only_its_record(int offset)
    {
        var log = Write(emitter => emitter.FragmentHeader().Raw(0x01).RawUInt32(20).RawUInt32(offset).Raw(0x03).EndOfFragment());
        var monitor = new RecordingMonitor();

        Assert.Equal([2], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        Assert.Contains("outside of the chunk", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18, "expands to more")]
    [InlineData(22, "nested too deeply")]
    public void A_bomb_of_templates_inside_of_each_other_is_stopped(int levels, string reason)
    {
        // A definition that shows its first value twice: every level doubles what the record expands to.
        var log = Write(Enumerable.Repeat<Action<BinXmlEmitter>>(emitter => Doubled(emitter.FragmentHeader(), levels).EndOfFragment(), 20).ToArray());
        var monitor = new RecordingMonitor();

        Assert.Equal([21], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        Assert.Contains(reason, monitor.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("17 more records of this chunk are damaged", monitor.Problems[3].Message);

        static BinXmlEmitter Doubled(BinXmlEmitter emitter, int depth) => emitter.Instance(
            "doubled",
            definition => definition.Start("Event", 0xFFFF).CloseStart().Value(0, 0x21).Value(0, 0x21).End(),
            depth == 0 ? InstanceValue.Text("x") : InstanceValue.BinXml(inner => Doubled(inner, depth - 1)));
    }

    [Fact]
    public void Templates_nested_too_deeply_are_stopped()
    {
        var log = Write(emitter => Nested(emitter.FragmentHeader(), 200).EndOfFragment());
        var monitor = new RecordingMonitor();

        Assert.Equal([2], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        Assert.Contains("nested too deeply", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);

        static BinXmlEmitter Nested(BinXmlEmitter emitter, int depth) => emitter.Instance(
            "nested",
            definition => definition.Start("Event", 0xFFFF).CloseStart().Value(0, 0x21).End(),
            depth == 0 ? InstanceValue.Null : InstanceValue.BinXml(inner => Nested(inner, depth - 1)));
    }

    [Fact]
    public void A_definition_that_contains_an_instance_of_itself_is_stopped()
    {
        var log = Write(emitter => emitter.FragmentHeader().Instance(
            "self", definition => definition.Start("Event", 0xFFFF).CloseStart()
                .Instance("self", _ => { }).End()).EndOfFragment());
        var monitor = new RecordingMonitor();

        Assert.Equal([2], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        Assert.Single(monitor.Problems);
    }

    [Fact]
    public void Elements_nested_too_deeply_are_stopped()
    {
        var log = Write(emitter =>
        {
            emitter.FragmentHeader();
            for (var i = 0; i < 3000; i++)
            {
                emitter.Start("a", null).CloseStart();
            }
        });
        var monitor = new RecordingMonitor();

        Assert.Equal([2], EvtxLog.Read(log, EvtxLog.All, monitor).Select(record => record.RecordId));
        Assert.Contains("nested too deeply", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_any_element_is_no_event()
    {
        var monitor = new RecordingMonitor();

        Assert.Equal([2], EvtxLog.Read(Write(emitter => emitter.FragmentHeader().EndOfFragment()), EvtxLog.All, monitor).Select(record => record.RecordId));
        Assert.Contains("has no event", Assert.Single(monitor.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x0D, 0, 0, 1 })]
    [InlineData(new byte[] { 0x04 })]
    [InlineData(new byte[] { 0x02 })]
    [InlineData(new byte[] { 0x06, 0, 2, 0, 0 })]
    [InlineData(new byte[] { 0x05, 0x01, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x33 })]
    [InlineData(new byte[] { 0x0C })]
    [InlineData(new byte[] { 0x41 })]
    public void Tokens_in_the_wrong_place_cost_only_their_record(byte[] tokens)
    {
        var monitor = new RecordingMonitor();

        var records = EvtxLog.Read(Write(emitter => emitter.FragmentHeader().Raw(tokens)), EvtxLog.All, monitor);

        Assert.Equal([2], records.Select(record => record.RecordId));
        Assert.Equal("record 1 at offset 0x1200", Assert.Single(monitor.Problems).Place);
    }

    [Fact]
    public void Reading_can_be_cancelled_between_two_records()
    {
        using var cancellation = new CancellationTokenSource();
        using var records = EvtxLog.Reader(Log()).Read(EvtxLog.All, new RecordingMonitor(), cancellation.Token).GetEnumerator();
        Assert.True(records.MoveNext());

        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => records.MoveNext());
    }

    [Fact]
    public void Reading_can_be_cancelled_while_nothing_is_found()
    {
        using var cancellation = new CancellationTokenSource();
        var monitor = new CancellingMonitor(cancellation);
        var query = EventQuery.Of("Nobody");

        Assert.Throws<OperationCanceledException>(() => EvtxLog.Reader(Chunks(9)).Read(query, monitor, cancellation.Token).ToList());
    }

    [Fact]
    public void Progress_goes_from_nothing_to_the_size_of_the_file()
    {
        var monitor = new RecordingMonitor();
        var log = Chunks(9);

        EvtxLog.Read(log, EvtxLog.All, monitor);

        Assert.Equal(0, monitor.Steps[0].Done);
        Assert.Equal(log.Length, monitor.Steps[monitor.Steps.Count - 1].Done);
        Assert.All(monitor.Steps, step => Assert.Equal(log.Length, step.Total));
        Assert.Equal(monitor.Steps.Select(step => step.Done).OrderBy(done => done), monitor.Steps.Select(step => step.Done));
    }

    [Fact]
    public void Nothing_is_opened_before_the_first_record_is_asked_for() =>
        Assert.NotNull(ReadFile(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"))));

    /// <summary>Three events of ENTSSO in one chunk.</summary>
    private static byte[] Log() => EvtxWriter.ToBytes(
        new EvtxEvent { Provider = "ENTSSO", Id = 1, Strings = ["first", ""] },
        new EvtxEvent { Provider = "ENTSSO", Id = 2, Strings = ["second"] },
        new EvtxEvent { Provider = "ENTSSO", Id = 3, Strings = ["third"] });

    /// <summary>A log of chunks with one event each.</summary>
    private static byte[] Chunks(int count)
    {
        using var stream = new MemoryStream();
        using (var writer = new EvtxWriter(stream))
        {
            for (var i = 1; i <= count; i++)
            {
                writer.Write(new EvtxEvent { Provider = "ENTSSO", Id = i, Strings = ["chunk " + i] }).EndChunk();
            }
        }

        return stream.ToArray();
    }

    /// <summary>Records with any content, and one good one behind them.</summary>
    private static byte[] Write(params Action<BinXmlEmitter>[] contents)
    {
        using var stream = new MemoryStream();
        using (var writer = new EvtxWriter(stream))
        {
            foreach (var content in contents)
            {
                writer.WriteRecord(0, content);
            }

            writer.Write(new EvtxEvent { Provider = "ENTSSO", Strings = ["good"] });
        }

        return stream.ToArray();
    }

    private static void Put32(byte[] bytes, int at, uint value) => BitConverter.GetBytes(value).CopyTo(bytes, at);

    [Fact]
    public void Definitions_that_displace_each_other_take_bounded_memory()
    {
        // 10,000 tokens of four bytes each, known under two offsets that share a place in the table.
        const int Body = 1024, End = Body + 40_000, One = 0x200, Other = 0x301;
        var data = new byte[EvtxLayout.ChunkSize];
        for (var i = Body; i < End; i++)
        {
            data[i] = BinXmlToken.FragmentHeader;
        }

        var chunk = new EvtxChunk();
        chunk.Set(data, 0, data.Length, 0);
        var table = new TemplateTable(chunk);
        Assert.Equal(TemplateTable.SlotOf(One), TemplateTable.SlotOf(Other));
        Assert.True(table.Find(One, Body, End).IsCompiled);
        for (var i = 0; i < 1000; i++)
        {
            _ = table.Find(i % 2 == 0 ? Other : One, Body, End);
        }

        Assert.False(table.Find(Other, Body, End).IsCompiled);
        Assert.InRange(table.Steps.Length, 10_000, 256 * 1024);
    }

    private static IEnumerable<EventRecord> ReadFile(string path) => new EvtxFileReader(path).Read(EvtxLog.All, new RecordingMonitor(), CancellationToken.None);

    private static void AssertUnreadable(byte[] file, string expected)
    {
        var error = Assert.Throws<EventLogUnreadableException>(() => EvtxLog.Read(file));

        Assert.StartsWith(EvtxLog.Source + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private sealed class CancellingMonitor(CancellationTokenSource cancellation) : IReadMonitor
    {
        public void Report(ReadProblem problem)
        {
        }

        public void Progress(string source, long done, long total)
        {
            if (done > 0)
            {
                cancellation.Cancel();
            }
        }
    }

    /// <summary>Fails when it is read behind a place, except for the short looks at chunk headers.</summary>
    private sealed class FailingStream(byte[] content, long end) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            count > 512 && Position + count > end
                ? Position >= end ? throw new IOException("The device is gone.") : base.Read(buffer, offset, (int)(end - Position))
                : base.Read(buffer, offset, count);
    }

    /// <summary>Ends before the length it tells.</summary>
    private sealed class ShorteningStream(byte[] content, long end) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, (int)Math.Max(0, Math.Min(count, end - Position)));
    }
}
