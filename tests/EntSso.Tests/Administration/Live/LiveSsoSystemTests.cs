using System.Runtime.InteropServices;
using EntSso.Administration;
using EntSso.Administration.Live;
using Xunit;

namespace EntSso.Tests.Administration.Live;

/// <summary>A live system off Windows: one clear error, at once.</summary>
public class LiveSsoSystemTests
{
    [Theory]
    [InlineData("-DeploymentPath")]
    [InlineData("--deployment")]
    public void Off_windows_the_parameter_of_the_caller_for_a_file_is_named(string parameter)
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "this is Windows");

        AdministrationException exception = Assert.Throws<AdministrationException>(() => LiveSsoSystem.Connect("INTSVR1", null, parameter));

        Assert.Equal(AdministrationFailure.WindowsRequired, exception.Failure);
        Assert.EndsWith($": {parameter} FILE.", exception.Message);
    }
}
