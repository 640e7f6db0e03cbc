using System.Runtime.InteropServices;
using EntSso.Administration;
using EntSso.Administration.Live;
using Xunit;

namespace EntSso.Tests.Administration.Live;

/// <summary>A live system off Windows: one clear error, at once.</summary>
public class LiveSsoSystemTests
{
    [Fact]
    public void Off_windows_the_way_by_file_is_named()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "this is Windows");

        AdministrationException exception = Assert.Throws<AdministrationException>(() => LiveSsoSystem.Connect("INTSVR1"));

        Assert.Equal(AdministrationFailure.WindowsRequired, exception.Failure);
        Assert.Contains("-DeploymentPath FILE", exception.Message);
        Assert.Contains("--deployment FILE", exception.Message);
    }
}
