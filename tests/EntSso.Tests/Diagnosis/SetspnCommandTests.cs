using EntSso.Diagnosis;
using Xunit;

namespace EntSso.Tests.Diagnosis;

public class SetspnCommandTests
{
    [Theory]
    [InlineData("ENTSSO/INTSVR1", @"FABRIKAM\ssosvcact", @"setspn -S ENTSSO/INTSVR1 FABRIKAM\ssosvcact")]
    [InlineData("ENTSSO/INTSVR1", "", @"setspn -S ENTSSO/INTSVR1 DOMAIN\account")]
    [InlineData("ENTSSO/INTSVR1", @"FABRIKAM\sso svc", @"setspn -S ENTSSO/INTSVR1 ""FABRIKAM\sso svc""")]
    [InlineData("ENTSSO/INTSVR1", @"FABRIKAM\a&calc", @"setspn -S ENTSSO/INTSVR1 ""FABRIKAM\a&calc""")]
    public void Command_lines_are_quoted_where_needed(string spn, string account, string expected)
    {
        Assert.Equal(expected, SetspnCommand.Add(spn, account));
        Assert.Equal(expected.Replace("-S", "-D"), SetspnCommand.Remove(spn, account));
    }

    // Quotes do not help against any of these in cmd.exe or PowerShell.
    [Theory]
    [InlineData(@"FABRIKAM\a$(calc)$")]
    [InlineData(@"FABRIKAM\a$b")]
    [InlineData(@"FABRIKAM\a`b")]
    [InlineData(@"FABRIKAM\a%PATH%")]
    [InlineData("FABRIKAM\\a\u201D; calc")]
    [InlineData("FABRIKAM\\a\"; calc")]
    [InlineData("FABRIKAM\\a\ncalc")]
    [InlineData(@"FABRIKAM\a b\")]
    [InlineData("-X")]
    public void A_name_that_means_something_to_a_shell_even_in_quotes_is_left_to_fill_in(string account)
    {
        Assert.Equal(@"setspn -S ENTSSO/INTSVR1 DOMAIN\account", SetspnCommand.Add("ENTSSO/INTSVR1", account));
        Assert.Equal(@"setspn -D CLASS/HOST FABRIKAM\ssosvcact", SetspnCommand.Remove(account, @"FABRIKAM\ssosvcact"));
    }

    [Fact]
    public void A_managed_account_ends_with_a_dollar_sign_that_harms_nobody() =>
        Assert.Equal(@"setspn -S ENTSSO/INTSVR1 FABRIKAM\sso$", SetspnCommand.Add("ENTSSO/INTSVR1", @"FABRIKAM\sso$"));
}
