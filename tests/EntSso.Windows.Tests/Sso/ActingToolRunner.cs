using EntSso.Administration.Tools;
using EntSso.FakeComponents;
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
            FakeSsoConfig.Act(system, computer, tool.Calls[^1]);
        }

        return result;
    }
}
