using EntSso.FakeComponents;

namespace EntSso.Windows.Tests.Administration;

/// <summary>The fake ssoconfig beside the tests, with a folder of its own; what the fake is told by the environment ends with this.</summary>
internal sealed class RecordingTool : IDisposable
{
    private readonly List<string> _variables = [];

    public RecordingTool()
    {
        Folder = Directory.CreateTempSubdirectory("entsso tool ").FullName;
        Tell("RECORD", Path.Combine(Folder, "calls"));
    }

    public static string File => Path.Combine(AppContext.BaseDirectory, "ssoconfig.exe");

    public string Folder { get; }

    /// <summary>The arguments of each call so far.</summary>
    public IReadOnlyList<string[]> Calls => ToolRecord.Read(Path.Combine(Folder, "calls"));

    public void Tell(string name, string value)
    {
        _variables.Add("FAKE_TOOL_" + name);
        Environment.SetEnvironmentVariable("FAKE_TOOL_" + name, value);
    }

    public void Dispose()
    {
        _variables.ForEach(name => Environment.SetEnvironmentVariable(name, null));
        Directory.Delete(Folder, true);
    }
}
