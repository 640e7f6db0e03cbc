using System;
using System.Runtime.Versioning;
using EntSso.Administration;
using EntSso.Administration.Live;
using EntSso.Collection.Directory;
using EntSso.Collection.Sso.Com;

namespace EntSso.Windows.Tests.Sso;

/// <summary>
/// A fake SSO system behind registered components, and live administrations of it. For the thread that makes it, and for all threads of its
/// apartment.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class LiveFixture : IDisposable
{
    private readonly RegisteredComponents _components;

    public LiveFixture(FakeSsoSystem system)
    {
        System = system;
        _components = new RegisteredComponents(system);
    }

    /// <summary>The system.</summary>
    public FakeSsoSystem System { get; }

    /// <summary>Opens a live administration, as one administrator does.</summary>
    /// <param name="server">The server to go through; null for the selected one.</param>
    /// <param name="computer">The computer that this process takes itself for.</param>
    /// <param name="directory">Answers questions about membership.</param>
    public ISsoAdministration Open(string? server = "INTSVR1.fabrikam.com", string computer = "INTSVR1", IDirectory? directory = null) =>
        new LiveAdministration(
            new SsoComSession(server), new FakeServerSwitches(System, computer), new ThisComputer(computer, "fabrikam.com"), directory);

    public void Dispose() => _components.Dispose();
}
