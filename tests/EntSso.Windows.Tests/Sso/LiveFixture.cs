using System.Runtime.Versioning;
using EntSso.Administration;
using EntSso.Administration.Live;
using EntSso.Administration.Tools;
using EntSso.Collection.Directory;
using EntSso.Collection.Sso.Com;
using EntSso.Collection.Windows;
using EntSso.FakeComponents;
using EntSso.Windows.Tests.Administration;

namespace EntSso.Windows.Tests.Sso;

/// <summary>
/// A fake SSO system behind registered components and a fake ssoconfig, and live administrations of it. For the thread that makes it, and for all threads of its
/// apartment.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class LiveFixture : IDisposable
{
    private readonly RecordingTool _tool = new();
    private readonly RegisteredComponents _components;

    public LiveFixture(FakeSsoSystem system)
    {
        System = system;
        _components = new RegisteredComponents(system);
    }

    /// <summary>What the tool of the server was called with.</summary>
    public IReadOnlyList<string[]> ToolCalls => _tool.Calls;

    /// <summary>Makes the tool do something else than end well.</summary>
    /// <param name="name">A variable of the fake tool.</param>
    /// <param name="value">Its value.</param>
    public void TellTool(string name, string value) => _tool.Tell(name, value);

    /// <summary>The system.</summary>
    public FakeSsoSystem System { get; }

    /// <summary>Opens a live administration, as one administrator does.</summary>
    /// <param name="server">The server to go through; null for the selected one.</param>
    /// <param name="computer">The computer that this process takes itself for.</param>
    /// <param name="directory">Answers questions about membership.</param>
    public ISsoAdministration Open(string? server = "INTSVR1.fabrikam.com", string computer = "INTSVR1", IDirectory? directory = null) =>
        new LiveAdministration(
            new SsoComSession(server),
            new SsoConfigTool(new ActingToolRunner(System, computer, _tool), () => new SsoTools { SsoConfig = RecordingTool.File }),
            new ThisComputer(computer, "fabrikam.com"),
            directory);

    /// <summary>Takes the components away, as if they were not installed.</summary>
    public void Unregister() => _components.Dispose();

    public void Dispose()
    {
        _components.Dispose();
        _tool.Dispose();
    }
}
