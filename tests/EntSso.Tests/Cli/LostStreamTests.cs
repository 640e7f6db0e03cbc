#if NET
using System.Collections.Concurrent;
using System.Diagnostics;
using EntSso.Cli.Commands;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>Standard streams that are closed or cannot be written: output that is lost is exit code 2, lost messages change nothing.</summary>
public sealed class LostStreamTests : IDisposable
{
    private const string Deployment = "docs/samples/fabrikam-system-gate-closed/deployment.json";
    private const string Desired = "docs/samples/fabrikam.desired.json";

    /// <summary>The exit code of each run whose streams are all there.</summary>
    private static readonly ConcurrentDictionary<int, int> _codes = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-streams-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A run of every command that ends by itself and writes to standard output, with the exit code that it has otherwise.</summary>
    private string[][] Runs(string deployment) =>
    [
        ["events", "docs/samples/logs"],
        ["changes", "docs/samples/logs", "--format", "csv"],
        ["explain", "11060"],
        ["spn", "ENTSSO/INTSVR1"],
        ["diagnose", deployment],
        ["diagnose", deployment, "--format", "html"],
        ["config", "test", Desired, "--deployment", deployment],
        ["config", "apply", Desired, "--deployment", deployment],
        ["resource", "get"],
        ["--help"],
    ];

    [Fact]
    public void Every_command_is_among_the_runs()
    {
        string[] written = [.. Runs("").Select(run => run[0])];

        Assert.Empty(EntSsoSyncCommand.Create(CancellationToken.None).Subcommands.Select(command => command.Name).Except(written).Except(["watch", "collect"]));
    }

    [Theory]
    [InlineData("> /dev/full", true)]
    [InlineData(">&-", true)]
    [InlineData("<&- >&- 2>&-", true)]
    [InlineData("2> /dev/full", false)]
    [InlineData("2>&-", false)]
    public void A_lost_stream_never_crashes_a_command(string streams, bool isOutputLost)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The shell's way to close streams is tried on Linux.");
        var faults = new ConcurrentBag<string>();
        string instance = Path.Combine(_folder, "instance.json");
        string whole = File.ReadAllText(RepositoryFolder.Find(Deployment));
        int count = Runs("").Length;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            string deployment = Path.Combine(_folder, $"{i}.json");
            File.WriteAllText(deployment, whole);
            string[] arguments = Runs(deployment)[i];
            string input = "";
            if (arguments[0] == "resource")
            {
                File.WriteAllText(instance, $"{{\"deploymentPath\": \"{deployment}\", \"passwordSyncMode\": {{\"windowsToAdapters\": true}}}}");
                input = streams.Contains('<') ? "" : $"< \"{instance}\"";
            }

            int expected = isOutputLost ? 2 : _codes.GetOrAdd(i, _ => Run(arguments, input).Code);
            File.WriteAllText(deployment, whole);
            (int code, string error) = Run(arguments, $"{input} {streams}");

            // Closed together with output, input is what is missing first.
            if (code != expected)
            {
                faults.Add($"{string.Join(' ', arguments)} {streams}: {code} in place of {expected}. {error}");
            }

            if (isOutputLost && !streams.Contains("2>") && !error.Contains("standard output"))
            {
                faults.Add($"{string.Join(' ', arguments)} {streams}: {error}");
            }

            if (arguments[0] == "config" && arguments[1] == "apply" && (!error.Contains("made and verified") && !streams.Contains("2>") || File.ReadAllText(deployment) == whole))
            {
                faults.Add($"{string.Join(' ', arguments)} {streams}: does not say what was done. {error}");
            }
        });

        Assert.Empty(faults);
    }

    private static (int Code, string Error) Run(string[] arguments, string streams)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"exec dotnet \"$0\" \"$@\" {streams}", Path.Combine(AppContext.BaseDirectory, "entsso-sync.dll"), .. arguments])
        {
            WorkingDirectory = RepositoryFolder.Find("."),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error.Result);
    }
}
#endif
