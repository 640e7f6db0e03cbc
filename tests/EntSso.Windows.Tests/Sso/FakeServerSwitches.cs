using System.Threading;
using EntSso.Administration;
using EntSso.Administration.Live;

namespace EntSso.Windows.Tests.Sso;

/// <summary>What ssoconfig does to the server that it runs on.</summary>
internal sealed class FakeServerSwitches(FakeSsoSystem system, string computer) : IServerSwitches
{
    private FakeServer Server => system.Servers.Find(s => s.Name.StartsWith(computer + ".", System.StringComparison.OrdinalIgnoreCase))!;

    public void WriteGate(ServerGate gate, bool isAllowed, CancellationToken cancellationToken)
    {
        int bit = gate == ServerGate.Miis ? 0x800 : 0x400;
        Server.StatusFlags = isAllowed ? Server.StatusFlags | bit : Server.StatusFlags & ~bit;
    }

    public void WritePasswordSyncAge(int hours, CancellationToken cancellationToken) => Server.PasswordSyncAge = hours;

    public void WriteAuditLevels(AuditLevels levels, CancellationToken cancellationToken)
    {
        Server.PositiveAuditLevel = levels.Positive;
        Server.NegativeAuditLevel = levels.Negative;
    }

    public void WriteReplayDirectory(string directory, CancellationToken cancellationToken) => Server.ReplayDirectory = directory;
}
