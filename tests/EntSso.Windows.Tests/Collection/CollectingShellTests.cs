using EntSso.Collection.Windows;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Windows.Tests.Collection;

public sealed class CollectingShellTests
{
    [WindowsFact]
    public void The_account_the_rights_and_the_width_of_the_process_are_known()
    {
        DateTime time = new(2026, 5, 4, 3, 2, 1, DateTimeKind.Utc);

        CollectionRun run = CollectingShell.Read(time, "0.1.0");

        Assert.Equal((Environment.MachineName, time, "0.1.0"), (run.Computer, run.Time, run.ToolVersion));
        Assert.EndsWith(@"\" + Environment.UserName, run.Account.Value, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Fact.Known(Elevation.IsElevated), run.IsElevated);
        Assert.Equal(Environment.Is64BitProcess, run.Is64Bit.Value);
        Assert.False(run.IsSsoAdministrator.IsKnown);
    }
}
