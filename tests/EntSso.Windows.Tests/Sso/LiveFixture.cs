using System;
using EntSso.Administration;
using EntSso.Administration.Live;
using EntSso.Collection.Directory;
using EntSso.Collection.Sso.Com;

namespace EntSso.Windows.Tests.Sso;

/// <summary>
/// A live administration over a fake SSO system: the components are registered in this process, and the tool of the server acts on the
/// same system. For the thread that makes it, and for all threads of its apartment.
/// </summary>
public sealed class LiveFixture : IDisposable
{
    private readonly RegisteredComponents _components;

    /// <summary>Creates the fixture.</summary>
    /// <param name="server">The server to go through; null for the selected one.</param>
    /// <param name="computer">The computer that this process thinks it runs on.</param>
    /// <param name="directory">Answers questions about membership.</param>
    public LiveFixture(string? server = "INTSVR1.fabrikam.com", string computer = "INTSVR1", IDirectory? directory = null)
    {
        System = FakeSsoSystem.Seeded();
        _components = new RegisteredComponents(System);
        Administration = new LiveAdministration(
            new SsoComSession(server), new FakeServerSwitches(System, computer), new ThisComputer(computer, "fabrikam.com"), directory);
    }

    /// <summary>What is administered.</summary>
    public ISsoAdministration Administration { get; }

    /// <summary>The system behind it.</summary>
    internal FakeSsoSystem System { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Administration.Dispose();
        _components.Dispose();
    }
}
