using System.Diagnostics;
using System.Runtime.InteropServices;
using EntSso.Administration.Tools;
using Xunit;

namespace EntSso.Tests.Administration.Tools;

/// <summary>Runs programs of Unix; tests/EntSso.Windows.Tests has the cases of Windows.</summary>
public class ToolRunnerTests
{
    public ToolRunnerTests() => Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "runs programs of Unix");

    [Theory]
    [InlineData("a b", "", "say \"yes\"", "$HOME", "`id`", "a&b|c^d%e", "Zürich 日本")]
#if NET
    // Mono takes a command line apart as a Unix shell does, not as Windows does.
    [InlineData("c\\", "a b\\", "\\\"")]
#endif
    public void Arguments_arrive_unchanged(params string[] arguments)
    {
        ToolResult result = Run("/usr/bin/printf", ["[%s]\n", .. arguments]);

        Assert.Equal((0, string.Concat(Array.ConvertAll(arguments, a => $"[{a}]\n"))), (result.ExitCode, result.Output.Text));
    }

    [Fact]
    public void Exit_code_and_both_streams_come_back()
    {
        ToolResult result = Run("/bin/sh", "-c", "echo out; echo err >&2; exit 7");

        Assert.Equal((7, "out\n", "err\n"), (result.ExitCode, result.Output.Text, result.Error.Text));
        Assert.Equal("sh -c \"echo out; echo err >&2; exit 7\" ended with exit code 7; output: out; error output: err", result.ToString());
    }

    [Fact]
    public void Input_is_closed() => Assert.Equal(0, Run("/bin/cat").ExitCode);

    [Fact]
    public void Of_long_output_the_end_is_kept()
    {
        ToolOutput output = Run("/bin/sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x; printf end").Output;

        Assert.Equal((64 * 1024, true), (output.Text.Length, output.IsCut));
        Assert.EndsWith("xend", output.Text);
    }

    [Fact]
    public void A_program_that_hangs_is_ended_at_its_time_limit()
    {
        ToolException exception = Assert.Throws<ToolException>(() => new ToolRunner().Run(
            new ToolCall { File = "/bin/sh", Arguments = ["-c", "exec tail -f /dev/null"], TimeLimit = TimeSpan.FromMilliseconds(50) },
            CancellationToken.None));

        Assert.Equal(ToolFailure.TimeLimit, exception.Failure);
        Assert.Contains("did not end within 0.05 s and was ended", exception.Message);
    }

    [Fact]
    public async Task When_a_cancelled_run_returns_its_program_has_ended()
    {
        string file = Path.GetTempFileName();
        using var stop = new CancellationTokenSource();
        try
        {
            var call = new ToolCall { File = "/bin/sh", Arguments = ["-c", $"echo $$ > {file}; exec tail -f /dev/null"] };
            Task<ToolResult> run = Task.Factory.StartNew(() => new ToolRunner().Run(call, stop.Token), TaskCreationOptions.LongRunning);
            string text = "";
            Assert.True(SpinWait.SpinUntil(() => (text = File.ReadAllText(file)).Split('\n').Length > 1, TimeSpan.FromMinutes(1)), "the program never came up");

            stop.Cancel();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
            Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(text)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_process_that_slips_away_with_the_streams_is_not_waited_for_without_end()
    {
        var call = new ToolCall { File = "/bin/sh", Arguments = ["-c", "tail -f /dev/null & echo $!"] };
        Task<ToolResult> run = Task.Factory.StartNew(
            () => new ToolRunner(TimeSpan.FromMilliseconds(500)).Run(call, CancellationToken.None), TaskCreationOptions.LongRunning);

        Assert.Same(run, await Task.WhenAny(run, Task.Delay(TimeSpan.FromMinutes(1))));

        // The stray process still runs: it is what held the streams, and it is ours to end.
        ToolResult result = await run;
        using var stray = Process.GetProcessById(int.Parse(result.Output.Text));
        stray.Kill();
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Nothing_is_started_after_cancellation() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new ToolRunner().Run(new ToolCall { File = "/bin/true" }, new CancellationToken(true)));

    [Fact]
    public void A_missing_program_is_named()
    {
        ToolException exception = Assert.Throws<ToolException>(() => Run("/nonexistent/ssoconfig.exe"));

        Assert.Equal((ToolFailure.NotFound, "There is no program /nonexistent/ssoconfig.exe."), (exception.Failure, exception.Message));
    }

    [Fact]
    public void A_file_that_is_no_program_is_not_started()
    {
        string file = Path.GetTempFileName();
        try
        {
            Assert.Equal(ToolFailure.NotStarted, Assert.Throws<ToolException>(() => Run(file)).Failure);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("ssoconfig.exe")]
    [InlineData("/tools/ssoconfig.cmd")]
    [InlineData("/tools/ssoconfig.BAT")]
    public void Only_the_full_path_of_a_program_will_do(string file) => Assert.Throws<ArgumentException>(() => Run(file));

    private static ToolResult Run(string file, params string[] arguments) =>
        new ToolRunner().Run(new ToolCall { File = file, Arguments = arguments }, CancellationToken.None);
}
