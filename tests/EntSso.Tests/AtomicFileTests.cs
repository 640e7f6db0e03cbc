#if NET
using System.Diagnostics;
using System.Text;
using EntSso.Administration.Files;
using EntSso.Collection.Exports;
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

    public static TheoryData<string> Names => new(
        "d.json", "Gr\u00F6\u00DFe \u65E5\u672C.json", new string('n', 250) + ".json", new string('\u65E5', 80) + ".json", ".hidden", "a*b?.json", "[1].json");

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_up_to_the_length_of_the_system_are_written_and_locked(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows other names.");
        string file = Path.Combine(_folder, name);

        for (int i = 0; i < 2; i++)
        {
            using (FileLock.Take(file, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken))
            {
                AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes($"{i}")), TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal("1", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_killed_writer_left_behind_is_no_input_and_goes_with_the_next_turn(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows other names.");
        string file = Path.Combine(_folder, name);
        string leftover = "";
        using var kill = new CancellationTokenSource();
        AtomicFile.Write(file, stream =>
        {
            // A copy of the temporary file as it is now is what SIGKILL leaves behind.
            string temporary = Directory.GetFiles(_folder).Single(one => one != file);
            leftover = Path.Combine(_folder, Path.GetFileName(temporary).Replace(Path.GetFileName(temporary)[^36..], Guid.NewGuid().ToString("N") + ".tmp"));
            File.WriteAllText(leftover, "{\"format\": \"EntSsoDeployment\", \"version\": 1}");
            stream.WriteByte((byte)'x');
        }, kill.Token);
        Assert.True(AtomicFile.IsTemporary(leftover));
        Assert.DoesNotContain(ExportFolder.Read(_folder, cancellationToken: TestContext.Current.CancellationToken).Files, one => one.Path == leftover);

        FileLock.Take(file, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken).Dispose();

        Assert.Equal([file], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_temporary_file_that_is_being_written_stays()
    {
        string file = Path.Combine(_folder, "d.json");
        AtomicFile.Write(file, stream =>
        {
            AtomicFile.DeleteLeftovers(file);
            Assert.Single(Directory.GetFiles(_folder));
            stream.WriteByte((byte)'x');
        }, TestContext.Current.CancellationToken);

        Assert.Equal("x", File.ReadAllText(file));
    }

    [Theory]
    [InlineData(".d.json.0123456789abcdef0123456789abcdef.tmp", true)]
    [InlineData("d.json.0123456789abcdef0123456789abcdef.tmp", false)]
    [InlineData(".d.json.0123456789abcdef0123456789abcdeg.tmp", false)]
    [InlineData(".0123456789abcdef0123456789abcdef.tmp", false)]
    [InlineData(".tmp", false)]
    [InlineData("d.tmp", false)]
    public void Temporary_files_are_known_by_their_whole_name(string name, bool isTemporary) => Assert.Equal(isTemporary, AtomicFile.IsTemporary(name));

    [Theory]
    [InlineData("planted link to nothing")]
    [InlineData("planted link to a file")]
    [InlineData("planted pipe")]
    public void What_is_planted_in_the_place_of_the_lock_file_is_not_followed(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        string file = Path.Combine(_folder, "d.json");
        string elsewhere = Path.Combine(_folder, "elsewhere");
        string lockFile = FileLock.LockFileOf(file);
        if (kind == "planted pipe")
        {
            using Process process = Process.Start("mkfifo", [lockFile]);
            process.WaitForExit();
        }
        else
        {
            File.CreateSymbolicLink(lockFile, elsewhere);
            if (kind == "planted link to a file")
            {
                File.WriteAllText(elsewhere, "theirs");
            }
        }

        var error = Assert.Throws<IOException>(() => FileLock.Take(file, TimeSpan.Zero, TestContext.Current.CancellationToken));

        Assert.Contains(lockFile, error.Message);
        Assert.Equal(kind == "planted link to a file", File.Exists(elsewhere));
    }

    [Fact]
    public void Owner_group_and_mode_of_the_old_file_stay()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Assert.Skip("Only root can give files to others.");
            return;
        }

        string file = Path.Combine(_folder, "d.json");
        File.WriteAllText(file, "old");
        using (Process give = Process.Start("chown", ["1234:2345", file]))
        {
            give.WaitForExit();
        }

        File.SetUnixFileMode(file, (UnixFileMode)0b110_111_101_101);

        AtomicFile.Write(file, stream => stream.WriteByte((byte)'n'), TestContext.Current.CancellationToken);

        Assert.Equal("n", File.ReadAllText(file));
        Assert.Equal((1234, 2345), (SpecialFile.Status(file)!.Value.User, SpecialFile.Status(file)!.Value.Group));
        Assert.Equal((UnixFileMode)0b110_111_101_101, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    public void What_is_not_a_name_is_an_error_of_input_and_output(string path)
    {
        Assert.Throws<IOException>(() => AtomicFile.Write(path, _ => { }, TestContext.Current.CancellationToken));
        Assert.Throws<IOException>(() => InputFile.Open(path));
    }

    [Theory]
    [InlineData("/proc/kmsg")]
    [InlineData("/proc/self/status")]
    [InlineData("/sys/kernel/notes")]
    public void A_file_that_the_kernel_makes_up_is_refused(string path)
    {
        Assert.SkipUnless(File.Exists(path), "There is no such file here.");

        Assert.Contains("kernel", Assert.Throws<IOException>(() => InputFile.Open(path)).Message);
    }
}
#endif
