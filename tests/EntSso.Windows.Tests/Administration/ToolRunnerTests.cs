using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using EntSso.Administration.Tools;
using Xunit;

namespace EntSso.Windows.Tests.Administration;

/// <summary>Programs run for real: what arrives, what comes back, and what is left when a run is ended.</summary>
public sealed partial class ToolRunnerTests : IDisposable
{
    private readonly RecordingTool _tool = new();

    public void Dispose() => _tool.Dispose();

    [WindowsTheory]
    [InlineData("-allowPS", "MIIS", "yes")]
    [InlineData("")]
    [InlineData("", "", "last")]
    [InlineData("C:\\Replay files\\", "next")]
    [InlineData("C:\\Replay\\", "next")]
    [InlineData("\\\\server\\share with blank\\\\", "next")]
    [InlineData("say \"yes\"", "\"", "\\\"", "a\\\\\"b")]
    [InlineData("a&b|c^d%PATH%e", "<in", ">out", "%", "^&", "!x!")]
    [InlineData("100 % of %PATH%", "a & b | c ^ d", "^ %TEMP% \\")]
    [InlineData("Zürich", "Жук", "日本語", "😀 smile")]
    [InlineData("tab\there", " leading", "trailing ", "line\nend")]
    [InlineData("--", "/?", "'single'", "`tick`", "$env:PATH", "*.txt")]
    public void Arguments_arrive_unchanged(params string[] arguments)
    {
        ToolResult result = Run(arguments);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(arguments, Assert.Single(_tool.Calls));
    }

    [WindowsFact]
    public void Exit_code_and_both_streams_come_back()
    {
        _tool.Tell("OUTPUT", "The operation failed.\r\n");
        _tool.Tell("ERROR", "ERROR: 0xC0002A0F\r\n");
        _tool.Tell("EXIT", "1087");

        ToolResult result = Run("-status");

        Assert.Equal(1087, result.ExitCode);
        Assert.Equal(new ToolOutput("The operation failed.\r\n", false), result.Output);
        Assert.Equal(new ToolOutput("ERROR: 0xC0002A0F\r\n", false), result.Error);
        Assert.Equal(
            "ssoconfig.exe -status ended with exit code 1087; output: The operation failed.; error output: ERROR: 0xC0002A0F", result.ToString());
    }

    [WindowsFact]
    public void Output_is_read_in_the_code_page_that_console_programs_write()
    {
        Encoding console = CodePagesEncodingProvider.Instance.GetEncoding((int)GetOEMCP()) ?? Encoding.UTF8;
        Assert.SkipWhen(console.GetByteCount("ü") != 1, "this computer's console programs write UTF-8 like everybody else");
        _tool.Tell("BYTES", Convert.ToHexString(console.GetBytes("Der Dienst wurde für niemanden gestartet.")));

        Assert.Equal("Der Dienst wurde für niemanden gestartet.", Run().Output.Text);
    }

    [WindowsFact]
    public void Of_long_output_the_end_is_kept()
    {
        _tool.Tell("OUTPUT", new string('x', 1000));
        _tool.Tell("REPEAT", "1000");

        ToolOutput output = Run().Output;

        Assert.Equal(new ToolOutput(new string('x', 64 * 1024), true), output);
    }

    [WindowsFact]
    public void A_tool_that_asks_a_question_gets_no_answer_and_ends()
    {
        _tool.Tell("READS", "yes");

        Assert.Equal(0, Run().ExitCode);
    }

    [WindowsFact]
    public void A_tool_that_hangs_is_ended_at_its_time_limit()
    {
        _tool.Tell("HANG", "yes");

        ToolException exception = Assert.Throws<ToolException>(() => new ToolRunner().Run(
            new ToolCall { File = RecordingTool.File, Arguments = ["-replayFiles", "C:\\a b"], TimeLimit = TimeSpan.FromMilliseconds(50) },
            CancellationToken.None));

        Assert.Equal(ToolFailure.TimeLimit, exception.Failure);
        Assert.StartsWith("ssoconfig.exe -replayFiles \"C:\\a b\" did not end within 0.05 s and was ended.", exception.Message);
    }

    [WindowsFact]
    public async Task Cancelling_ends_the_tool_and_what_it_has_started()
    {
        string held = Path.Combine(_tool.Folder, "held");
        _tool.Tell("CHILD", held);
        _tool.Tell("HANG", "yes");
        using CancellationTokenSource cancellation = new();
        Task<ToolResult> run = Task.Run(() => new ToolRunner().Run(new ToolCall { File = RecordingTool.File }, cancellation.Token));
        Assert.True(SpinWait.SpinUntil(() => IsHeld(held), TimeSpan.FromSeconds(60)), "the tool's child never came up");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(SpinWait.SpinUntil(() => !IsHeld(held), TimeSpan.FromSeconds(60)), "the tool's child still holds its file");
    }

    [WindowsFact]
    public void What_a_tool_leaves_running_ends_with_it()
    {
        string held = Path.Combine(_tool.Folder, "held");
        _tool.Tell("CHILD", held);

        Assert.Equal(0, Run().ExitCode);

        Assert.True(SpinWait.SpinUntil(() => !IsHeld(held), TimeSpan.FromSeconds(60)), "the tool's child still holds its file");
    }

    [WindowsFact]
    public void A_tool_ends_when_the_program_that_watches_over_it_is_gone()
    {
        _tool.Tell("HANG", "yes");
        using Process process = Process.Start(new ProcessStartInfo(RecordingTool.File) { UseShellExecute = false })!;

        // The system closes the handles of a program that ends, in whichever way.
        new JobObject(process).Dispose();

        bool hasEnded = process.WaitForExit(TimeSpan.FromSeconds(60));
        process.Kill();
        Assert.True(hasEnded, "the tool still runs");
    }

    [WindowsFact]
    public void What_is_no_program_is_not_started()
    {
        string file = Path.Combine(_tool.Folder, "ssoconfig.exe");
        File.WriteAllText(file, "This is no program.");

        ToolException exception = Assert.Throws<ToolException>(
            () => new ToolRunner().Run(new ToolCall { File = file }, CancellationToken.None));

        Assert.Equal(ToolFailure.NotStarted, exception.Failure);
    }

    /// <summary>Whether a process has the file open for writing: then nobody else may open it for that.</summary>
    private static bool IsHeld(string file)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    [LibraryImport("kernel32")]
    private static partial uint GetOEMCP();

    private static ToolResult Run(params string[] arguments) =>
        new ToolRunner().Run(new ToolCall { File = RecordingTool.File, Arguments = arguments }, CancellationToken.None);
}
