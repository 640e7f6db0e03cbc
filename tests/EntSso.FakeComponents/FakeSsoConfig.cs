using System.Globalization;

namespace EntSso.FakeComponents;

/// <summary>What ssoconfig does to the server that it runs on, by its documented arguments.</summary>
internal static class FakeSsoConfig
{
    /// <summary>Does to a fake system what the arguments say.</summary>
    /// <param name="system">The system.</param>
    /// <param name="computer">The computer that the tool ran on.</param>
    /// <param name="arguments">The arguments as they arrived.</param>
    public static void Act(FakeSsoSystem system, string computer, string[] arguments)
    {
        FakeServer server = system.Servers.Find(
            s => string.Equals(s.NodeName, computer, StringComparison.OrdinalIgnoreCase) || s.NodeName.StartsWith(computer + ".", StringComparison.OrdinalIgnoreCase))!;
        switch (arguments)
        {
            case ["-allowPS", "MIIS" or "PCNS", "yes" or "no"]:
                int bit = arguments[1] == "MIIS" ? 0x800 : 0x400;
                server.StatusFlags = arguments[2] == "yes" ? server.StatusFlags | bit : server.StatusFlags & ~bit;
                break;
            case ["-syncAge", var hours]:
                server.PasswordSyncAge = int.Parse(hours, CultureInfo.InvariantCulture);
                break;
            case ["-auditLevel", var positive, var negative]:
                server.PositiveAuditLevel = int.Parse(positive, CultureInfo.InvariantCulture);
                server.NegativeAuditLevel = int.Parse(negative, CultureInfo.InvariantCulture);
                break;
            case ["-replayFiles", var directory]:
                server.ReplayDirectory = directory;
                break;
            default:
                throw new InvalidOperationException($"ssoconfig has no such arguments: {string.Join(" ", arguments)}");
        }
    }
}
