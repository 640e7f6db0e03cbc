#if NET
using System.Diagnostics;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>A command that reads standard input does so where there is one, and does not wait where there is none.</summary>
public sealed class StandardInputTests
{
    [Theory]
    [InlineData("<&-", "standard input is closed")]
    [InlineData("< /dev/null", "standard input(1,1): expected a value")]
    [InlineData("< /proc/self/exe", "standard input")]
    public void Without_input_the_command_ends_with_one_message(string input, string message)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The shell's closing of standard input is tried on Linux.");
        var start = new ProcessStartInfo("sh", ["-c", $"exec dotnet \"$0\" resource get {input}", Path.Combine(AppContext.BaseDirectory, "entsso-sync.dll")])
        {
            RedirectStandardError = true,
        };

        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(message, error);
    }

    [Fact]
    public void Input_of_a_pipe_is_read() =>
        Assert.Contains("deploymentPath is missing", EntSsoSync.RunWith("{}", "resource", "get").Error, StringComparison.Ordinal);
}
#endif
