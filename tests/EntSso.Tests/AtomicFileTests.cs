#if NET
using System.Diagnostics;
using System.Text;
using Xunit;

namespace EntSso.Tests;

/// <summary>Only regular files are replaced. What is done with those, DeploymentFileTests and EntSso.Windows.Tests hold.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-atomic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("pipe")]
    [InlineData("link to a pipe")]
    public void A_pipe_is_refused_and_stays(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files on Windows.");
        string pipe = Path.Combine(_folder, "p");
        using Process process = Process.Start("mkfifo", [pipe]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        string path = kind == "pipe" ? pipe : File.CreateSymbolicLink(Path.Combine(_folder, "link"), pipe).FullName;

        var error = Assert.Throws<IOException>(() => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes("x"))));

        Assert.Contains("named pipe (FIFO)", error.Message, StringComparison.Ordinal);
        Assert.Equal("a named pipe (FIFO)", SpecialFile.Describe(pipe));
        Assert.Equal(kind == "pipe" ? 1 : 2, Directory.GetFileSystemEntries(_folder).Length);
    }
}
#endif
