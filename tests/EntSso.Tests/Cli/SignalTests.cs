#if NET
using System.Diagnostics;
using System.Runtime.Versioning;
using EntSso.Administration.Files;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>Ctrl+C and what services and shells send stop a command in order; the second one ends it, whatever it waits for.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SignalTests : IDisposable
{
    private const int Interrupted = 130;

    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-signals-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_watch_ends_in_order(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        using Process process = EntSsoSync.Start("watch", "docs/samples/logs");
        Assert.Contains("watching", process.StandardError.ReadLine());

        Send(signal, process);

        Assert.Equal("entsso-sync: stopped.", process.StandardError.ReadToEnd().Trim());
        process.WaitForExit();
        Assert.Equal(Interrupted, process.ExitCode);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_write_that_is_stopped_leaves_the_old_file_and_nothing_else(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        string input = Path.Combine(_folder, "large.json"), output = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "out")).FullName, "old.json");
        DeploymentFile.Save(
            new SyncDeployment
            {
                Mappings = [.. Enumerable.Range(0, 40_000).Select(i => new Mapping { WindowsDomain = "FABRIKAM", WindowsUser = $"user{i}", Application = "PAYROLL", ExternalUser = $"u{i}" })],
            },
            input,
            TestContext.Current.CancellationToken);
        File.WriteAllText(output, "{}");
        string lockFile = FileLock.LockFileOf(output);
        using Process process = EntSsoSync.Start("collect", input, "--output", output);

        // Its lock file shows that it is about to write.
        Assert.True(SpinWait.SpinUntil(() => File.Exists(lockFile) || process.HasExited, TimeSpan.FromMinutes(2)));
        Send(signal, process);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        // It may have been as quick as the signal; then the file is whole.
        Assert.True(
            process.ExitCode == Interrupted ? File.ReadAllText(output) == "{}" && error.Trim() == "entsso-sync: stopped."
            : process.ExitCode == 0 && DeploymentFile.Load(output, TestContext.Current.CancellationToken).Deployment.Mappings.Count == 40_000,
            $"{process.ExitCode}: {error}");
        Assert.Equal([output], Directory.GetFileSystemEntries(Path.GetDirectoryName(output)!));
    }

    /// <summary>A reader that takes one byte and no more: a write to a full pipe does not see the token.</summary>
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void The_second_signal_ends_a_command_that_waits_for_others(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        using Process process = EntSsoSync.Start("events", "docs/samples/chain", "--provider", "*", "--format", "json");
        Assert.Equal('[', process.StandardOutput.BaseStream.ReadByte());

        Send(signal, process);
        while (!process.HasExited)
        {
            Send(signal, process);
        }

        Assert.Contains(process.ExitCode, new[] { Interrupted, 128 + 15 });
    }

    private static void Send(string signal, Process process)
    {
        using Process kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{process.Id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
#endif
