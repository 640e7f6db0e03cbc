#if NET
using System.Diagnostics;
using System.Net.Sockets;
using EntSso.Administration;
using EntSso.Administration.Desired;
using EntSso.Collection.Exports;
using EntSso.Collection.Sso;
using EntSso.Collection.SyncEngine;
using EntSso.Deployment.Json;
using EntSso.Events.Reading;
using EntSso.Events.Reading.Evtx;
using EntSso.Events.Reading.Xml;
using EntSso.Tests.Events.Evtx;
using Xunit;

namespace EntSso.Tests;

/// <summary>What is no regular file is refused by everything that opens input. Windows has its own cases in EntSso.Windows.Tests.</summary>
public sealed class InputFileTests : IDisposable
{
    /// <summary>Opening a pipe that nobody writes to waits for ever; a refusal takes no time. So long is waited before the test fails.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("entsso-input-").FullName;

    public static TheoryData<string> Openers =>
    [
        "deployment file", "desired state", "displaydb", "ENTSSO.xml", "management agent", "metaverse", "event file", "evtx", "event XML", "kind",
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Openers))]
    public async Task A_pipe_without_a_writer_is_refused_and_never_waited_for(string opener)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files on Windows.");
        string pipe = Pipe("p");

        Exception? error = await Task.Run(() => Record.Exception(() => Open(opener, pipe))).WaitAsync(_patience, TestContext.Current.CancellationToken);

        Assert.NotNull(error);
        Assert.True(error is IOException or EventLogUnreadableException or AdministrationException, error.ToString());
        Assert.Contains("named pipe (FIFO)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Save its content as a file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero", "a device")]
    [InlineData("/dev/null", "a device")]
    public void A_device_is_refused(string path, string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files on Windows.");

        Assert.Contains(kind, Assert.Throws<IOException>(() => InputFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot open them at all.");
        string path = Path.Combine(_folder, "s");
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));

        Assert.Contains("a socket", Assert.Throws<IOException>(() => InputFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_file_is_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "x");
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), file);

        using FileStream stream = InputFile.Open(Path.Combine(_folder, "link"));

        Assert.Equal('x', stream.ReadByte());
    }

    [Fact]
    public async Task In_a_folder_a_pipe_is_one_problem_and_the_files_are_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files on Windows.");
        _ = Pipe("a.xml");
        File.Copy(RepositoryFolder.Find("docs/samples/fabrikam/deployment.json"), Path.Combine(_folder, "deployment.json"));
        File.Copy(RepositoryFolder.Find("docs/samples/logs/server-gate-closed.xml"), Path.Combine(_folder, "log.xml"));
        var monitor = new RecordingMonitor();

        (ExportFolderReading reading, int events) = await Task.Run(() => (
            ExportFolder.Read(_folder),
            EventLogs.Open([_folder], monitor).Read(EventQuery.EntSso, monitor, CancellationToken.None).Count()))
            .WaitAsync(_patience, TestContext.Current.CancellationToken);

        Assert.EndsWith("a.xml", Assert.Single(reading.Problems).File, StringComparison.Ordinal);
        Assert.Equal("Fabrikam", reading.Deployment.Name);
        Assert.EndsWith("a.xml", Assert.Single(monitor.Problems).Source, StringComparison.Ordinal);
        Assert.True(events > 0);
    }

    private static void Open(string opener, string path)
    {
        CancellationToken none = CancellationToken.None;
        switch (opener)
        {
            case "deployment file":
                DeploymentFile.Load(path, none);
                break;
            case "desired state":
                DesiredConfigurationFile.Load(path, none);
                break;
            case "displaydb":
                DisplayDbText.Read(path, none);
                break;
            case "ENTSSO.xml":
                EntSsoXml.Read(path, none);
                break;
            case "management agent":
                ManagementAgentExport.Read(path, none);
                break;
            case "metaverse":
                MetaverseExport.Read(path, none);
                break;
            case "kind":
                EventFile.KindOf(path);
                break;
            default:
                IEventReader reader = opener switch
                {
                    "evtx" => new EvtxFileReader(path),
                    "event XML" => new EventXmlReader(path),
                    _ => new EventFileReader(path),
                };
                _ = reader.Read(EventQuery.Everything, new RecordingMonitor(), none).Count();
                break;
        }
    }

    private string Pipe(string name)
    {
        string path = Path.Combine(_folder, name);
        using Process process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return path;
    }
}
#endif
