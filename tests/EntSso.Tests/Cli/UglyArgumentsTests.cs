#if NET
using System.CommandLine;
using EntSso.Cli.Commands;
using EntSso.Cli.Output;
using EntSso.Testing;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>Every option and argument of every command gets values that nobody means well with.</summary>
public sealed class UglyArgumentsTests
{
    private static readonly string[] _notNames = ["99", "-1", "0", "json,junit", "Table, Csv", " table", "t\u0430ble", "", "\u001b[31m"];

    private static IEnumerable<(string[] Path, Command Command)> Commands(Command command, string[] path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(inner => Commands(inner, [.. path, inner.Name]));

    private static IEnumerable<(string[] Path, Command Command)> All => Commands(EntSsoSyncCommand.Create(CancellationToken.None), []);

    public static TheoryData<string, string> Options()
    {
        var options = new TheoryData<string, string>();
        foreach ((string[] path, Command command) in All)
        {
            foreach (Option option in command.Options)
            {
                options.Add(string.Join(' ', path), option.Name);
            }
        }

        return options;
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void The_parser_takes_any_text_without_an_exception_and_names_only_for_choices(string path, string name)
    {
        (string[] words, Command command) = All.Single(one => string.Join(' ', one.Path) == path);
        Option option = command.Options.Single(one => one.Name == name);
        Type type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        foreach (string value in UglyText.Examples.Concat(_notNames).Append("\0"))
        {
            ParseResult result = EntSsoSyncCommand.Create(CancellationToken.None).Parse([.. words, name, value]);

            if (type.IsEnum)
            {
                Assert.NotEmpty(result.Errors);
            }

            using var written = new StringWriter();
            using var border = new VisibleWriter(written, isMessages: true);
            foreach (var error in result.Errors)
            {
                border.WriteLine($"entsso-sync: {error.Message}");
            }

            Assert.Empty(UglyText.Dangers(written.ToString().ReplaceLineEndings("\n")));
            Assert.All(
                written.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Where(line => line.Length > 0),
                line => Assert.Matches("^(entsso-sync: |  )", line));
        }
    }

    [Fact]
    public void Every_choice_is_refused_by_number_and_taken_by_name()
    {
        int choices = 0;
        foreach ((string[] path, Command command) in All)
        {
            foreach (Option option in command.Options)
            {
                Type type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
                if (!type.IsEnum)
                {
                    continue;
                }

                choices++;
                foreach (string member in Enum.GetNames(type))
                {
                    ParseResult result = EntSsoSyncCommand.Create(CancellationToken.None).Parse([.. path, option.Name, member.ToLowerInvariant()]);
                    Assert.DoesNotContain(result.Errors, error => error.Message.Contains("is not one of"));
                }
            }
        }

        Assert.InRange(choices, 8, int.MaxValue);
    }

    /// <summary>The tool itself, with one option at a time: it ends by itself, with 0, 1 or 2, and says so in visible text.</summary>
    [Fact]
    public void The_tool_ends_in_order_whatever_an_option_says()
    {
        string folder = Directory.CreateTempSubdirectory("entsso-ugly-").FullName;
        string log = RepositoryFolder.Find("docs/samples/logs");
        string deployment = Directory.EnumerateFiles(RepositoryFolder.Find("docs/samples"), "deployment*.json", SearchOption.AllDirectories).First();
        var runs = new List<string[]>();
        foreach ((string[] path, Command command) in All)
        {
            string[] rest = path[0] switch
            {
                "events" or "changes" => [log],
                "explain" => ["11060"],
                "collect" => [deployment, "--output", Path.Combine(folder, "out.json")],
                "diagnose" => [deployment],
                "config" => [deployment, "--deployment", deployment],
                "spn" => ["ENTSSO/sso1"],
                _ => [],
            };
            foreach (Option option in command.Options.Where(one => one.Name is not ("--live" or "--sync-engine" or "--user" or "--directory")))
            {
                runs.Add([.. path, .. rest.TakeWhile(word => word != option.Name), option.Name, UglyText.Make(runs.Count)]);
            }

            runs.Add([.. path, ""]);
            runs.Add([.. path, UglyText.Make(runs.Count)]);
        }

        var failed = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.ForEach(runs, new ParallelOptions { MaxDegreeOfParallelism = 4 }, arguments =>
        {
            // The system passes no NUL in an argument, and what is not text as something else.
            EntSsoSync run = EntSsoSync.RunIn(folder, [.. arguments.Select(argument => argument.Replace("\0", ""))]);
            string[] faults =
            [
                .. run.ExitCode is 0 or 1 or 2 ? [] : new[] { $"exit code {run.ExitCode}" },
                .. UglyText.Dangers(run.Error.ReplaceLineEndings("\n")),
                .. run.Error.Contains("   at ") || run.Error.Contains("This is an error of entsso-sync") ? new[] { run.Error } : [],
            ];
            if (faults.Length > 0)
            {
                failed.Add($"{string.Join(' ', arguments.Select(VisibleText.ForTerminal))}: {string.Join("; ", faults)}");
            }
        });
        Directory.Delete(folder, recursive: true);

        Assert.InRange(runs.Count, 50, 200);
        Assert.Empty(failed);
    }

    [Theory]
    [InlineData("02.03.2026")]
    [InlineData("1/1")]
    [InlineData("3/2/2026")]
    [InlineData("08:15")]
    [InlineData("2026")]
    [InlineData("2026-3-2")]
    [InlineData("March 2, 2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-03-02T08")]
    [InlineData("20260302")]
    public void A_time_that_reads_in_two_ways_is_refused_with_the_accepted_forms(string text)
    {
        ParseResult result = EntSsoSyncCommand.Create(CancellationToken.None).Parse(["events", "x.evtx", "--after", text]);

        Assert.Contains(result.Errors, error => error.Message.Contains("expected 2026-03-02, 2026-03-02T08:15"));
    }

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T08:15")]
    [InlineData("2026-03-02 08:15:01")]
    [InlineData("2026-03-02T08:15:01.1234567Z")]
    [InlineData("2026-03-02T08:15:01+01:00")]
    public void A_time_of_the_accepted_forms_is_taken(string text) =>
        Assert.Empty(EntSsoSyncCommand.Create(CancellationToken.None).Parse(["events", "x.evtx", "--after", text]).Errors);
}
#endif
