using EntSso.Collection.Windows;
using Xunit;

namespace EntSso.Tests.Collection.Windows;

/// <summary>Whether a server that was named is the computer at hand.</summary>
public class ThisComputerTests
{
    [Theory]
    [InlineData("INTSVR1", true)]
    [InlineData("intsvr1.fabrikam.com", true)]
    [InlineData("intsvr1.FABRIKAM.com.", true)]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData(".", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("intsvr1.contoso.com", false)]
    [InlineData("INTSVR2", false)]
    [InlineData("INTSVR10", false)]
    [InlineData("", false)]
    public void By_short_and_full_name(string name, bool isThis) => Assert.Equal(isThis, new ThisComputer("INTSVR1", "fabrikam.com").Is(name));

    [Theory]
    [InlineData("intsvr1.contoso.com", true)]
    [InlineData("INTSVR2.contoso.com", false)]
    public void The_short_name_decides_where_the_own_domain_is_not_known(string name, bool isThis) =>
        Assert.Equal(isThis, new ThisComputer("INTSVR1", "").Is(name));

    [Fact]
    public void A_long_name_is_known_by_its_NetBIOS_form() =>
        Assert.True(new ThisComputer("INTEGRATIONSERV", "fabrikam.com").Is("IntegrationServer1.fabrikam.com"));

    [Fact]
    public void The_computer_knows_itself() => Assert.True(ThisComputer.Current().Is(System.Environment.MachineName));
}
