using EntSso.Events.Reading;
using EntSso.Events.Reading.Evtx;
using Xunit;

namespace EntSso.Tests.Events.Evtx;

/// <summary>
/// Logs that Windows wrote. The numbers were counted by libevtx and by the Rust reader that the logs come from; where those two lose
/// records, by hand from the chunk headers.
/// </summary>
public sealed class SampleLogTests
{
    [Theory]
    [InlineData("system.evtx", 1881)]
    [InlineData("2-vss_7-System.evtx", 1160)]
    [InlineData("Application_no_crc32.evtx", 17)]
    [InlineData("MSExchange_Management_wec.evtx", 1)]
    [InlineData("issue_201.evtx", 1)]
    [InlineData("E_Windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx", 340)]
    [InlineData("E_ShadowCopy6_windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx", 459)]
    [InlineData("security_bad_string_cache.evtx", 2261)]
    public void Every_event_is_read(string file, int count) => Assert.Equal(count, Read(file, "*").Count);

    [Fact]
    public void Records_behind_a_hole_in_a_chunk_are_read_too()
    {
        // Other readers stop at the hole at 0x73060 and find 270. The chunk's header promises numbers up to 47705, and the 31 whole
        // records 47675 to 47705 stand behind the hole. One of the 270 is 46741, of which only zeros are left behind its first 64 bytes:
        // it names neither provider nor id, and is reported instead.
        var monitor = new RecordingMonitor();

        var numbers = Read("sample_with_a_bad_chunk_magic.evtx", "*", monitor).Select(record => record.RecordId).ToList();

        Assert.Equal(270 + 31 - 1, numbers.Count);
        Assert.Equal(numbers.OrderBy(number => number), numbers);
        Assert.Equal(Enumerable.Range(47675, 31).Select(number => (long)number), numbers.Where(number => number > 47640));
        Assert.Contains(monitor.Problems, problem => problem.Place == "record 46741 at offset 0x2fc0" && problem.SkippedBytes == 472);
        Assert.Contains(monitor.Problems, problem => problem.Place == "offset 0x61000" && problem.SkippedBytes == 65536);
        Assert.Contains(monitor.Problems, problem => problem.Place == "offset 0x73060" && problem.SkippedBytes == 0x4170);
    }

    [Fact]
    public void A_record_whose_size_is_zero_and_all_behind_it_are_read()
    {
        // Other readers leave the first chunk at its third record, or hang there. Its header promises the records 1 to 117.
        var monitor = new RecordingMonitor();

        var records = Read("sample-with-zero-data-size-event.evtx", "*", monitor);

        Assert.Equal(450, records.Count);
        Assert.Equal(Enumerable.Range(1, 117).Select(number => (long)number), records.Take(117).Select(record => record.RecordId));
        Assert.Equal(6005, records[2].Id);
        Assert.Equal(24, records[2].Binary.Length);
        Assert.Contains(monitor.Problems, problem => problem.Place == "record 3 at offset 0x1820");
    }

    [Theory]
    [InlineData("system.evtx", "EventLog", 32)]
    [InlineData("system.evtx", "eventlog", 32)]
    [InlineData("system.evtx", "Service Control Manager", 100)]
    [InlineData("system.evtx", "E1IEXPRESS", 289)]
    [InlineData("system.evtx", "Microsoft-Windows-Kernel-General", 619)]
    [InlineData("system.evtx", "ENTSSO", 0)]
    [InlineData("2-vss_7-System.evtx", "EventLog", 41)]
    [InlineData("2-vss_7-System.evtx", "Service Control Manager", 77)]
    [InlineData("issue_201.evtx", "MSExchange CmdletLogs", 1)]
    [InlineData("Application_no_crc32.evtx", "esent", 3)]
    public void A_provider_is_found_whatever_its_case_and_form(string file, string provider, int count)
    {
        var records = Read(file, provider);

        Assert.Equal(count, records.Count);
        Assert.Equal(
            Read(file, "*").Where(record => EventQuery.Of(provider).Matches(record)).Select(record => record.RecordId),
            records.Select(record => record.RecordId));
    }

    [Fact]
    public void A_classic_event_has_the_fields_that_its_bytes_say()
    {
        var record = Read("system.evtx", "EventLog")[0];

        Assert.Equal(6009, record.Id);
        Assert.Equal(0x8000, record.Qualifiers);
        Assert.Equal(4, record.Level);
        Assert.Equal(1, record.RecordId);
        Assert.Equal(new DateTime(2017, 7, 12, 17, 16, 28, DateTimeKind.Utc).AddTicks(2141616), record.TimeCreated);
        Assert.Equal("WIN-P4SIAA0SQCO", record.Computer);
        Assert.Equal("System", record.Channel);
        Assert.Equal(["10.00.", "15063", "", "Multiprocessor Free", "0"], record.Strings);
    }

    [Fact]
    public void An_empty_first_string_stays_the_first()
    {
        var record = Read("system.evtx", "e1iexpress")[0];

        Assert.Equal(70, record.RecordId);
        Assert.Equal(32, record.Id);
        Assert.Equal(["", "Intel(R) 82574L Gigabit Network Connection"], record.Strings);
        Assert.Equal(44, record.Binary.Length);
        Assert.Equal(0x60, record.Binary[43]);
    }

    [Fact]
    public void A_forwarded_event_without_template_has_all_of_its_strings()
    {
        var record = Assert.Single(Read("issue_201.evtx", "MSExchange CmdletLogs"));

        Assert.Equal(1, record.Id);
        Assert.Equal(0x4000, record.Qualifiers);
        Assert.Equal(3229, record.RecordId);
        Assert.Equal(new DateTime(2021, 11, 19, 16, 52, 33, DateTimeKind.Utc).AddTicks(8337335), record.TimeCreated);
        Assert.Equal(27, record.Strings.Count);
        Assert.Equal("Set-Mailbox", record.Strings[0]);
        Assert.Equal("5668 w3wp#MSExchangePowerShellAppPool", record.Strings[6]);
        Assert.Equal("", record.Strings[7]);
        Assert.Equal("5", record.Strings[8]);
        Assert.Equal("fr-FR", record.Strings[26]);
    }

    [Fact]
    public void A_manifest_event_has_typed_values_as_Windows_shows_them()
    {
        var record = Read("security_bad_string_cache.evtx", "Microsoft-Windows-Security-Auditing").First(one => one.Id == 4624);
        var values = record.Names.Zip(record.Strings, (name, value) => name + "=" + value).ToList();

        Assert.Equal(20, values.Count);
        Assert.Contains("SubjectUserSid=S-1-0-0", values);
        Assert.Contains("TargetUserSid=S-1-5-18", values);
        Assert.Contains("TargetLogonId=0x3e7", values);
        Assert.Contains("LogonGuid={00000000-0000-0000-0000-000000000000}", values);
        Assert.Contains("LogonType=0", values);
    }

    private static List<EventRecord> Read(string file, string provider) => Read(file, provider, new RecordingMonitor());

    private static List<EventRecord> Read(string file, string provider, RecordingMonitor monitor) =>
        new EvtxFileReader(SampleLogs.Path(file)).Read(EventQuery.Of(provider), monitor, CancellationToken.None).ToList();
}
