using EntSso.Naming;
using Xunit;

namespace EntSso.Tests.Naming;

public class CommandWordTests
{
    [Theory]
    [InlineData("PAYROLL", "PAYROLL")]
    [InlineData(@"FABRIKAM\jane.doe", @"FABRIKAM\jane.doe")]
    [InlineData("jane@fabrikam.com", "jane@fabrikam.com")]
    [InlineData("Payroll Europe", "\"Payroll Europe\"")]
    [InlineData(@"FABRIKAM\INTSVR1$", @"FABRIKAM\INTSVR1$")]
    public void A_name_that_means_nothing_to_a_shell_stands_as_it_is(string name, string expected) =>
        Assert.Equal(expected, CommandWord.Of(name, "APPLICATION"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-enable")]
    [InlineData("@PSBoundParameters")]
    [InlineData("$env:PATH")]
    [InlineData("a;b")]
    [InlineData("a\"b")]
    [InlineData("50%")]
    [InlineData(@"C:\")]
    [InlineData(@"FABRIKAM\")]
    [InlineData("a\u02BAb")]
    public void A_name_that_a_shell_would_take_for_something_else_stays_out(string name) =>
        Assert.Equal("APPLICATION", CommandWord.Of(name, "APPLICATION"));

    [Theory]
    [InlineData(@"FABRIKAM\jane", @"FABRIKAM\jane")]
    [InlineData(@"fabrikam.com\jane", @"fabrikam.com\jane")]
    [InlineData("jane@fabrikam.com", @"DOMAIN\user")]
    [InlineData("jane", @"DOMAIN\user")]
    [InlineData(@".\jane", @"DOMAIN\user")]
    [InlineData(@"NT AUTHORITY\SYSTEM", @"DOMAIN\user")]
    [InlineData("S-1-5-21-1-2-3-1104", @"DOMAIN\user")]
    public void Where_a_command_takes_a_domain_and_a_user_no_other_form_is_put_in(string account, string expected) =>
        Assert.Equal(expected, CommandWord.Of(account, @"DOMAIN\user"));

    [Theory]
    [InlineData("INTSVR1.fabrikam.com", "INTSVR1.fabrikam.com")]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("fe80::1", "SERVER")]
    [InlineData("a b", "SERVER")]
    [InlineData(".", "SERVER")]
    public void A_computer_is_a_host_name_or_an_address_that_every_tool_takes(string name, string expected) =>
        Assert.Equal(expected, CommandWord.Computer(name, "SERVER"));
}
