using EntSso.Directory.Tests.Samba;
using Xunit;

namespace EntSso.Directory.Tests;

public sealed class ContinuousIntegrationTests
{
    [Fact]
    public void Continuous_integration_has_everything_that_this_suite_needs()
    {
        var isContinuousIntegration = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        Assert.SkipWhen(
            SambaPrerequisites.Missing.Length > 0 && !isContinuousIntegration, $"the whole suite is skipped: {SambaPrerequisites.Missing}");

        Assert.Equal("", SambaPrerequisites.Missing);
    }
}
