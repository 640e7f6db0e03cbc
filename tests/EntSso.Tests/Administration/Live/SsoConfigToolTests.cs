using EntSso.Administration;
using EntSso.Administration.Live;
using EntSso.Administration.Tools;
using Xunit;

namespace EntSso.Tests.Administration.Live;

/// <summary>What may have happened when ssoconfig did not end well: a caller who is told "nothing" would not look.</summary>
public class SsoConfigToolTests
{
    [Theory]
    [InlineData(nameof(ToolFailure.NotFound), false)]
    [InlineData(nameof(ToolFailure.NotStarted), false)]
    [InlineData(nameof(ToolFailure.TimeLimit), true)]
    public void A_tool_that_ran_and_was_ended_may_have_changed_something_and_one_that_never_ran_has_not(string failure, bool mayHaveChanged)
    {
        Assert.True(Enum.TryParse(failure, out ToolFailure reason));
        AdministrationException failed = Assert.Throws<AdministrationException>(
            () => Write(_ => throw new ToolException(reason, "ssoconfig.exe took longer than 2 minutes.")));

        Assert.Equal((AdministrationFailure.ToolFailed, mayHaveChanged), (failed.Failure, failed.MayHaveChanged));
        Assert.Contains("longer than 2 minutes", failed.Message);
    }

    [Fact]
    public void A_tool_that_ends_with_an_error_may_have_changed_something()
    {
        AdministrationException failed = Assert.Throws<AdministrationException>(() => Write(call => Ended(call, 5)));

        Assert.Equal((AdministrationFailure.ToolFailed, true), (failed.Failure, failed.MayHaveChanged));
        Assert.Contains("exit code 5", failed.Message);
    }

    [Fact]
    public void A_tool_that_was_stopped_on_its_way_may_have_changed_something()
    {
        AdministrationException stopped = Assert.Throws<AdministrationException>(() => Write(_ => throw new OperationCanceledException()));

        Assert.True(stopped.MayHaveChanged);
        Assert.IsType<OperationCanceledException>(stopped.InnerException);
    }

    [Fact]
    public void A_stop_before_the_tool_runs_leaves_it_unrun()
    {
        bool hasRun = false;

        Assert.Throws<OperationCanceledException>(() => Write(
            call =>
            {
                hasRun = true;
                return Ended(call, 0);
            },
            new CancellationToken(true)));

        Assert.False(hasRun);
    }

    private static void Write(Func<ToolCall, ToolResult> run, CancellationToken cancellationToken = default) => new SsoConfigTool(
        new Runner(run), () => new SsoTools { SsoConfig = "ssoconfig.exe" }).WriteGate(ServerGate.Miis, true, cancellationToken);

    private static ToolResult Ended(ToolCall call, int exitCode) =>
        new(call, exitCode, new ToolOutput("", false), new ToolOutput("", false));

    private sealed class Runner(Func<ToolCall, ToolResult> run) : IToolRunner
    {
        public ToolResult Run(ToolCall call, CancellationToken cancellationToken) => run(call);
    }
}
