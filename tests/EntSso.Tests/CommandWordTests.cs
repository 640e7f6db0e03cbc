using Xunit;

namespace EntSso.Tests;

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
    public void A_name_that_a_shell_would_take_for_something_else_stays_out(string name) =>
        Assert.Equal("APPLICATION", CommandWord.Of(name, "APPLICATION"));
}
