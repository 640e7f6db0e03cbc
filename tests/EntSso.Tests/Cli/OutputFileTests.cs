#if NET
using System.CommandLine;
using System.Diagnostics;
using EntSso.Administration.Files;
using EntSso.Cli.Commands;
using Xunit;

namespace EntSso.Tests.Cli;

/// <summary>What a command writes never takes the place of what it reads, under whatever name the file goes.</summary>
public sealed class OutputFileTests : IDisposable
{
    private const string Samples = "docs/samples/fabrikam";

    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-output-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Every command with an output file, every kind of file that the samples have, every way to name one file twice.</summary>
    public static TheoryData<string, string, string> Aliases()
    {
        var aliases = new TheoryData<string, string, string>();
        foreach (Command command in EntSsoSyncCommand.Create(CancellationToken.None).Subcommands.Where(one => one.Options.Any(option => option.Name == "--output")))
        {
            foreach (string file in Directory.GetFiles(RepositoryFolder.Find(Samples)).Select(Path.GetFileName).Where(name => name != "README.md")!)
            {
                foreach (string alias in new[] { "itself", "relative", "symbolic link", "input by symbolic link", "hard link", "in its folder" })
                {
                    aliases.Add(command.Name, file, alias);
                }
            }
        }

        return aliases;
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void An_input_is_refused_as_output_and_stays(string command, string name, string alias)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows; EntSso.Windows.Tests has those.");
        string file = Path.Combine(_folder, name);
        File.Copy(Path.Combine(RepositoryFolder.Find(Samples), name), file);
        string other = Path.Combine(_folder, "other");
        (string input, string output) = alias switch
        {
            "relative" => (file, Path.Combine(_folder, ".", "nowhere", "..", name)),
            "symbolic link" => (file, File.CreateSymbolicLink(other, name).FullName),
            "input by symbolic link" => (File.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(other).FullName, name), file).FullName, file),
            "hard link" => (file, HardLink(file, other)),
            "in its folder" => (_folder, file),
            _ => (file, file),
        };
        byte[] before = File.ReadAllBytes(file);

        var refused = Assert.Throws<IOException>(() => Invoke(command, input, "--output", output));

        Assert.StartsWith($"{output}: it is ", refused.Message);
        Assert.EndsWith("Nothing was written; name another file.", refused.Message);
        Assert.Equal(before, File.ReadAllBytes(file));
        Assert.DoesNotContain(Directory.GetFiles(_folder), one => one.EndsWith(".tmp") || one.EndsWith(".lock"));
    }

    [Fact]
    public void The_refusal_is_one_line_and_exit_code_2()
    {
        string file = Path.Combine(_folder, "deployment.json");
        File.Copy(Path.Combine(RepositoryFolder.Find(Samples), "deployment.json"), file);

        EntSsoSync run = EntSsoSync.Run("collect", file, "--output", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"entsso-sync: {file}: it is an input of this command as well. Nothing was written; name another file.", run.Error.Trim());
    }

    [Theory]
    [InlineData("collect")]
    [InlineData("diagnose", "--format", "json")]
    public void A_dash_is_standard_output_and_not_a_file(string command, params string[] options)
    {
        string input = RepositoryFolder.Find($"{Samples}/deployment.json");
        string file = Path.Combine(_folder, "written");

        EntSsoSync toFile = EntSsoSync.RunIn(_folder, [command, input, .. options, "--output", file]);
        EntSsoSync run = EntSsoSync.RunIn(_folder, [command, input, .. options, "--output", "-"]);

        Assert.Equal(toFile.ExitCode, run.ExitCode);
        Assert.StartsWith("{", run.Output);
        Assert.Equal(File.ReadAllText(file).Length, run.Output.Length);
        Assert.Equal([file], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("application.evtx", "an event log")]
    [InlineData("MV.xml", "an export of the sync engine")]
    [InlineData("ENTSSO.xml", "ENTSSO.xml")]
    [InlineData("displaydb.txt", "the output of a tool")]
    [InlineData("deployment.json", null)]
    public void An_export_or_a_log_is_refused_even_when_it_is_not_an_input(string name, string? kind)
    {
        string file = Path.Combine(_folder, name);
        File.Copy(Path.Combine(RepositoryFolder.Find(Samples), name), file);
        void Write() => OutputFile.Write(file, [], stream => stream.WriteByte((byte)'x'), TestContext.Current.CancellationToken);

        if (kind is null)
        {
            Write();

            Assert.Equal("x", File.ReadAllText(file));
        }
        else
        {
            Assert.Contains($"it is {kind}, which would be lost.", Assert.Throws<IOException>(Write).Message);
            Assert.InRange(new FileInfo(file).Length, 2, long.MaxValue);
        }
    }

    [Fact]
    public void A_report_is_written_again_beside_its_inputs()
    {
        foreach (string file in Directory.GetFiles(RepositoryFolder.Find(Samples)))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        foreach (string format in new[] { "table", "json", "junit", "sarif", "html" })
        {
            string report = Path.Combine(_folder, $"report.{(format == "junit" ? "xml" : format)}");
            int first = Invoke("diagnose", _folder, "--format", format, "--output", report);

            // The report of the first run is now in the folder.
            Assert.InRange(first, 0, 1);
            Assert.Equal(first, Invoke("diagnose", _folder, "--format", format, "--output", report));
            Assert.NotEqual(0, new FileInfo(report).Length);
        }
    }

    [Fact]
    public void A_writer_holds_the_lock_of_its_file()
    {
        string file = Path.Combine(_folder, "out");
        bool wasSeen = false;
        OutputFile.Write(
            file,
            [],
            stream =>
            {
                Assert.Throws<TimeoutException>(() => FileLock.Take(file, TimeSpan.Zero, TestContext.Current.CancellationToken));
                wasSeen = true;
            },
            TestContext.Current.CancellationToken);

        Assert.True(wasSeen);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder));
    }

    /// <summary>An architecture rule: files are replaced by those alone who hold their locks.</summary>
    [Fact]
    public void Nothing_replaces_a_file_without_its_lock()
    {
        var writing = new System.Text.RegularExpressions.Regex(
            @"\bAtomicFile\.Write\(|\bDeploymentFile\.Save\([^,]*, *(?!stream|content)\w+|\bFile\.(Write|Append|Create|Copy|Move|OpenWrite)\w*\(|FileMode\.Create\b");
        string[] withLock = ["AtomicFile.cs", "OutputFile.cs", "DeploymentFile.cs", "DeploymentFileAdministration.cs"];
        Assert.Empty(
            from file in Directory.EnumerateFiles(RepositoryFolder.Find("src"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !withLock.Contains(Path.GetFileName(file))
            from System.Text.RegularExpressions.Match match in writing.Matches(File.ReadAllText(file))
            select $"{Path.GetFileName(file)}: {match.Value}");
    }

    [Fact]
    public void Two_files_are_two_however_alike()
    {
        string one = Path.Combine(_folder, "a"), two = Path.Combine(_folder, "b");
        File.WriteAllText(one, "x");
        File.Copy(one, two);

        Assert.False(PathComparison.IsSameFile(one, two));
        Assert.False(PathComparison.IsSameFile(one, Path.Combine(_folder, "c")));
        Assert.True(PathComparison.IsSameFile(one, Path.Combine(_folder, ".", "a")));
    }

    /// <summary>Runs a command in this process; it throws what Program would show.</summary>
    private static int Invoke(params string[] arguments) => EntSsoSyncCommand.Create(TestContext.Current.CancellationToken)
        .Parse(arguments)
        .Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });

    private static string HardLink(string file, string name)
    {
        using Process process = Process.Start("ln", [file, name]);
        process.WaitForExit();
        return name;
    }
}
#endif
