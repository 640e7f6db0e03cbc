using Xunit;

namespace EntSso.Tests;

public sealed class RemoteComputerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(" . ")]
    [InlineData("(local)")]
    [InlineData("LocalHost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Words_for_the_own_computer_are_no_other(string? computer) => Assert.Null(RemoteComputer.NameOf(computer));

    [Theory]
    [InlineData(" INTSVR1 ", "INTSVR1")]
    [InlineData("localhost.fabrikam.com", "localhost.fabrikam.com")]
    [InlineData("127.0.0.10", "127.0.0.10")]
    public void Any_other_name_is_kept(string computer, string expected) => Assert.Equal(expected, RemoteComputer.NameOf(computer));
}
