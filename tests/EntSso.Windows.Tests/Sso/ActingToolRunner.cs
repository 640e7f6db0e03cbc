using System.Globalization;
using EntSso.Administration.Tools;
using EntSso.Windows.Tests.Administration;

namespace EntSso.Windows.Tests.Sso;

/// <summary>
/// Runs the fake ssoconfig as the process it is, and then does to the fake system what the arguments say that arrived there: reading back
/// shows what the tool was told, not what it was meant to be told.
/// </summary>
internal sealed class ActingToolRunner(FakeSsoSystem system, string computer, RecordingTool tool) : IToolRunner
{
    public ToolResult Run(ToolCall call, CancellationToken cancellationToken)
    {
        ToolResult result = new ToolRunner().Run(call, cancellationToken);
        if (result.ExitCode == 0)
        {
            Act(tool.Calls[^1]);
        }

        return result;
    }

    private void Act(string[] arguments)
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
                throw new InvalidOperationException($"ssoconfig does not know: {string.Join(" ", arguments)}");
        }
    }
}
