#if NET
using System.Diagnostics;
using Xunit;

namespace EntSso.Tests;

/// <summary>
/// .ci/run with stand-ins for the programs that it calls: whatever goes wrong, it ends with its last line and an exit code that says so,
/// and it counts each test once.
/// </summary>
public sealed class ContinuousIntegrationTests : IDisposable
{
    private const string DotnetTest =
        """
        skipped EntSso.Windows.Tests.FileTests.A_file (0ms)
          needs Windows
        skipped EntSso.Windows.Tests.FileTests.A_theory (0ms)
        skipped EntSso.Tests.DomainTests.A_domain(user: "x y") (0ms)
        skipped Live: A live system: in the STA apartment: shows "FABRIKAM\alice"
          the fake ENTSSO components are not registered here
        Test run summary: Passed!
          total: 104
          failed: 0
          succeeded: 100
          skipped: 4
          duration: 2s
        """;

    private const string WineReport =
        """
        <assemblies><assembly total="3">
        <test name="EntSso.Windows.Tests.FileTests.A_file" result="Pass" type="EntSso.Windows.Tests.FileTests" method="A_file" />
        <test name="EntSso.Windows.Tests.FileTests.A_theory(n: 1)" result="Pass" type="EntSso.Windows.Tests.FileTests" method="A_theory" />
        <test name="EntSso.Windows.Tests.FileTests.A_theory(n: 2)" result="Pass" type="EntSso.Windows.Tests.FileTests" method="A_theory" />
        </assembly></assemblies>
        """;

    private const string MonoReport = """<assemblies><assembly total="50" passed="50" failed="0" skipped="0" not-run="0" errors="0"></assembly></assemblies>""";

    private const string PesterReport =
        """{"kind":"test","name":"Live: A live system: in the STA apartment: shows \"FABRIKAM\\alice\"","file":"Live.Tests.ps1","result":"Passed"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-ci-").FullName;

    public ContinuousIntegrationTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), ".ci/run is for Linux");
        Directory.CreateDirectory(Path.Combine(_folder, "tests/EntSso.Tests/bin/Debug/net472"));
        Place(".ci/run", File.ReadAllText(RepositoryFolder.Find(".ci/run")));
        Place("tests/EntSso.Directory.Tests/install.sh", "#!/bin/sh\n");
        Place("dotnet-test.log", DotnetTest);
        Place("mono.xml", MonoReport);
        Place("live.jsonl", PesterReport);
        Place("wine.xml", WineReport);

        // Each stand-in does what .ci/run expects of the program when it does well.
        Program("id", "echo 0");
        Program("apt-get", "exit 0");
        Program("dotnet", "if [ \"$1\" = test ]; then cat dotnet-test.log; fi");
        Program("mono", "cp ../../../../../mono.xml \"$3\"");
        Place("tests/wine/run.sh", "#!/bin/sh\nmkdir \"$2\"; cp wine.xml live.jsonl \"$2\"; echo '6 passed, 0 failed, 0 skipped'\n");
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void What_dotnet_test_skips_and_Wine_runs_is_not_counted_as_skipped()
    {
        (int exitCode, string[] lines) = Run();

        Assert.Equal((0, "156 passed, 0 failed, 1 skipped"), (exitCode, lines[^1]));
        Assert.Contains("3 tests that dotnet test skipped have run on Wine: they are counted there and not as skipped", lines);
        Assert.Equal(["skipped: EntSso.Tests.DomainTests.A_domain"], lines.Where(line => line.StartsWith("skipped:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_root_Wine_is_named_as_skipped_and_its_tests_stay_counted()
    {
        Program("id", "echo 1000");

        (int exitCode, string[] lines) = Run();

        Assert.Equal((0, "150 passed, 0 failed, 4 skipped"), (exitCode, lines[^1]));
        Assert.Contains("skipped: everything on Wine (needs root and apt)", lines);
    }

    public static TheoryData<string, string, string, string> Failures => new()
    {
        { "a failing test", "dotnet-test.log", DotnetTest.Replace("failed: 0", "failed: 2"), "156 passed, 2 failed, 1 skipped" },
        { "no summary", "dotnet-test.log", "Build failed.", "56 passed, 1 failed, 0 skipped" },
        { "a summary without numbers", "dotnet-test.log", DotnetTest.Replace("succeeded: 100", ""), "56 passed, 1 failed, 0 skipped" },
        { "an exit code", "bin/dotnet", "if [ \"$1\" = test ]; then cat dotnet-test.log; exit 8; fi", "156 passed, 1 failed, 1 skipped" },
        { "no build", "bin/dotnet", "if [ \"$1\" = test ]; then cat dotnet-test.log; else exit 1; fi", "106 passed, 3 failed, 1 skipped" },
        { "a failing test on Mono", "mono.xml", MonoReport.Replace("passed=\"50\" failed=\"0\"", "passed=\"49\" failed=\"1\""), "155 passed, 1 failed, 1 skipped" },
        { "a report of Mono that is cut", "mono.xml", MonoReport.Replace("</assemblies>", ""), "106 passed, 1 failed, 1 skipped" },
        { "no Mono that could be there", "bin/mono", "", "106 passed, 1 failed, 1 skipped" },
        { "Wine that cannot be set up", "tests/wine/run.sh", "exit 1", "150 passed, 1 failed, 4 skipped" },
        { "a failing test on Wine", "tests/wine/run.sh", "mkdir \"$2\"; cp wine.xml live.jsonl \"$2\"; echo '5 passed, 1 failed, 0 skipped'; exit 1", "155 passed, 1 failed, 1 skipped" },
        { "a test that is skipped on Wine", "tests/wine/run.sh", "mkdir \"$2\"; cp wine.xml live.jsonl \"$2\"; echo '5 passed, 0 failed, 1 skipped'; exit 1", "155 passed, 1 failed, 2 skipped" },
        { "packages that cannot be installed", "tests/EntSso.Directory.Tests/install.sh", "exit 100", "156 passed, 1 failed, 1 skipped" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_goes_wrong_is_a_failure_and_the_last_line_is_there(string what, string file, string content, string last)
    {
        if (file.StartsWith("bin/", StringComparison.Ordinal) && content.Length > 0)
        {
            Program(Path.GetFileName(file), content);
        }
        else if (file == "bin/mono")
        {
            File.Delete(Path.Combine(_folder, file));
        }
        else
        {
            Place(file, file.EndsWith(".sh", StringComparison.Ordinal) ? $"#!/bin/sh\n{content}\n" : content);
        }

        (int exitCode, string[] lines) = Run();

        Assert.True(exitCode != 0, what);
        Assert.Equal(last, lines[^1]);
    }

    private void Place(string file, string content)
    {
        string path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Program(string name, string script) => Place(Path.Combine("bin", name), $"#!/bin/sh\n{script}\n");

    /// <summary>Runs it in continuous integration, with the stand-ins and no other program of their names.</summary>
    private (int ExitCode, string[] Lines) Run()
    {
        // What the script needs of the system, without what the machine may have of the programs that are played here.
        string system = Path.Combine(_folder, "system");
        Directory.CreateDirectory(system);
        foreach (string tool in (string[])["bash", "sh", "cat", "cp", "mkdir", "mktemp", "rm", "tail", "head", "sed", "grep", "sort", "tee", "timeout", "dirname"])
        {
            string found = ((string[])["/usr/bin", "/bin"]).Select(folder => Path.Combine(folder, tool)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(system, tool), found);
        }

        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(_folder, ".ci/run")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Path.Combine(_folder, "bin")}:{system}";
        start.Environment["CI"] = "true";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = error.Result;
        return (process.ExitCode, output.TrimEnd('\n').Split('\n'));
    }
}
#endif
