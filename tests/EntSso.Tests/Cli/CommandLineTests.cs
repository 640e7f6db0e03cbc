#if NET
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace EntSso.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private const string Logs = "docs/samples/logs";

    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Changes_shows_where_each_change_ended_and_what_to_type()
    {
        EntSsoSync run = EntSsoSync.Run("changes", Logs);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("12 password changes: 4 delivered, 3 skipped, 1 pending, 1 unexplained, 3 failed. 14 refused calls.", run.Output);
        Assert.Contains("ssomanage -disablemapping FABRIKAM\\ana.costa", run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 120));
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void Events_as_json_lines_have_the_documented_names_and_times()
    {
        EntSsoSync run = EntSsoSync.Run("events", Logs, "--id", "11060", "--format", "jsonl");

        JsonElement[] events = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(4, events.Length);
        JsonElement first = events[0];
        Assert.Equal("2026-03-03T08:15:00.0000000Z", first.GetProperty("timeCreated").GetString());
        Assert.Equal(40211, first.GetProperty("recordId").GetInt64());
        Assert.Equal(@"FABRIKAM\mimsync", first.GetProperty("strings")[1].GetString());
        Assert.Equal("Client User", first.GetProperty("fields")[1].GetProperty("label").GetString());
        Assert.Equal("failed", first.GetProperty("outcome").GetString());
        Assert.Equal("receive-from-miis", first.GetProperty("stage").GetString());
        Assert.Equal(0x80070005, first.GetProperty("errorCode").GetProperty("value").GetInt64());
    }

    [Theory]
    [InlineData("--outcome", "skipped", 3)]
    [InlineData("--area", "DirectSync", 3)]
    [InlineData("--account", @"FABRIKAM\ana*", 5)]
    [InlineData("--after", "2026-03-12", 2)]
    [InlineData("--before", "2026-03-02T06:00:30Z", 9)]
    [InlineData("--tracking-id", "{3F2A3F01-5A17-4C0E-9B01-0000FAB00001}", 3)]
    [InlineData("--provider", "mssql*", 2)]
    public void Events_are_filtered(string option, string value, int count)
    {
        EntSsoSync run = EntSsoSync.Run("events", Logs, option, value, "--format", "json");

        Assert.Equal(count, JsonDocument.Parse(run.Output).RootElement.GetArrayLength());
    }

    public static TheoryData<string, string> FormatsOfLogs() =>
        [.. from command in (string[])["events", "changes"] from format in (string[])["table", "json", "jsonl", "csv"] select (command, format)];

    /// <summary>A program that reads the output must not find the beginning of a result where there is none.</summary>
    [Theory]
    [MemberData(nameof(FormatsOfLogs))]
    public void Nothing_is_written_where_no_log_can_be_read(string command, string format)
    {
        string empty = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName, text = Path.Combine(_folder, "text.evtx");
        File.WriteAllText(text, "This is not a log.");
        string other = Directory.CreateDirectory(Path.Combine(_folder, "other")).FullName;
        File.WriteAllText(Path.Combine(other, "settings.json"), "{}");

        foreach (string path in new[] { empty, Path.Combine(_folder, "missing.evtx"), text, _folder, other })
        {
            EntSsoSync run = EntSsoSync.Run(command, path, "--format", format);

            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.StartsWith("entsso-sync: ", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("events", "--outcome", "skipped", "Failed")]
    [InlineData("events", "--area", "directsync", "MIIS")]
    [InlineData("changes", "--outcome", "pending", "unexplained")]
    public void A_filter_takes_several_words(string command, string option, string one, string other)
    {
        int Count(params string[] filter) =>
            JsonDocument.Parse(EntSsoSync.Run([command, Logs, .. filter, "--format", "json"]).Output).RootElement.GetArrayLength();

        int both = Count(option, $"{one},{other}");

        Assert.True(Count(option, one) > 0 && Count(option, other) > 0);
        Assert.Equal(Count(option, one) + Count(option, other), both);
        Assert.Equal(both, Count(option, one, option, other));
        Assert.Contains("'fail' is not one of", EntSsoSync.Run(command, Logs, option, $"{one},fail").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_a_header_and_a_row_an_event()
    {
        string[] rows = EntSsoSync.Run("events", Logs, "--id", "11063", "--format", "csv").Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(6, rows.Length);
        Assert.StartsWith("timeCreated,eventSource,id,symbolicName,", rows[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11060", "SSO_WARN_PS_MIIS_ACCESS_DENIED")]
    [InlineData("sso_warn_ps_miis_access_denied", "EXT-06")]
    [InlineData("0xC0002A22", "ENTSSO_E_ACCOUNT_NOT_VALID")]
    [InlineData("0x80090005", "NTE_BAD_DATA")]
    [InlineData("*MIIS*", "11070")]
    [InlineData("6025", "setspn -Q PCNSCLNT/")]
    [InlineData("PCNSSVC/6032", "PCNS-06")]
    [InlineData("not-joined-to-MV", "SYNC-11")]
    [InlineData("10536", "With 0x800706D9")]
    public void Explain_finds_ids_symbols_wildcards_and_codes(string subject, string words)
    {
        EntSsoSync run = EntSsoSync.Run("explain", subject);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(words, run.Output);
    }

    [Theory]
    [InlineData(1, "explain", "4711")]
    [InlineData(1, "explain", "0xDEADBEEF")]
    [InlineData(1, "explain", "0xXYZ")]
    [InlineData(1, "explain", "6025", "--source", "MIIServer")]
    [InlineData(2, "explain", "6025", "--source", "NoSuch")]
    [InlineData(2, "explain", " ")]
    [InlineData(2, "events", "nosuch.evtx")]
    [InlineData(2, "events", Logs, "--id", "eleven")]
    [InlineData(2, "events", Logs, "--after", "yesterday")]
    [InlineData(2, "events", Logs, "--format", "yaml")]
    [InlineData(2, "events")]
    [InlineData(2, "diagnose", "nosuch")]
    [InlineData(2, "diagnose", "docs/samples/fabrikam", "--rule", "NOSUCH-*")]
    [InlineData(2, "spn")]
    [InlineData(2)]
    public void Wrong_usage_and_nothing_found_have_their_exit_codes_and_one_clear_line(int exitCode, params string[] arguments)
    {
        EntSsoSync run = EntSsoSync.Run(arguments);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("entsso-sync: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Theory]
    [InlineData("empty.evtx", "")]
    [InlineData("notes.evtx", "Dear diary, today nothing was logged.")]
    [InlineData("binary.evtx", "\0\u0001\u0002")]
    public void A_file_that_is_no_log_is_named_with_what_it_looks_like(string name, string content)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, content);

        EntSsoSync run = EntSsoSync.Run("events", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(name, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Theory]
    [InlineData("cut.json", "{ \"entSsoDeployment\": \"1.0\", \"name\": \"Fab", "cut.json(1,38): ")]
    [InlineData("diary.txt", "Dear diary", "diary.txt(1,1): ")]
    [InlineData("notes.evtx", "Dear diary", "notes.evtx: This looks like plain text")]
    [InlineData("empty.evtx", "", "empty.evtx: the file is empty")]
    public void Diagnose_judges_nothing_where_the_only_file_cannot_be_read_and_says_so_once(string name, string content, string error)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, content);

        EntSsoSync run = EntSsoSync.Run("diagnose", file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(error, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Diagnose_tells_of_an_unreadable_log_in_a_folder_and_judges_the_rest()
    {
        File.Copy(RepositoryFolder.Find("docs/samples/fabrikam/deployment.json"), Path.Combine(_folder, "deployment.json"));
        File.WriteAllText(Path.Combine(_folder, "notes.evtx"), "Dear diary");

        EntSsoSync run = EntSsoSync.Run("diagnose", _folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("notes.evtx", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("Password synchronisation of Fabrikam", run.Output);
    }

    [Fact]
    public void A_truncated_log_is_read_as_far_as_it_goes_and_ends_with_code_2()
    {
        byte[] whole = File.ReadAllBytes(RepositoryFolder.Find(Logs + "/healthy-day.evtx"));
        string file = Path.Combine(_folder, "cut.evtx");
        File.WriteAllBytes(file, whole[..(4096 + 3000)]);

        EntSsoSync run = EntSsoSync.Run("events", file, "--provider", "*", "--format", "jsonl");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("offset 0x", run.Error);
        Assert.NotEmpty(run.Output);
    }

    [Fact]
    public void Diagnose_names_the_first_broken_link_and_ends_with_code_1()
    {
        EntSsoSync run = EntSsoSync.Run("diagnose", "docs/samples/fabrikam-server-gate-closed");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("First broken link: server gate", run.Output);
        Assert.Contains("ssoconfig -allowPS MIIS yes", run.Output);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("99999999999999")]
    public void A_number_of_any_length_that_means_nothing_is_reported(string number) =>
        Assert.Contains($"There is no definition of '{number}'", EntSsoSync.Run("explain", number).Error);

    [Fact]
    public void A_failure_that_the_first_broken_link_explains_is_shown_as_its_consequence()
    {
        string output = EntSsoSync.Run("diagnose", "docs/samples/fabrikam-server-gate-closed").Output;

        string[] lines = [.. output.Split('\n').Select(line => line.TrimEnd())];
        Assert.Matches(@"sync engine +Fail +SYNC-09 +\(consequence\)$", Assert.Single(lines, line => line.Contains("\u2717 sync engine", StringComparison.Ordinal)));
        int[] order =
        [
            output.IndexOf("First broken link: server gate", StringComparison.Ordinal),
            output.IndexOf("  GATE-02   Fail", StringComparison.Ordinal),
            output.IndexOf("Consequences of it, which likely go when it is fixed:", StringComparison.Ordinal),
            output.IndexOf("  SYNC-09   Fail", StringComparison.Ordinal),
            output.IndexOf("  GATE-07   Warning", StringComparison.Ordinal),
            output.IndexOf("? EXT-09 ENTSSOMA2", StringComparison.Ordinal),
            output.IndexOf("\u2717 sync engine", StringComparison.Ordinal),
        ];
        Assert.All(order, place => Assert.True(place >= 0));
        Assert.Equal(order.Order(), order);

        string page = EntSsoSync.Run("diagnose", "docs/samples/fabrikam-server-gate-closed", "--format", "html").Output;
        Assert.Contains("aria-label=\"Link 2, Sync engine: Broken, a consequence of the first broken link\"", page);
        Assert.Contains("aria-label=\"Link 6, Server gate: Broken, the first broken link\"", page);
    }

    [Fact]
    public void A_healthy_deployment_ends_with_code_0_even_when_unknowns_count()
    {
        EntSsoSync run = EntSsoSync.Run("diagnose", "docs/samples/fabrikam", "--fail-on", "unknown");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("No broken link found.", run.Output);
    }

    [Fact]
    public void What_nobody_could_look_at_stands_in_the_verdict()
    {
        EntSsoSync run = EntSsoSync.Run("diagnose", "docs/samples/fabrikam/deployment.json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("No broken link found, but some checks could not run.", run.Output);
    }

    [Fact]
    public void Standard_output_is_no_file_to_replace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no path for it.");

        EntSsoSync run = EntSsoSync.Run("diagnose", "docs/samples/fabrikam", "--format", "json", "--output", "/dev/stdout");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("entsso-sync: /dev/stdout: it is a ", run.Error);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("html")]
    public void Reports_go_to_a_file_or_to_standard_output(string format)
    {
        string file = Path.Combine(_folder, "report");

        EntSsoSync toFile = EntSsoSync.Run("diagnose", "docs/samples/fabrikam-spn-missing", "--format", format, "--output", file);
        EntSsoSync toOutput = EntSsoSync.Run("diagnose", "docs/samples/fabrikam-spn-missing", "--format", format);

        Assert.Equal((1, "", 1), (toFile.ExitCode, toFile.Output, toOutput.ExitCode));
        string text = File.ReadAllText(file);
        Assert.Contains("ENTSSO/INTSVR1", text);
        Assert.Contains("ENTSSO/INTSVR1", toOutput.Output);
        switch (format)
        {
            case "json" or "sarif":
                Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(text).RootElement.ValueKind);
                break;
            case "junit":
                Assert.Equal("testsuites", XDocument.Parse(text).Root!.Name.LocalName);
                break;
            default:
                Assert.StartsWith("<!doctype html>", text, StringComparison.OrdinalIgnoreCase);
                break;
        }

        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Collect_writes_a_deployment_that_is_diagnosed_alike()
    {
        string file = Path.Combine(_folder, "deployment.json");

        Assert.Equal(0, EntSsoSync.Run("collect", "docs/samples/fabrikam-system-gate-closed", "--output", file, "--name", "Collected").ExitCode);
        EntSsoSync run = EntSsoSync.Run("diagnose", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Password synchronisation of Collected", run.Output);
        Assert.Contains("First broken link: system gate", run.Output);
    }

    [Theory]
    [InlineData("--live", "A live SSO system is reached through COM")]
    [InlineData("--sync-engine", "A running sync engine is reached through WMI", ".")]
    public void Collect_from_a_running_product_says_off_Windows_what_to_do_instead(string option, string reason, string? value = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "this is Windows");
        string file = Path.Combine(_folder, "deployment.json");

        EntSsoSync run = EntSsoSync.Run(["collect", "docs/samples/fabrikam", option, .. value is null ? Array.Empty<string>() : [value], "--output", file]);

        Assert.Equal((2, "", false), (run.ExitCode, run.Output, File.Exists(file)));
        Assert.Contains(reason, run.Error);
        Assert.Contains("specify a deployment file, or a folder of exports and logs", run.Error);
    }

    [Theory]
    [InlineData("its folder does not exist.", "collect", "docs/samples/fabrikam", "--output", "nosuch/file.json")]
    [InlineData("its folder does not exist.", "diagnose", "docs/samples/fabrikam", "--format", "html", "--output", "nosuch/file.html")]
    [InlineData("its folder does not exist.", "diagnose", "docs/samples/fabrikam", "--output", "nosuch/file.txt")]
    [InlineData("this is a folder.", "collect", "docs/samples/fabrikam", "--output", "docs")]
    public void A_file_that_cannot_be_written_is_named_with_the_reason_and_no_other_file_is(string reason, params string[] arguments)
    {
        EntSsoSync run = EntSsoSync.Run(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"entsso-sync: {arguments[^1]}: {reason} Nothing was written; specify a file in a folder that you can write to.", run.Error.Trim());
    }

    [Theory]
    [InlineData("Specify the sources")]
    [InlineData("need --live", "docs/samples/fabrikam", "--server", "INTSVR1")]
    [InlineData("need --live", "--sync-engine", ".", "--mapping-of", @"FABRIKAM\ana")]
    public void Collect_says_which_source_is_missing(string reason, params string[] arguments)
    {
        EntSsoSync run = EntSsoSync.Run(["collect", .. arguments, "--output", Path.Combine(_folder, "deployment.json")]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error);
        Assert.Empty(Directory.GetFiles(_folder));
    }
}
#endif
