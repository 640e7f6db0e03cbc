using EntSso.Administration;
using EntSso.Administration.Live;
using Xunit;

namespace EntSso.Windows.Tests;

public class LivePlatformTests
{
    [Fact]
    public void Off_windows_a_live_system_is_refused_at_once_and_the_file_is_named()
    {
        AdministrationException refused = OperatingSystem.IsWindows()
            ? LiveSsoSystem.WindowsRequired("-DeploymentPath")
            : Assert.Throws<AdministrationException>(() => LiveSsoSystem.Connect(null, null, "-DeploymentPath"));

        Assert.Equal(AdministrationFailure.WindowsRequired, refused.Failure);
        Assert.Contains("-DeploymentPath FILE", refused.Message);
    }
}
